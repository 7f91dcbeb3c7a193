import {
  reversalPendedV1,
  saleReversedV1,
  type DataOf,
  type EventOf,
  type Sale,
  type purchaseDisputedV1,
  type purchaseRefundedV1,
  type quoteCancelledV1,
  type sellingSuspendedV1,
} from '@reprise/contracts';
import type { RowReader, RowRef } from '@reprise/event-sourcing';
import { proportion } from '../policy/money.js';
import type { PricingFan } from '../pricing-fan.js';
import { suspendSelling } from '../protection/selling.js';
import { ITEMS, readLedger, saleRow } from '../rows.js';
import { knowsClaim, NEW_LEDGER, type Claim, type Counted, type Ledger } from './ledger.js';

/** A refund or a dispute of a purchase. */
export interface Reverse {
  readonly type: 'Reverse';
  readonly purchaseId: string;
  readonly claim: Claim;
  readonly now: string;
}

type Refunded = DataOf<typeof purchaseRefundedV1>;
type Disputed = DataOf<typeof purchaseDisputedV1>;

/** The claim a refund or dispute makes; `reversalId` becomes the reversal's `saleId`. */
export const claimOf = (data: Refunded | Disputed, reversalId: string): Claim => ({
  ...('refundId' in data ? { kind: 'refund', id: data.refundId } : { kind: 'dispute', id: data.disputeId }),
  reversalId,
  amountMinor: data.amountMinor,
  currency: data.currency,
  occurredAt: data.occurredAt,
  origin: data.origin,
});

export const reverseRows = ({ purchaseId, claim }: Reverse): readonly RowRef[] => [
  saleRow(purchaseId),
  // A dispute takes back every open quote, whatever its item.
  ...(claim.kind === 'dispute' ? [{ collection: ITEMS }] : []),
];

type ReverseEvent = EventOf<
  typeof saleReversedV1 | typeof reversalPendedV1 | typeof sellingSuspendedV1 | typeof quoteCancelledV1
>;

/** Takes money of a sale back, or waits for the sale. A dispute also stops selling to the fan until a person lifts it. */
export function reverse({ purchaseId, claim, now }: Reverse, fan: PricingFan, rows: RowReader): ReverseEvent[] {
  const ledger = readLedger(rows, purchaseId) ?? NEW_LEDGER;
  if (knowsClaim(ledger, claim)) return [];
  const stops =
    claim.kind === 'dispute' ? suspendSelling({ kind: 'dispute', reason: `dispute ${claim.id}`, now }, fan) : [];
  if (ledger.sale) return [reversalOf(ledger.sale, ledger, claim), ...stops];
  const { kind, id, reversalId, amountMinor, currency, occurredAt, origin } = claim;
  const pended = { purchaseId, reversalId, reversal: { kind, id }, amountMinor, currency, occurredAt, origin };
  return [reversalPendedV1.make(pended), ...stops];
}

/**
 * The reversal a claim leads to. Cumulative fee reversed = half-up(fee × reversed ÷ amount) and each reversal
 * carries the difference, so that parts add up to the whole to the cent.
 */
export function reversalOf(sale: Sale, ledger: Ledger, claim: Claim): EventOf<typeof saleReversedV1> {
  const { kind, id, reversalId, occurredAt, origin } = claim;
  const sameCurrency = claim.currency === sale.currency;
  const claimedMinor = sameCurrency ? claim.amountMinor : 0;
  const claims = [...ledger.claims, { kind, id, claimedMinor }];
  const reversedMinor = Math.min(sale.amountMinor, claimedOnce(claims));
  const amountMinor = reversedMinor - ledger.reversedMinor;
  return saleReversedV1.make({
    ...sale,
    saleId: reversalId,
    kind: 'reversal',
    amountMinor,
    feeMinor: proportion(sale.feeMinor, reversedMinor, sale.amountMinor) - ledger.feeReversedMinor,
    occurredAt,
    reversalOf: sale.saleId,
    origin,
    reversal: {
      kind,
      id,
      claimedMinor: claim.amountMinor,
      counted: sameCurrency ? verdictOf(sale, claims, claimedMinor - amountMinor, kind) : 'other-currency',
    },
  });
}

/** Sum of the claims; a refund and a dispute of the same amount are the same money, each paired once. */
function claimedOnce(claims: readonly Counted[]): number {
  const unpaired = (kind: Claim['kind']) => claims.filter((c) => c.kind === kind).map((c) => c.claimedMinor);
  const refunds = unpaired('refund');
  let sum = refunds.reduce((a, b) => a + b, 0);
  for (const disputed of unpaired('dispute')) {
    const same = refunds.indexOf(disputed);
    if (same < 0) sum += disputed;
    else refunds.splice(same, 1);
  }
  return sum;
}

function verdictOf(sale: Sale, claims: readonly Counted[], leftOutMinor: number, kind: Claim['kind']) {
  if (leftOutMinor === 0) return 'whole';
  const ofKind = claims.filter((claim) => claim.kind === kind).reduce((sum, claim) => sum + claim.claimedMinor, 0);
  return ofKind > sale.amountMinor ? 'capped' : 'same-money';
}
