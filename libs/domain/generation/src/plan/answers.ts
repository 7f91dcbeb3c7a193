import type { contentMissingV1, Cue, DataOf, Plan, priceQuotedV1, priceWithheldV1 } from '@reprise/contracts';
import type { Act } from '../reading/act.js';
import type { SlotValues } from '../words/render.js';
import type { LineKind } from '../words/voice-pack.js';

type QuoteAct = DataOf<typeof priceQuotedV1>['act'];

/** A turn whose price is there. */
export interface PricedTurn {
  readonly plan: Plan;
  readonly acts: ReadonlySet<Act>;
  /** How what was asked is put. */
  readonly cues: readonly Cue[];
  readonly values: SlotValues;
  /** The fan has an offer of this very item already. */
  readonly known: boolean;
  /** The claim bears on what the fan asked. */
  readonly answers: boolean;
}

/** What is said when the price is there. */
export function pricedKinds(act: QuoteAct, turn: PricedTurn): LineKind[] {
  switch (act) {
    case 'accept':
      return ['agreed'];
    case 'counter':
      return ['counter'];
    case 'final':
      return ['final'];
    case 'offer':
      return turn.plan === 'negotiate' ? ['hold'] : firstOffer(turn);
  }
}

function firstOffer({ acts, cues, values, known, answers }: PricedTurn): LineKind[] {
  const claim: LineKind[] = values.claim === undefined ? [] : ['claim'];
  if (cues.includes('still-there')) return ['still-here', ...claim];
  const asksAboutIt = acts.has('question') && !acts.has('ask-item') && !acts.has('ask-price');
  if (asksAboutIt) return answers ? ['details', 'price'] : ['not-stated', 'price'];
  if (known) return acts.has('ask-price') || values.claim === undefined ? ['price'] : ['details', 'price'];
  return values.title === undefined ? [...claim, 'price'] : ['offer', ...claim, 'price'];
}

/** What is said when nothing fits; null when the fan had not asked, so that nothing need be said of it. */
export function missingKinds(reason: DataOf<typeof contentMissingV1>['reason'], asked: boolean): LineKind[] | null {
  if (!asked) return null;
  switch (reason) {
    case 'all-owned':
      return ['all-owned'];
    case 'unknown-item':
    case 'withdrawn':
      return ['gone'];
    case 'not-for-sale':
      return ['no-price'];
    case 'no-match':
    case 'unwanted':
    case 'empty-catalog':
      return ['nothing-fits'];
  }
}

/** What is said when no price is given; null as above. */
export function withheldKinds(reason: DataOf<typeof priceWithheldV1>['reason'], asked: boolean): LineKind[] | null {
  if (!asked) return null;
  switch (reason) {
    case 'below-floor':
    case 'rounds-exhausted':
      return ['no-further'];
    case 'owned':
      return ['owned'];
    case 'not-for-sale':
    case 'currency':
    case 'undecided':
      return ['no-price'];
    case 'hardship':
      return ['gentle'];
    case 'suspended':
    case 'cap':
    case 'cool-off':
      return ['no-selling'];
  }
}

const ASKS: readonly Act[] = [
  'ask-item',
  'ask-price',
  'request-custom',
  'offer-amount',
  'haggle',
  'accept',
  'decline',
  'question',
  'affirm',
];

/** Whether the fan asked for what the turn looked for, or we wanted to offer something by ourselves. */
export const wasAsked = (acts: ReadonlySet<Act>): boolean => ASKS.some((act) => acts.has(act));
