import type { Folded } from '../fold.js';
import { featuresOf, type Features } from './features.js';
import type { Classifier } from './linear.js';
import { piecesOf } from './pieces.js';

/** A message as the classifiers see it. */
export interface Reading {
  readonly whole: Features;
  readonly pieces: readonly { readonly text: string; readonly features: Features }[];
}

/** Of a text that `unhide` has read, and its folding. */
export const readingOf = (seen: string, folded: Folded): Reading => ({
  whole: featuresOf(folded.plain),
  pieces: piecesOf(seen).map((text) => ({ text, features: featuresOf(text) })),
});

/** The score of the piece that scores most; 0 without any. A piece in which `unless` is found does not count. */
export function strongestPiece(classify: Classifier, { pieces }: Reading, unless?: RegExp): number {
  let most = 0;
  for (const { text, features } of pieces) {
    const score = classify(features);
    if (score > most && (!unless || text.search(unless) < 0)) most = score;
  }
  return most;
}
