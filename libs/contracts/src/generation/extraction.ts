import { z } from 'zod';
import { amountMinorSchema, currencySchema } from '../envelope.js';

/** What a fan does with a message. A message may do several things at once. */
export const ACTS = [
  'greet',
  'small-talk',
  'how-are-you',
  'question',
  'ask-item',
  'ask-price',
  'request-custom',
  'offer-amount',
  'haggle',
  'accept',
  'decline',
  'refuse',
  'thank',
  'affirm',
  'acknowledge',
  'farewell',
  'complain',
  'plead-hardship',
  /** Recorded by the screen of ingest, the one place that reads this question. */
  'ask-bot',
  'ask-human',
  /** Not said but done: the fan paid. Carried into a turn that takes a thank-you over. */
  'pay',
] as const;
export type Act = (typeof ACTS)[number];

/** What words alone can do: nobody has paid because a text says so. */
const SPOKEN_ACTS = ACTS.filter((act) => act !== 'pay' && act !== 'ask-bot');

/** How a message sounds. */
export const TONES = ['glad', 'low', 'plain'] as const;
export type Tone = (typeof TONES)[number];

/** Languages the truth about software can be told in. */
export const TRUTH_LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'ja', 'zh'] as const;
export type TruthLanguage = (typeof TRUTH_LANGUAGES)[number];

/** Turns of phrase that a plan looks at: taking an offer, asking about it again, asking whether it is still there. */
export const CUES = ['takes-it', 'asks-again', 'still-there'] as const;
export type Cue = (typeof CUES)[number];

const wording = {
  tone: z.enum(TONES),
  language: z.enum(TRUTH_LANGUAGES),
  cues: z.array(z.enum(CUES)).max(CUES.length),
};

/** How something is said. */
export const wordingSchema = z.strictObject(wording);
export type Wording = z.output<typeof wordingSchema>;

/**
 * All that may be known of a fan’s text: closed enums and numbers, whoever read it. There is no free text in it, and
 * what has a key too many, a name that is not listed or a number out of range is refused as a whole.
 */
export const extractionSchema = z
  .strictObject({
    acts: z.array(z.enum(SPOKEN_ACTS)).min(1).max(SPOKEN_ACTS.length),
    /** The one amount the fan offers; hundredths where no currency is known. */
    amount: z.strictObject({ minor: amountMinorSchema.min(1), currency: currencySchema.nullable() }).nullable(),
    /** An amount was named that could be several. */
    ambiguousAmount: z.boolean(),
    ...wording,
  })
  .refine(
    ({ acts, amount }) => (amount !== null) === acts.includes('offer-amount'),
    'an amount is offered or it is not',
  );
export type Extraction = z.output<typeof extractionSchema>;
