import { oneOf, type Rule } from '../rule.js';

const UNDER_AGE = String.raw`(?:(?:[6-9]|1[0-7])(?![0-9])|(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?![a-z]))`;
const OF_AGE = String.raw`(?:(?:1[89]|[2-9][0-9])(?![0-9])|(?:(?:eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]?(?:one|two|three|four|five|six|seven|eight|nine))?)(?![a-z]))`;
const YEARS_OLD = String.raw`[ -]?(?:(?:years?|yrs?)(?:[ -]old|[ -]of[ -]age|[ -]young)|y[ /.-]?o\b)`;
const ME = String.raw`(?<![a-z'])(?:i am|i'm|im|iam|i m)`;
const ADVERB = String.raw`(?: (?:only|just|actually|really|still|barely|like|literally|legit|honestly|technically|currently|now|almost|nearly|about|exactly|a|an|turning|going on|gonna be|going to be|about to be|about to turn|not even))`;
const FILLER = `${ADVERB}{0,3}`;

/**
 * What may follow "I'm 15" for it to be an age. Everything else makes the number a distance, a time, a length or a price:
 * "I'm 15 minutes away", "I'm 12 lessons in", "I'm 15 off".
 */
const AFTER = [
  String.raw`$|[!?;:)(]|[.,](?![0-9])`,
  String.raw`-? ?(?:and|but|so|or|if|is|are|can|could|do|does|will|now|rn|btw|lol|lmao|haha|hehe|too|also|though|tho|tbh)\b`,
  String.raw`(?:actually|yet|almost|next|this|soon|today|tomorrow|you|u|my|i|hope|what|not|with|and a half|sorry|please|pls|xd)\b`,
  String.raw`(?:male|female|boy|girl|guy|dude|kid|teen|student)\b`,
  String.raw`going on\b|[mf]\b|from\b|in (?:january|february|march|april|may|june|july|august|september|october|november|december)\b`,
  String.raw`in (?:the|a few|two|three|[0-9]+) ?(?:days?|weeks?|months?|summer|fall|spring|winter)\b`,
  String.raw`[^\p{L}\p{N}\p{P}\p{Sc}\s%°]`,
].join('|');

/** "I feel like I'm 15", "mentally I'm 12": about a mood or a face, not a birthday. */
const FIGURATIVE = oneOf(
  /\b(?:feel|feels|feeling|felt|look|looks|looked|acts?|acting) (?:like|as if)\b/,
  /\b(?:as (?:if|though)|like|wish) i(?:'m| am)\b/,
  /\b(?:think|thinks|thought|says?|said|assumes?|assumed|guess|guesses|guessed) (?:that )?i\b/,
  /\b(?:mentally|emotionally|at heart|on the inside|in dog years)\b/,
  /\bi(?:'m| am) [0-9a-z]+ again\b|\b(?:remember|missed?|recall|used to|of|hated?|loved) being\b/,
);

const sentence = (source: string) => oneOf(new RegExp(source, 'u'));

const statedAge = (NUMBER: string): readonly Rule[] => [
  {
    id: 'states own age',
    score: 1,
    reads: 'text',
    when: sentence(`${ME}${FILLER} ${NUMBER}${YEARS_OLD}`),
    unless: FIGURATIVE,
  },
  {
    id: 'states own age',
    score: 0.9,
    reads: 'text',
    when: sentence(`${ME}${FILLER} (?:age |aged )?${NUMBER}(?= ?(?:${AFTER}))`),
    unless: FIGURATIVE,
  },
  {
    id: 'states own age',
    score: 0.9,
    reads: 'text',
    when: sentence(
      [
        `\\bmy (?:real |actual )?age(?: is|'s|:)?${FILLER} ${NUMBER}\\b`,
        `\\bi (?:just |only |recently )?turned ${NUMBER}\\b(?! (?:off|on|down|up|away|pages))`,
        `\\bas an? ${NUMBER}${YEARS_OLD}`,
        `\\b(?:my age|how old|how old (?:am i|i am)) ?[?:,.=-]{1,3} ?(?:i'm |im )?${NUMBER}(?![-/%0-9])`,
        `\\bi(?:'ve| have) (?:only |just )?been ${NUMBER} (?:since|for)\\b(?! (?:me|you))`,
        `\\bbeing (?:only |just )?${NUMBER},? (?:and|i|is|means|sucks|my)\\b`,
        `^(?:only |just )?${NUMBER},? (?:but )?(?:almost|nearly|turning|going on) (?:1[0-8]|(?:six|seven|eigh)teen)\\b`,
        `\\b${NUMBER}${YEARS_OLD}(?: (?:girl|boy|kid|teen|guy|fan|student))? here\\b`,
      ].join('|'),
    ),
    unless: FIGURATIVE,
  },
  {
    // The whole message is an age, as an answer is: "15 years old", "asl? 15/f/ohio".
    id: 'states own age',
    score: 0.9,
    reads: 'text',
    when: sentence(
      [
        `^(?:just |only |i |im |age:? |yes |yeah |ok |hi |hey |hello )?${NUMBER}${YEARS_OLD}(?! ?[a-z0-9])[^?]{0,40}$`,
        String.raw`^(?:asl\??:? ?)?(?:1[0-7] ?/ ?[mf]|[mf] ?/ ?1[0-7]|1[0-7] ?[mf])(?: |/|$)`,
      ].join('|'),
    ),
  },
];

/** An own age under 18. Four and five are read only beside `years old`: alone they count something else. */
export const STATED_AGE: readonly Rule[] = [
  ...statedAge(UNDER_AGE),
  {
    id: 'states own age',
    score: 1,
    reads: 'text',
    when: sentence(`${ME}${FILLER} (?:[45]|four|five)${YEARS_OLD}`),
    unless: FIGURATIVE,
  },
];

/** An own age of 18 or more, said in the same ways. A claim and no proof. */
export const STATED_ADULT_AGE: readonly Rule[] = statedAge(OF_AGE);
