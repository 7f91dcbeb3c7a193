import {
  type Cue,
  CUES,
  cutText,
  type Extraction,
  extractionSchema,
  type Wording,
  wordingSchema,
} from '@reprise/contracts';
import type { AmountContext } from './amounts.js';
import { foldText } from './fold-text.js';
import { languageOf } from './language.js';
import { read, READER, READ_CHARS } from './read.js';
import { toneOf } from './tone.js';

/**
 * Reads a fan’s text, whatever it is made of. What it answers is trusted no more than the text: it is parsed by
 * `extract`, and only an `Extraction` comes out of there. Pure; the answer of a model is put behind one.
 */
export interface Extractor {
  /** Recorded with what it read, at most 60 characters. */
  readonly name: string;
  extract(text: string, context: AmountContext): unknown;
}

export interface Extracted {
  readonly extraction: Extraction;
  readonly reader: string;
  /** The reader whose answer was refused, so that the rules read instead. */
  readonly refused: string | null;
}

/** The rules of this folder. */
export const RULES: Extractor = {
  name: READER,
  extract(text, context): Extraction {
    const { acts, amount, candidates } = read(text, context);
    const ambiguousAmount = amount === null && candidates.length > 1;
    return { acts: [...acts] as Extraction['acts'], amount, ambiguousAmount, ...wording(text) };
  },
};

/** The one way from a text to what is decided from it: closed enums and numbers. Refuses what is anything else. */
export function extract(text: string, context: AmountContext, extractor: Extractor = RULES): Extracted {
  const answer = extractionSchema.safeParse(extractor.extract(text, context));
  if (answer.success) return { extraction: answer.data, reader: extractor.name, refused: null };
  return { extraction: extractionSchema.parse(RULES.extract(text, context)), reader: READER, refused: extractor.name };
}

/** How the words a turn is about are put: of a text that was read before, or of several together. */
export const wordingOf = (text: string): Wording => wordingSchema.parse(wording(text));

const wording = (text: string): Wording => ({
  tone: toneOf(foldText(text)),
  language: languageOf(cutText(text, READ_CHARS)),
  cues: CUES.filter((cue) => CUE_PATTERNS[cue].test(text)),
});

const CUE_PATTERNS: Readonly<Record<Cue, RegExp>> = {
  'takes-it': /take|buy|deal|pay|sold|order|purchase/i,
  'asks-again': /how much|price|cost|available|still|how expensive/i,
  'still-there': /\b(?:still|available)\b/i,
};
