import type { StatedFact } from './statement.js';

/** Predicates that are concluded, never stated. */
export const DERIVED_PREDICATES = ['good time'] as const;
/** A conclusion is less sure than what it is drawn from. */
const TRUST = 0.6;

const SHIFTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:nights|evenings|late)\b/i, 'daytime'],
  [/^(?:days|mornings|early)\b/i, 'evenings'],
  [/^weekends\b/i, 'weekdays'],
];

/** What follows from a stated fact. One step: nothing is concluded from a conclusion. */
export const deriveFacts = ({ predicate, object, confidence }: StatedFact): StatedFact[] =>
  SHIFTS.filter(([shift]) => predicate === 'works' && shift.test(object)).map(([, time]) => ({
    heading: 'schedule',
    predicate: 'good time',
    object: time,
    singleValued: true,
    confidence: confidence * TRUST,
  }));
