import type { RestrictionKind } from '@reprise/contracts';

/** A quote that counts at the moment: one per item at most. */
export interface OpenQuote {
  readonly quoteId: string;
  readonly itemId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: string;
}

/** What pricing knows of one fan. Quotes, items, sales and spend grow, so they are rows: see `rows.ts`. */
export interface PricingFan {
  /** Restrictions that stop selling. */
  readonly stops: readonly RestrictionKind[];
  /** Until when nothing is pitched because the fan said money is short; null: never said. */
  readonly hardshipUntil: string | null;
  /** Until when nothing is pitched because the fan asked for money back. */
  readonly coolOffUntil: string | null;
  readonly open: readonly OpenQuote[];
  readonly firstOffers: FirstOffers;
}

/** How the last first offer stood to its list price, and whether the fan turned a price down since their last purchase. */
export interface FirstOffers {
  /** Rungs below the list price, negative above it; null before the first. */
  readonly depth: number | null;
  readonly declined: boolean;
}

export const NEW_FAN: PricingFan = {
  stops: [],
  hardshipUntil: null,
  coolOffUntil: null,
  open: [],
  firstOffers: { depth: null, declined: false },
};

export const withoutQuote = (open: readonly OpenQuote[], quoteId: string): readonly OpenQuote[] =>
  open.filter((quote) => quote.quoteId !== quoteId);
