import { ASKABLE, type Askable } from '@reprise/contracts';
import type { HeldFact } from '../recall/choose-facts.js';

type Field = Pick<HeldFact, 'heading' | 'predicate'>;

// A budget is not among them: what a fan pays is learned from what they bought.
const ANSWERS: Readonly<Record<Askable, (fact: Field) => boolean>> = {
  style: ({ heading, predicate }) => heading === 'preferences' && /^(?:likes|favourite .+)$/.test(predicate),
  format: ({ predicate }) => predicate === 'format',
  level: ({ predicate }) => predicate === 'level',
  schedule: ({ heading, predicate }) => heading === 'schedule' && predicate !== 'birthday',
};

/** The preference that matters most for what is offered and is not known yet; null when all are. */
export const worthAsking = (held: readonly Field[]): Askable | null =>
  ASKABLE.find((wanted) => !held.some(ANSWERS[wanted])) ?? null;
