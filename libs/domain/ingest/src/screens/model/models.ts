import type { Finding } from '../rule.js';
import { classifier } from './linear.js';
import { strongestPiece, type Reading } from './reading.js';
import { CRISIS_STATEMENT } from './weights/crisis-statement.js';
import { ERRAND } from './weights/errand.js';
import { TAKEOVER } from './weights/takeover.js';

/** A screen that did not fire is left out of the record, so below the line a classifier says nothing. */
const SPEAKS_AT = 0.5;

const errand = classifier(ERRAND);
const takeover = classifier(TAKEOVER);
const crisis = classifier(CRISIS_STATEMENT);

/** Sums of the weights in use, for the recorded version. */
export const MODEL_SUMS = [ERRAND, TAKEOVER, CRISIS_STATEMENT].map(({ sum }) => sum).join('.');

const finding = (rule: string, score: number): Finding | undefined =>
  score < SPEAKS_AT ? undefined : { rule, score: Math.round(score * 1000) / 1000 };

/** An errand for an assistant in any sentence, or a text that as a whole tries to take the software over. */
export const likeInjection = (reading: Reading): Finding | undefined =>
  finding('reads like an attack on software', Math.max(strongestPiece(errand, reading), takeover(reading.whole)));

/** Adds to the rules and never takes away from them; `unless` finds figures of speech. */
export const likeCrisis = (reading: Reading, unless: RegExp): Finding | undefined =>
  finding('reads like a person in crisis', strongestPiece(crisis, reading, unless));
