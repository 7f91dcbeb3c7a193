import type { DataOf, Sale, saleReversedV1 } from '@reprise/contracts';

/** Money that went back, as the platform says. */
export interface Claim {
  readonly kind: 'refund' | 'dispute';
  readonly id: string;
  /** The `saleId` of the reversal. */
  readonly reversalId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly occurredAt: string;
  readonly origin: Sale['origin'];
}

type Reversed = DataOf<typeof saleReversedV1>;
/** A claim that was counted, or found to count for nothing. */
export interface Counted {
  readonly kind: Claim['kind'];
  readonly id: string;
  readonly claimedMinor: number;
}

/** The account of one purchase: its sale, what went back of it, and what waits for it. */
export interface Ledger {
  readonly sale: Sale | null;
  readonly claims: readonly Counted[];
  readonly reversedMinor: number;
  readonly feeReversedMinor: number;
  readonly pending: readonly Claim[];
}

export const NEW_LEDGER: Ledger = { sale: null, claims: [], reversedMinor: 0, feeReversedMinor: 0, pending: [] };

export const knowsClaim = ({ claims, pending }: Ledger, { kind, id }: Pick<Claim, 'kind' | 'id'>): boolean =>
  [...claims, ...pending].some((claim) => claim.kind === kind && claim.id === id);

export const withSale = (ledger: Ledger, sale: Sale): Ledger => ({ ...ledger, sale });

export const withPending = (ledger: Ledger, claim: Claim): Ledger => ({
  ...ledger,
  pending: [...ledger.pending, claim],
});

export const withReversal = (ledger: Ledger, { reversal, amountMinor, feeMinor }: Reversed): Ledger => ({
  ...ledger,
  claims: [...ledger.claims, countedOf(reversal)],
  reversedMinor: ledger.reversedMinor + amountMinor,
  feeReversedMinor: ledger.feeReversedMinor + feeMinor,
  pending: ledger.pending.filter(({ kind, id }) => kind !== reversal.kind || id !== reversal.id),
});

/** A claim in another currency is remembered, and counts for nothing. */
const countedOf = ({ kind, id, claimedMinor, counted }: Reversed['reversal']): Counted => ({
  kind,
  id,
  claimedMinor: counted === 'other-currency' ? 0 : claimedMinor,
});
