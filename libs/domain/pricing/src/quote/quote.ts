import {
  priceQuotedV1,
  priceWithheldV1,
  type contentProposedV1,
  type DataOf,
  type EventOf,
  type PriceReason,
  type PricingPolicy,
  type quoteCancelledV1,
} from '@reprise/contracts';
import type { RowReader, RowRef } from '@reprise/event-sourcing';
import { boundsOf, modeInForce, type Bounds } from '../policy/bounds.js';
import type { PricingFan } from '../pricing-fan.js';
import { protect } from '../protection/protection.js';
import { cancelled } from '../protection/selling.js';
import { cappedRows } from '../protection/spend.js';
import { itemRow, ownedBy, readItem } from '../rows.js';
import { plusSeconds } from '../time.js';
import { priceOf, type Price } from './price.js';

/** Asks for the price of a proposed item. Ids, seed, clock and policy are recorded in what follows. */
export interface Quote {
  readonly type: 'Quote';
  readonly proposal: DataOf<typeof contentProposedV1>;
  readonly policy: PricingPolicy;
  /** The item was withdrawn after the version that was proposed. */
  readonly withdrawn: boolean;
  readonly quoteId: string;
  /** An integer in 0 … 2³¹−1. */
  readonly seed: number;
  readonly now: string;
}

type QuoteEvent = EventOf<typeof priceQuotedV1 | typeof quoteCancelledV1 | typeof priceWithheldV1>;
type WithheldReason = DataOf<typeof priceWithheldV1>['reason'];

export const quoteRows = ({ proposal, policy, now }: Quote): readonly RowRef[] => [
  itemRow(proposal.itemId),
  { collection: ownedBy(proposal.itemId) },
  ...cappedRows(policy, now),
];

/** Applies the rules in their order: eligible, bounds, fairness, ladder, choice (or negotiation), protection. */
export function quote(command: Quote, fan: PricingFan, rows: RowReader): QuoteEvent[] {
  const { proposal, now } = command;
  const policy = { ...command.policy, mode: modeInForce(command.policy) };
  const reasons: PriceReason[] = [];
  const withheld = (reason: WithheldReason) => [withhold(command, reason, reasons)];

  const obstacle = obstacleTo(command, fan, rows);
  reasons.push({ rule: 'eligible', verdict: obstacle?.verdict ?? 'yes' });
  if (obstacle) return withheld(obstacle.reason);

  const bounds = boundsOf(proposal.itemId, proposal.listPriceMinor, policy);
  reasons.push({ rule: 'bounds', verdict: `${bounds.floorMinor}..${bounds.ceilingMinor}` });
  if (bounds.floorMinor > bounds.ceilingMinor) return withheld('below-floor');

  const history = readItem(rows, proposal.itemId);
  const price = priceOf(
    { ...proposal, ...command },
    bounds,
    policy,
    { history, firstOffers: fan.firstOffers },
    reasons,
  );
  if (price.act === 'withhold') return withheld(price.reason);

  const stop = protect({ ...proposal, ...price }, fan, rows, policy, now);
  reasons.push({ rule: 'protection', verdict: stop?.verdict ?? 'nothing against it' });
  if (stop) return withheld(stop.reason);

  assertInside(price.amountMinor, bounds);
  const open = fan.open.find((candidate) => candidate.itemId === proposal.itemId);
  return [
    ...(open ? [cancelled(open, 'replaced', now)] : []),
    quoted({ ...command, policy }, price, bounds, reasons, open?.quoteId ?? null),
  ];
}

function obstacleTo(
  { proposal, withdrawn }: Quote,
  fan: PricingFan,
  rows: RowReader,
): { reason: WithheldReason; verdict: string } | null {
  if (fan.stops.length > 0) return { reason: 'suspended', verdict: `selling is stopped: ${fan.stops.join(', ')}` };
  if (withdrawn) return { reason: 'not-for-sale', verdict: 'the item was withdrawn' };
  if (proposal.listPriceMinor === 0) return { reason: 'not-for-sale', verdict: 'the item has no price' };
  if (rows.all(ownedBy(proposal.itemId)).size > 0) return { reason: 'owned', verdict: 'the fan owns the item' };
  return null;
}

/** The last line of defence: whatever a rule above got wrong, such a price never leaves. */
function assertInside(amountMinor: number, { floorMinor, ceilingMinor }: Bounds): void {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < floorMinor || amountMinor > ceilingMinor)
    throw new Error(`price ${amountMinor} is outside ${floorMinor}..${ceilingMinor}`);
}

const withhold = ({ proposal, policy, now }: Quote, reason: WithheldReason, reasons: PriceReason[]) =>
  priceWithheldV1.make({
    turnId: proposal.turnId,
    itemId: proposal.itemId,
    reason,
    reasons,
    policyVersion: policy.version,
    occurredAt: now,
  });

const quoted = (
  { proposal, policy, quoteId, seed, now }: Quote,
  price: Price,
  bounds: Bounds,
  reasons: PriceReason[],
  replaces: string | null,
) =>
  priceQuotedV1.make({
    quoteId,
    turnId: proposal.turnId,
    itemId: proposal.itemId,
    itemVersion: proposal.itemVersion,
    title: proposal.title,
    description: proposal.description,
    amountMinor: price.amountMinor,
    currency: proposal.currency,
    listPriceMinor: proposal.listPriceMinor,
    ...bounds,
    act: price.act,
    round: price.round,
    fanOfferMinor: proposal.fanOfferMinor,
    mode: policy.mode,
    personalInputs: [...price.personalInputs],
    reasons,
    ladder: [...price.ladder],
    propensities: [...price.propensities],
    seed,
    policyVersion: policy.version,
    replaces,
    expiresAt: plusSeconds(now, policy.quoteTtlSeconds),
    occurredAt: now,
  });
