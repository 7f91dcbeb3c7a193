import { plainOf } from '../fold.js';

const SENTENCE_END = /(?<=[.!?;])\s+|\n+/u;
/** Longer lines are cut: a sentence has an end, bait has none. */
const LINE = /.{1,400}/gsu;
const PAIR_CHARS = 400;

/**
 * The folded sentences of a text that `unhide` has read, and every two that follow each other: an order hidden in a letter is one of
 * them.
 */
export function piecesOf(seen: string): readonly string[] {
  const sentences = seen
    .split(SENTENCE_END)
    .flatMap((sentence) => sentence.match(LINE) ?? [])
    .map(plainOf)
    .filter((sentence) => sentence.length > 3);
  return sentences.flatMap((sentence, i) => {
    const next = sentences[i + 1];
    return next && sentence.length + next.length < PAIR_CHARS ? [sentence, `${sentence} ${next}`] : [sentence];
  });
}
