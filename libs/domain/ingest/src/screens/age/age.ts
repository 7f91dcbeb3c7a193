import { admit, fold, type Folded } from '../fold.js';
import { strongest, type Finding, type Rule } from '../rule.js';
import { birthYear } from './birth-year.js';
import { STATED_AGE_ELSEWHERE, UNDER_EIGHTEEN_ELSEWHERE } from './elsewhere.js';
import { AT_SCHOOL } from './school.js';
import { STATED_ADULT_AGE, STATED_AGE } from './stated-age.js';
import { UNDER_EIGHTEEN } from './under-eighteen.js';

const RULES: readonly Rule[] = [
  ...STATED_AGE,
  ...UNDER_EIGHTEEN,
  STATED_AGE_ELSEWHERE,
  UNDER_EIGHTEEN_ELSEWHERE,
  AT_SCHOOL,
];

/**
 * A sign that the fan is under 18, from what they say of themselves. Children they speak of are not the fan.
 * `year` is the year the message was written in.
 */
export const minorAge = (folded: Folded, year: number): Finding | undefined =>
  strongest(RULES, folded) ?? birthYear(folded.text, year);

/**
 * What a message says of its writer's own age; null when nothing. A message that claims both counts as the lower.
 * `writtenAt`: RFC 3339, dates a stated birth year.
 */
export function statedAge(raw: string, writtenAt: string): 'minor' | 'adult' | null {
  const folded = fold(admit(raw).text);
  if (minorAge(folded, Number(writtenAt.slice(0, 4)))) return 'minor';
  return strongest(STATED_ADULT_AGE, folded) ? 'adult' : null;
}
