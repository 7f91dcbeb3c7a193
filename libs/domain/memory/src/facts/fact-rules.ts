import type { Heading } from '@reprise/contracts';

export interface FactRule {
  readonly heading: Heading;
  readonly predicate: string;
  readonly singleValued: boolean;
  readonly confidence: number;
  /** Anchored at the start of a clause; the named group `object` is what is kept. */
  readonly pattern: RegExp;
}

const LEAD = String.raw`^(?:(?:hi|hey|hello|well|so|and|but|oh|ok|okay|yes|yeah|no|actually|also|honestly|btw|by the way)\b[\s,]*){0,3}`;
const ADVERB = String.raw`(?:(?:really|absolutely|also|just|still|always|totally|usually|mostly|only|so) ){0,2}`;
// "I love it", "I like how you…" say nothing that can be used later without the message they answer.
const NOT_POINTING = String.raw`(?!(?:it|that|this|these|those|them|you|your|u|ur|him|her|how|when|what|where|if|with|to be|being)\b)`;

const rule = (
  heading: Heading,
  predicate: string,
  confidence: number,
  body: string,
  singleValued = false,
): FactRule => ({
  heading,
  predicate,
  singleValued,
  confidence,
  pattern: new RegExp(LEAD + body, 'iu'),
});

/** First match decides. */
export const RULES: readonly FactRule[] = [
  rule(
    'identity',
    'name',
    0.95,
    String.raw`(?:my name is|my name's|i am called|i'm called) (?<object>\p{L}[\p{L}'-]{1,29}(?: (?-i:\p{Lu})[\p{L}'-]{1,29})?)(?=$|,| and | but )`,
    true,
  ),
  rule(
    'identity',
    'name',
    0.8,
    String.raw`(?:you can |please |just )?call me (?!(?:maybe|later|back|when|tomorrow|tonight|now|any\w*|crazy|old|a|an|the|if|on|at)\b)(?<object>\p{L}[\p{L}'-]{1,29})$`,
    true,
  ),
  rule(
    'limits',
    'limit',
    0.9,
    String.raw`(?:please )?(?<object>(?:don't|dont|do not|never) (?:ever )?(?:call|text|message|write|contact|send|show|offer|suggest|recommend|pitch|sell|push|mention|talk about|ask about|bring up|use|post|share|tag)\b.+)`,
  ),
  rule(
    'limits',
    'limit',
    0.85,
    String.raw`(?:please )?(?<object>(?:stop|quit) (?:calling|texting|messaging|contacting|sending|showing|offering|suggesting|recommending|pitching|selling|pushing|mentioning|talking about|asking about|bringing up|posting|sharing|tagging)\b.+)`,
  ),
  rule(
    'limits',
    'limit',
    0.85,
    String.raw`(?<object>(?:no more (?!of (?:it|that|this)\b)|i (?:don't|dont|do not) want (?:any more |any |to (?:see|get|receive|be offered|be sent|hear about) )(?!(?:it|that|this|more|you)$)).+)`,
  ),
  rule(
    'limits',
    'limit',
    0.9,
    String.raw`(?:i'm|i am|im) (?<object>(?:not (?:comfortable|ok|okay) with|uncomfortable with) .+)`,
  ),
  // The limit is kept, the reason is not: an allergy is health.
  rule('limits', 'avoid', 0.9, String.raw`(?:i'm|i am|im) allergic to (?<object>.+)`),
  rule(
    'limits',
    'limit',
    0.85,
    String.raw`i (?<object>(?:can't|cant|cannot|won't|wont) (?:do|drink|eat|watch|look at|deal with|handle) .+)`,
  ),
  rule('limits', 'limit', 0.85, String.raw`(?<object>.{3,80}) (?:is|are) off[- ]limits(?: for me)?$`),
  rule('schedule', 'birthday', 0.9, String.raw`my birthday(?: is|'s) (?:on )?(?!(?:soon|coming)\b)(?<object>.+)`, true),
  rule(
    'schedule',
    'works',
    0.85,
    String.raw`i work (?<object>(?:nights|days|mornings|evenings|weekends|shifts|early|late|until|till|from \d|on (?:mon|tue|wed|thu|fri|sat|sun|week)).*)`,
    true,
  ),
  rule(
    'schedule',
    'usually',
    0.8,
    String.raw`(?:i'm|i am|im) (?:usually |always |mostly |only |normally )(?<object>(?:free|online|around|available|busy|asleep|awake|at work|away|home)\b.*)`,
  ),
  rule(
    'schedule',
    'usually',
    0.8,
    String.raw`i (?:usually |always |normally )?(?<object>(?:get (?:up|home|off work)|finish work|start work|go to bed) (?:at|around|by) .+)`,
  ),
  rule(
    'life',
    'lives in',
    0.9,
    String.raw`i (?:live|am living|moved|just moved) (?:in|to|near) ${NOT_POINTING}(?<object>.+)`,
    true,
  ),
  rule('life', 'comes from', 0.85, String.raw`(?:i'm|i am|im|i come) from ${NOT_POINTING}(?<object>.+)`, true),
  rule('life', 'works as', 0.9, String.raw`i work (?<object>(?:as an?|at an?|at|for an?|for) ${NOT_POINTING}.+)`, true),
  rule(
    'life',
    'studies',
    0.85,
    String.raw`(?:i study|i'm studying|i am studying|im studying) ${NOT_POINTING}(?<object>.+)`,
    true,
  ),
  rule(
    'life',
    'has',
    0.85,
    String.raw`(?:i have|i've got|we have) (?<object>(?:a|an|one|two|three|four|\d) (?:\w+ )?(?:dogs?|cats?|horses?|pets?|kids?|child|children|sons?|daughters?|brothers?|sisters?|wife|husband|partner|girlfriend|boyfriend)\b.{0,60})`,
  ),
  rule(
    'life',
    'family',
    0.85,
    String.raw`my (?<object>(?:wife|husband|partner|girlfriend|boyfriend|son|daughter|brother|sister|mother|mom|mum|father|dad|dog|cat)(?:'s name is| is called| is named) .+)`,
  ),
  rule(
    'preferences',
    'format',
    0.85,
    String.raw`(?:i ${ADVERB}(?:prefer|like|love|want)|i'd rather (?:have|get)) (?:the )?(?<object>(?:short |long |live |printed |written |audio |video )?(?:videos?|photos?|prints?|pdfs?|audio|recordings?|live (?:lessons|sessions|classes)|guides?|tutorials?|books?|posters?|originals?))(?: (?:more|best|over|to|the most)\b.*)?$`,
    true,
  ),
  rule(
    'preferences',
    'level',
    0.85,
    String.raw`(?:i'm|i am|im) ${ADVERB}(?:an? )?(?:(?:complete|total|absolute|real) )?(?<object>beginner|novice|newbie|intermediate|advanced|professional)\b(?: at .+| in .+)?$`,
    true,
  ),
  rule(
    'preferences',
    'dislikes',
    0.85,
    String.raw`i ${ADVERB}(?:hate|dislike|detest|can't stand|cant stand|cannot stand|(?:don't|dont|do not|never) (?:really )?(?:like|enjoy|care for)) ${NOT_POINTING}(?<object>.+)`,
  ),
  rule(
    'preferences',
    'likes',
    0.8,
    String.raw`(?:i ${ADVERB}(?:like|love|adore|enjoy|prefer)|(?:i'm|i am|im) ${ADVERB}(?:into|fond of|a (?:big |huge )?fan of)) ${NOT_POINTING}(?<object>.+)`,
  ),
];

/** The thing a favourite is named of, and the favourite. */
export const FAVOURITE = new RegExp(
  String.raw`${LEAD}my fav(?:ou?rite)? (?<thing>\p{L}{2,20}(?: \p{L}{2,20})?) (?:is|are|was|has always been) ${NOT_POINTING}(?<object>.+)`,
  'iu',
);
