import type { Folded } from '../fold.js';
import { strongest, type Finding, type Rule } from '../rule.js';
import { birthYear } from './birth-year.js';
import { AT_SCHOOL } from './school.js';
import { STATED_AGE } from './stated-age.js';
import { STATED_AGE_ELSEWHERE, UNDER_EIGHTEEN } from './under-eighteen.js';

const RULES: readonly Rule[] = [...STATED_AGE, ...UNDER_EIGHTEEN, STATED_AGE_ELSEWHERE, AT_SCHOOL];

/**
 * A sign that the fan is under 18, from what they say of themselves. Children they speak of are not the fan.
 * `year` is the year the message was written in.
 */
export const minorAge = (folded: Folded, year: number): Finding | undefined =>
  strongest(RULES, folded) ?? birthYear(folded.text, year);
