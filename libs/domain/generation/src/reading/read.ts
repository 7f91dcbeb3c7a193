import { cutText } from '@reprise/contracts';
import type { Act } from './act.js';
import { actsOf } from './acts.js';
import { readAmount, type AmountContext, type NamedAmount } from './amounts.js';
import { foldText } from './fold-text.js';

/** Version of everything in this folder: recorded with what it read. */
export const READER = 'acts@4';

/** Rules read this much of a message; what a person means stands in it, and time stays bounded. */
export const READ_CHARS = 2_000;

export interface Reading {
  readonly acts: ReadonlySet<Act>;
  /** The amount the fan offers; null when none or when it could be several. */
  readonly amount: NamedAmount | null;
  /** Everything a named amount may mean, in units. */
  readonly candidates: readonly number[];
}

/** Reads a message: what it does, and what it offers. */
export function read(text: string, context: AmountContext): Reading {
  const head = cutText(text, READ_CHARS);
  const acts = actsOf(foldText(head), head);
  const { offer, candidates } = readAmount(head, context);
  if (offer) {
    acts.add('offer-amount');
    // `No, but I can do 40` bargains; `that works at 40` offers 40.
    for (const act of ['decline', 'acknowledge', 'affirm', 'small-talk'] as const) acts.delete(act);
  } else if (candidates.length > 1) acts.add('haggle');
  return { acts, amount: offer, candidates };
}
