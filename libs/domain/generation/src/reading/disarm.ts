import type { Extraction } from '@reprise/contracts';
import type { Act } from './act.js';

/** What counts whatever else a text tries: it protects the fan, and none of it leads to a sale. */
const PROTECTS: readonly Act[] = ['complain', 'plead-hardship', 'refuse', 'farewell', 'ask-human'];

/**
 * What is left of the reading of a text that tries to give orders: no amount, and nothing that bargains or asks for a
 * sale, now or in the turn that takes it over. Its reply is the same without them.
 */
export function disarmed(extraction: Extraction): Extraction {
  const kept = extraction.acts.filter((act) => PROTECTS.includes(act));
  return {
    ...extraction,
    acts: kept.length > 0 ? kept : ['small-talk'],
    amount: null,
    ambiguousAmount: false,
    cues: [],
  };
}
