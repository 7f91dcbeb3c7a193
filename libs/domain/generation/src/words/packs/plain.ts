import type { VoicePack } from '../voice-pack.js';

/** Neutral lines every voice can stand behind; also what is said when nothing else passes the gates. */
export const plain: VoicePack = {
  id: 'plain',
  lines: {
    hello: [
      'Hi, this is {{name}}’s desk. What can I do for you?',
      'Hello, you’ve reached {{name}}’s desk. What brings you here?',
      'Hi there. What are you looking for?',
    ],
    'hello-again': ['Hi again.', 'Hello again. What is it today?', 'Good to see you again.'],
    back: ['Welcome back.', 'Good to have you back.', 'It’s been a while. Welcome back.'],
    chat: ['I hear you.', 'Good to know.', 'Thanks for telling me.', 'I see.', 'Got it.', 'Tell me more.'],
    glad: ['That’s good to hear.', 'Nice.', 'Glad to hear it.'],
    low: ['I’m sorry to hear that.', 'That sounds hard.', 'I hope it gets easier soon.', 'Sorry, that’s a lot.'],
    fine: [
      'All well at the desk, thank you. And you?',
      'All good here. How about you?',
      'Quiet and good here. And yours?',
    ],
    thanks: ['You’re welcome.', 'Any time.', 'Gladly.'],
    bye: ['Take care.', 'Bye for now.', 'See you around.'],
    wonder: ['What’s on your mind?', 'How is your day going?', 'What are you up to?'],
    ask: ['What do you like best?', 'What kind of thing are you after?', 'What would you like to see?'],
    invite: ['Shall I show you something?', 'Would you like me to pick something for you?'],
    unknown: [
      'That’s not something I have an answer to here.',
      'I can’t say for sure, and I’d rather not make it up.',
      'I’d have to guess, and I don’t want to.',
      'I don’t know that one.',
    ],
    'ask-style': [
      'Which styles do you like most?',
      'What kind of work do you enjoy looking at?',
      'Is there a style you keep coming back to?',
    ],
    'ask-format': [
      'Do you prefer videos, prints or written guides?',
      'Which would suit you better: something to watch, or something to print?',
      'What format works best for you?',
    ],
    'ask-level': [
      'Are you a beginner, or have you been at it for a while?',
      'How far along are you with it yourself?',
      'Would you call yourself a beginner or more advanced?',
    ],
    'ask-schedule': [
      'When do you usually have time for yourself?',
      'What time of day suits you best?',
      'Are you more of a morning or an evening person?',
    ],
    'not-stated': [
      'The description doesn’t say, so I won’t guess.',
      'That isn’t stated, and I’d rather not make it up.',
      'I can’t say for sure: it’s not on record.',
    ],
    told: [
      'This much I can tell you: {{name}} {{fact}}.',
      'I know one thing about that: {{name}} {{fact}}.',
      'What {{name}} says about it: {{name}} {{fact}}.',
    ],
    fact: [
      '{{name}} {{fact}}.',
      'Did you know? {{name}} {{fact}}.',
      'A small thing about {{name}}: {{name}} {{fact}}.',
    ],
    offer: [
      'Here’s the one I mean.',
      '“{{title}}”.',
      'This is “{{title}}”.',
      'There is “{{title}}”.',
      'Here is one: “{{title}}”.',
    ],
    claim: ['{{claim}}', 'In short: {{claim}}', 'About it: {{claim}}', 'From the description: {{claim}}'],
    price: [
      'It’s {{price}}.',
      'The price is {{price}}.',
      '{{price}}, attached to this message.',
      'That’s {{price}}, attached here.',
    ],
    counter: [
      'I can do {{price}}.',
      '{{price}} would work here.',
      'How about {{price}}?',
      'I can meet you at {{price}}.',
    ],
    final: ['{{price}} is as far as I can go.', 'My best is {{price}}.', 'I can’t go below {{price}}.'],
    hold: ['It stays at {{price}}.', 'The price is {{price}} for now.', 'It’s still {{price}}.'],
    agreed: [
      '{{price}} it is. It’s attached.',
      'All right, {{price}}. You’ll find it attached.',
      '{{price}} works. It’s attached to this message.',
    ],
    restate: [
      'Good. It’s {{price}}: open the attached offer and it’s yours.',
      'All right, {{price}}. Tap the attached offer to get it.',
      'It’s ready at {{price}}. The attached offer takes you there.',
    ],
    'still-here': ['Yes, it’s still here, at {{price}}.', 'It is, for {{price}}.', 'Still available, at {{price}}.'],
    details: [
      'What I can tell you: {{claim}}',
      'The description says: {{claim}}',
      'Here is what is on record: {{claim}}',
    ],
    'which-amount': [
      'Which amount do you mean exactly?',
      'Could you give me the exact figure you have in mind?',
      'Tell me the exact amount you mean, so I don’t get it wrong.',
    ],
    'let-go': [
      'No problem at all.',
      'That’s fine. I’ll leave it there.',
      'Understood, no offer then.',
      'All good, we’ll drop it.',
    ],
    'no-selling': [
      'I won’t offer anything right now, but I’m glad to chat.',
      'Nothing to buy today. How are you?',
      'Let’s leave buying aside for now.',
    ],
    'nothing-fits': [
      'I don’t have anything like that right now.',
      'Nothing here fits that, and I won’t show you something else as if it did.',
      'I looked, and there is nothing like that here yet.',
      'That’s not in the collection at the moment. I’ve noted that you asked.',
    ],
    'all-owned': [
      'You already have everything here that fits.',
      'Everything of that kind is already yours.',
      'You own all of those already.',
    ],
    gone: ['That one isn’t available any more.', 'That one has been taken down.', 'I can’t offer that one any more.'],
    'no-further': [
      'I can’t go there on this one.',
      'That’s lower than I can go, but thank you for asking.',
      'I can’t do that amount, no hard feelings.',
    ],
    'no-price': [
      'I can’t offer that one right now.',
      'That one isn’t something I can offer at the moment.',
      'I have to leave that one out for now.',
    ],
    owned: ['You already have that one.', 'That one is yours already.', 'Good news: you own it already.'],
    paid: [
      'Thank you! It’s yours now.',
      'Thank you for your purchase. It’s unlocked for you.',
      'Got it, thank you. Enjoy.',
    ],
    'paid-too': [
      'Thank you for your purchase!',
      'And thank you, it’s unlocked.',
      'Your purchase came through, thank you.',
    ],
    complaint: [
      'I’m sorry about that. I’ve noted it for the team to look into. What exactly went wrong?',
      'Sorry, that’s not how it should be. Tell me what happened and I’ll note it for the team.',
      'That shouldn’t happen, sorry. Which item is it, and what do you see?',
      'I’m sorry. Please tell me which purchase it is about; it’s noted for the team to check.',
    ],
    gentle: [
      'Please don’t worry about buying anything. Looking after yourself comes before all this.',
      'No need to spend anything here. I hope things get easier soon.',
      'Keep your money where you need it.',
      'That sounds hard. Nothing here needs to be bought, really.',
    ],
    rude: [
      'Let’s keep it friendly, please.',
      'I’ll happily go on when we’re kind to each other.',
      'I won’t answer that tone. Anything else, gladly.',
    ],
    'off-limits': [
      'That’s not something {{name}} does, whatever is offered.',
      'That’s outside of what happens here. Anything else, gladly.',
      'I have to say no to that one.',
    ],
    probing: [
      'I’d rather talk about what brought you here.',
      'That’s not something I can go into. What are you looking for?',
      'Let’s stay with {{name}} and what there is to see here.',
      'Nice try. What can I actually help you with?',
    ],
    'hand-over': [
      'Of course. I’ve asked for a person from the team to look at this. I can’t say when they’ll write.',
      'Sure, I’ve put that forward to a person on the team. You can go on writing here meanwhile.',
      'Understood. A person has been asked to take a look at our conversation.',
    ],
  },
};
