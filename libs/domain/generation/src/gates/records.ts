import { any } from './phrases.js';

/**
 * What a reply may say was done for the fan, and the event that makes it so:
 * `person-asked` and `complaint-noted`: `generation.handoff-requested`, listed by `reprise handoff list`;
 * `wish-noted`: `catalog.content-missing`, listed by `reprise report coverage`.
 */
export const CLAIMS = {
  'person-asked': any(
    "(?:i've |i have )?asked for a person",
    'a person (?:is|was|has been) asked(?: for)?(?: already)?',
    'your request for a person(?: (?:is|was) (?:open|recorded|on record|settled)| stands)?',
  ),
  'complaint-noted': any(
    "(?:(?:i've|i have|it's|it is) )?noted (?:it |this )?for the team",
    "(?:it's )?on the team's list",
    'the team has it noted',
  ),
  'wish-noted': any(
    "(?:i've |i have |i )?noted (?:that you(?:'d love it| asked)|your wish)",
    'i noted it',
    "(?:i've |i have )?written it down as a wish",
    "(?:i've |i have )?scribbled it on the wish list",
  ),
} as const satisfies Record<string, RegExp>;
export type Claim = keyof typeof CLAIMS;

const PEOPLE =
  '(?:the team|a (?:person|human|colleague|teammate|member of the team)|someone|somebody|support|staff|the (?:creator|artist|coach))';
const ACTS =
  '(?:check|ask|tell|let (?:you|them|her|him|the team|everyone|\\p{L}+) know|remind|remember|look into|find out|get back|follow up|come back to|pass|forward|escalate|report|note|log|file|record|write (?:it|this|that) down|make sure|see to|take care of|sort|fix|arrange for|put (?:in|you through)|bring (?:it|this|that) up|keep (?:that|it|this|you|an eye)(?! (?:at|here))(?: \\p{L}+)? (?:in mind|posted|on))';

/** Says that something was done for the fan, or will be. Where no claim above covers it, nothing makes it so. */
const DONE = any(
  'noted|on (?:the|our|my) list|wish list|written (?:it|this|that) down|wrote (?:it|this|that) down|made a note|my note',
  `(?:i|we)(?:'ve| have)? ?(?:already |just )?(?:asked(?! (?:you|about|what|how|why|if))|told(?! you)|notified|informed|alerted|forwarded|escalated|reported|reminded|recorded|logged|filed|flagged|passed (?:it|this|that|your \\p{L}+) (?:on|along)|put (?:it|this|that) forward|checked with|spoken (?:to|with)|let \\p{L}+ know)`,
  `${PEOPLE} (?:has|have|is|are|was|were|will|'ll|is going to)(?: be| been)? ?(?:asked|told|notified|informed|alerted|on (?:it|this|their way)|check|checking|look|looking|answer|write|reply|contact|call|fix|see to|get back|take (?:a look|it))`,
  `(?:i|we)(?:'ll| will| shall| am going to|'m going to) ${ACTS}`,
  '(?:i|we) (?:can|could) (?:check with|ask (?!you)|pass|forward|escalate|report|put (?:in|you through)|let (?:the team|them|everyone) know)',
  `let me ${ACTS}`,
  "(?:i|we)(?:'ll| will| shall)(?: not|n't)? (?:never )?(?:bring it up|mention it|ask) again|i won't (?:bring|mention|ask|offer) (?:it|this|that|you)(?: [\\p{L}']{1,20}){0,4} again",
  'your (?:request|message|complaint|wish|note|question|report) (?:is|was|has been|will be) (?:\\p{L}+ )?(?:recorded|open|noted|logged|passed|forwarded|sent|read|seen|answered|looked)',
);

/** What folded text says was done or will be, beyond what is on record; null when nothing. */
export function unrecorded(folded: string, records: readonly Claim[]): string | null {
  const rest = (Object.entries(CLAIMS) as [Claim, RegExp][]).reduce(
    (text, [claim, said]) => (records.includes(claim) ? text.replace(new RegExp(said, 'gu'), ' ; ') : text),
    folded,
  );
  const claimed = Object.values(CLAIMS).some((said) => said.test(rest)) || DONE.test(rest);
  return claimed ? 'says that something was done or will be, and no event says so' : null;
}
