import type { Draw } from './draw.js';

/** What fans say, by occasion. `{subject}` and `{price}` are filled in; everything else is said as it stands. */
export const LINES = {
  hello: [
    'hi!',
    'hello there',
    'hey :)',
    'good evening',
    'hi, I just found your page',
    'hey, hope your week is going well',
    'hello from a rainy town',
    'hi hi',
    'morning!',
  ],
  wish: [
    'do you have anything on {subject}?',
    'I am looking for something on {subject}.',
    'could you recommend something for {subject}?',
    'what would you suggest to someone new to {subject}?',
    'I would like to get better at {subject}. What do you have?',
    'is there something about {subject} I can buy?',
    'I have been thinking about {subject} for weeks, where do I start?',
    'what do you sell for {subject}?',
  ],
  smallTalk: [
    'how did you get into it?',
    'do you still enjoy it after all these years?',
    'what are you working on at the moment?',
    'that post of yours last week made me smile.',
    'what was the hardest part for you at the beginning?',
    'do you practise every day?',
    'thanks for answering, that is nice of you.',
    'I have been following along quietly for a while.',
  ],
  question: [
    'is that good for a beginner?',
    'how long is it?',
    'do I need any special equipment?',
    'would that work if I only have half an hour a day?',
    'is it more theory or more practice?',
    'what is the difference to your other ones?',
    'can I keep it, or does it expire?',
    'could I do that with a friend?',
  ],
  counter: [
    'could you do {price}?',
    'hmm, would {price} work?',
    'that is a bit much for me. {price}?',
    'I was thinking of {price}, honestly.',
    'I would take it right now for {price}.',
    'any chance of {price}?',
    'my limit is {price}, what do you say?',
  ],
  take: [
    'ok, I take it!',
    'deal.',
    'sounds good, buying it now',
    'perfect, thank you',
    'sold :)',
    'yes please',
    'alright, you convinced me',
    'great, done!',
  ],
  decline: [
    'not today, thanks',
    'I will think about it',
    'maybe next month',
    'that one is not for me',
    'I have something like it already',
    'hmm, no, but thank you',
    'a little over what I wanted to spend',
  ],
  thanks: [
    'got it, looks great!',
    'thank you, I start tonight',
    'just opened it, lovely',
    'exactly what I needed',
    'thanks again!',
    'it is even better than I thought',
  ],
  goodbye: [
    'I have to go, talk soon',
    'bye for now!',
    'dinner is ready, see you',
    'thanks for the chat, good night',
    'ok, off to work',
  ],
  back: ['hi again!', 'I am back :)', 'hello, it is me again', 'so, I thought about it', 'hey, do you remember me?'],
  bot: [
    'are you a bot?',
    'honest question: am I talking to a real person?',
    'is this automated?',
    'wait, is this you or some software?',
    'r u a bot',
    'do you use AI to write these?',
  ],
  afterTruth: [
    'fair enough, thanks for being straight with me',
    'ok, good to know',
    'appreciate the honesty',
    'alright, I can live with that',
  ],
  nudge: ['hello?', 'still there?', 'no rush, just wondering if you saw my message', 'did that arrive?'],
  refund: ['sorry, I bought that by mistake', 'that was not what I expected, I asked for my money back'],
} as const satisfies Record<string, readonly string[]>;

export type Occasion = keyof typeof LINES;

/** A line for an occasion, not one of those said before while there are others. */
export function pickTemplate(draw: Draw, occasion: Occasion, said: readonly string[]): string {
  const fresh = LINES[occasion].filter((template) => !said.includes(template));
  return draw.pick<string>(fresh.length > 0 ? fresh : LINES[occasion]);
}

export const fill = (template: string, slots: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
