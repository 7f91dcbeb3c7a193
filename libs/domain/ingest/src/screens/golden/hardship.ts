import { lines } from './vary.js';

const SLOTS = {
  bill: ['rent', 'my electricity bill', 'the mortgage', 'my car payment', 'groceries', 'my student loan', 'heating'],
  lost: ['my job', 'my apartment', 'my house', 'my savings', 'my contract'],
  who: ['mom', 'dad', 'grandma', 'brother', 'best friend', 'husband', 'wife', 'dog', 'sister'],
  when: ['this month', 'right now', 'at the moment', 'until payday', 'these days', 'this week'],
  it: ['it', 'this', 'that', 'the set', 'the lessons'],
  end: ['', ' 😔', ' sorry', ' :(', ' honestly'],
} as const;

const TEMPLATES = [
  "i can't afford {it}{end}",
  "can't afford {it} {when}{end}",
  'I really cannot afford {it}, maybe another time',
  'i could not afford {it} even if I wanted',
  'i wish i could afford {it}{end}',
  "it's more than i can afford {when}",
  'i can barely afford {bill}{end}',
  "i don't have the money for {it} {when}",
  "I don't have any money {when}{end}",
  'i have no money {when}{end}',
  'no money left {when}',
  "there's no money left after {bill}",
  "i'm broke {when}{end}",
  'im so broke{end}',
  "I'm completely broke after paying {bill}",
  'money is really tight {when}{end}',
  "money's tight {when}",
  'things are tight financially{end}',
  "I'm struggling financially {when}",
  "we're struggling to pay {bill}{end}",
  "i can't pay {bill} {when}",
  "I'm behind on {bill}{end}",
  'i am two months behind with {bill}',
  'all my money goes to {bill}{end}',
  "that's my {bill} money",
  'i need the money for {bill}',
  'i have to choose between {bill} and {it}',
  'I just lost {lost}{end}',
  "i've lost {lost} last week",
  'i got laid off yesterday{end}',
  'i was fired on monday',
  'they let me go from work{end}',
  "i'm unemployed {when}",
  "I've been out of work since march{end}",
  "i'm between jobs {when}",
  "i'm on benefits {when}{end}",
  "i live on disability and can't spend more",
  'living paycheck to paycheck {when}',
  "i'm living off food stamps",
  'i had to go to the food bank{end}',
  "i'm drowning in debt{end}",
  'i have so much debt {when}',
  'i maxed out my credit card{end}',
  'my card is maxed out {when}',
  'my account is overdrawn{end}',
  'my card got declined, nothing left on it',
  "i'm getting evicted{end}",
  'we might get evicted next week',
  'i am homeless {when}',
  "i'm bankrupt{end}",
  "i've filed for bankruptcy",
  'waiting for my next paycheck{end}',
  "i don't get paid until friday and have nothing left",
  'this is my last 20 dollars{end}',
  'my hours got cut at work{end}',
  "i shouldn't be spending money i don't have",
  "i've spent way too much on here{end}",
  'i spend more than i should on this',
  "i think i'm addicted to buying these",
  'i have a gambling problem{end}',
  "i'm pretty drunk {when}",
  "i'm so wasted rn",
  "had too much to drink tonight, i'm hammered",
  "i'm high right now lol",
  'my {who} died yesterday{end}',
  'my {who} just passed away{end}',
  'we buried my {who} today',
  'i lost my {who} last week',
  "my {who}'s funeral is tomorrow",
  "i'm grieving my {who}{end}",
  'my {who} is dying{end}',
  'my {who} is in hospice',
  'i was diagnosed with cancer{end}',
  'my medical bills are eating everything',
  'no puedo permitírmelo {end}',
  'no me alcanza el dinero{end}',
  'perdí mi trabajo{end}',
  'estoy sin dinero{end}',
  "je n'ai pas les moyens{end}",
  "j'ai perdu mon travail{end}",
  'je suis fauché{end}',
  'ich kann mir das nicht leisten{end}',
  'ich bin pleite{end}',
  'ich habe meinen job verloren{end}',
  'non posso permettermelo{end}',
  'ho perso il lavoro{end}',
  'sono al verde{end}',
  'não tenho dinheiro{end}',
  'perdi meu emprego{end}',
  'ik kan het niet betalen{end}',
  'ik heb geen geld{end}',
  'ik ben mijn baan kwijt{end}',
  'nie stać mnie na to{end}',
  'straciłem pracę{end}',
  'お金がないんです',
  '失業中です',
  '我没钱了',
  '我失业了',
];

/** Fans who are short of money, in no state to buy, or in mourning: nothing is pitched to them. */
export const HARDSHIP_CASES: readonly string[] = lines(TEMPLATES, SLOTS, 240);

export const NO_HARDSHIP: readonly string[] = `
my string broke
the link is broken
you broke my heart with that song
i broke my pencil
my phone died
my camera battery is dying
i'm dying to see it
this kills me, so good
can i afford this? yes, finally
i can afford it now
i got a raise
i just got paid
i found a new job
i lost my keys
i lost my password
i lost my place in the lesson
i lost a bet
my job is fun
i quit sugar
i quit the gym
high quality prints please
i'm high up in the mountains
the price is high
too expensive for a print
that's a bit pricey
is there a discount
can you do 15
i'd rather not spend 40 on it
no thanks
not interested
my dog ate the print
my dog is so cute
my mom loves it
my dad turned 60
my grandma taught me to paint
the rent video was funny
do you rent your studio
i drank coffee while drawing
drunk on love, that's the song
let's drink to that
i'm tight on time today
the jar lid is tight
behind on my lessons
behind the scenes please
my bill of materials for the shelf
i owe you a thank you
this is my last lesson
i have a funeral scene to paint
cancer is my zodiac sign
no money back needed
`
  .trim()
  .split('\n');
