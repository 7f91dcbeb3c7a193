import type { Folded } from './fold.js';
import { oneOf, strongest, type Finding, type Rule } from './rule.js';

const CARD = /(?<![0-9])(?:[0-9][ -]?){12,18}[0-9](?![0-9])/gu;

/** The check digit of payment cards (ISO/IEC 7812, Luhn): keeps order numbers out. */
const luhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

const RULES: readonly Rule[] = [
  {
    id: 'holds contact data',
    score: 0.9,
    reads: 'text',
    when: oneOf(
      /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}\b/,
      /(?<![0-9+])(?:\+|00)[1-9][0-9](?:[ ().-]{0,2}[0-9]){6,13}(?![0-9])/,
      /(?<![0-9])\(?[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[ .-][0-9]{4}(?![0-9])/,
      /\b(?:my (?:home |mailing |street |email |e-mail |phone |cell |mobile )?(?:address|number|email|e-mail|phone|cell) is|text me at|call me at|i live at|ship (?:it )?to:?) .{0,20}[0-9@]/,
      /\b[0-9]{1,5} (?:[nsew] )?[a-z]{2,20}(?: [a-z]{2,20})? (?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct)\b(?! ?[0-9]{0,2}%)/,
    ),
  },
  {
    id: 'holds an identity number',
    score: 1,
    reads: 'text',
    when: oneOf(
      /(?<![0-9-])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9-])/,
      /\b(?:my )?(?:ssn|social security(?: number)?|passport(?: number)?|driver'?s licen[sc]e)(?: is|:| number)? [a-z]{0,2}[0-9]/,
      /(?<![a-z0-9])[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?![a-z0-9])/,
      /\b(?:my )?password(?: is|:) \S/,
    ),
  },
];

/** Data about a person that should not be repeated or kept longer than needed. */
export function personalData(folded: Folded): Finding | undefined {
  for (const [digits] of folded.text.matchAll(CARD))
    if (luhn(digits.replace(/[ -]/g, ''))) return { rule: 'holds a card number', score: 1 };
  return strongest(RULES, folded);
}
