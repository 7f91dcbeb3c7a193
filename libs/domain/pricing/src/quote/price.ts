import type { PriceReason, PricingPolicy } from '@reprise/contracts';
import { answer } from '../negotiation/counter.js';
import type { Bounds } from '../policy/bounds.js';
import type { FirstOffers } from '../pricing-fan.js';
import { drawPrice } from './choice.js';
import { LAST_PRICE, stillBinds, type ItemHistory } from './history.js';
import { anchorOf } from './ladder.js';
import { againRungs, firstRungs, type Mode } from './offer.js';

/** What is to be priced. */
export interface Asked {
  readonly purpose: 'offer' | 'negotiate';
  readonly listPriceMinor: number;
  readonly currency: string;
  readonly fanOfferMinor: number | null;
  readonly declined: boolean;
  readonly seed: number;
  readonly now: string;
}

export interface Price {
  readonly act: 'offer' | 'counter' | 'final' | 'accept';
  readonly round: number;
  readonly amountMinor: number;
  readonly ladder: readonly number[];
  readonly propensities: readonly number[];
  readonly personalInputs: readonly string[];
}
export interface NoPrice {
  readonly act: 'withhold';
  readonly reason: 'below-floor' | 'rounds-exhausted';
}

/** A policy, in a mode in which prices are given. */
type PolicyInForce = PricingPolicy & { readonly mode: Mode };

/** Fairness, ladder and choice: the rules between the hard bounds and protection. Each leaves its verdict in `reasons`. */
export function priceOf(
  asked: Asked,
  bounds: Bounds,
  policy: PolicyInForce,
  earlier: { readonly history: ItemHistory | undefined; readonly firstOffers: FirstOffers },
  reasons: PriceReason[],
): Price | NoPrice {
  const terms = { currency: asked.currency, now: asked.now, noRiseDays: policy.noRiseDays };
  const history = stillBinds(earlier.history, terms) ? earlier.history : undefined;
  const anchorMinor = anchorOf(asked.listPriceMinor, bounds);
  const lastMinor = Math.min(history?.lastMinor ?? anchorMinor, anchorMinor);
  reasons.push({
    rule: 'fairness',
    verdict: history ? `not above the last price ${history.lastMinor}` : 'no earlier price binds',
  });
  // What may not rise may still have to stay above a floor that rose since.
  if (lastMinor < bounds.floorMinor) return { act: 'withhold', reason: 'below-floor' };
  if (asked.purpose === 'negotiate') return negotiated(asked, bounds, policy, { history, lastMinor }, reasons);
  if (history) return offeredAgain(asked, bounds, policy, { history, lastMinor }, reasons);
  return offered(asked, bounds, policy, earlier.firstOffers, reasons);
}

function offered(
  asked: Asked,
  bounds: Bounds,
  policy: PolicyInForce,
  firstOffers: FirstOffers,
  reasons: PriceReason[],
): Price {
  const { rungs, verdict, personal } = firstRungs(asked.listPriceMinor, bounds, firstOffers, policy.mode);
  reasons.push({ rule: 'ladder', verdict });
  return {
    act: 'offer',
    round: 0,
    ...drawn(rungs, asked, policy, reasons),
    personalInputs: personal ? ['earlier-offers'] : [],
  };
}

interface Position {
  readonly history: ItemHistory | undefined;
  readonly lastMinor: number;
}

function offeredAgain(
  asked: Asked,
  bounds: Bounds,
  policy: PolicyInForce,
  { history, lastMinor }: Position & { readonly history: ItemHistory },
  reasons: PriceReason[],
): Price {
  const stepDown = asked.declined && !history.agreed && policy.mode !== 'list';
  const rungs = againRungs(asked.listPriceMinor, bounds, lastMinor, stepDown);
  reasons.push({ rule: 'ladder', verdict: `offered again: ${rungs.join(', ')}` });
  return { act: 'offer', round: history.round, ...drawn(rungs, asked, policy, reasons), personalInputs: [LAST_PRICE] };
}

function negotiated(
  asked: Asked,
  { floorMinor }: Bounds,
  policy: PolicyInForce,
  { history, lastMinor }: Position,
  reasons: PriceReason[],
): Price | NoPrice {
  const position = {
    askMinor: Math.max(history?.askMinor ?? lastMinor, lastMinor),
    lastMinor,
    floorMinor,
    round: history?.round ?? 0,
    maxRounds: policy.maxRounds,
    concede: policy.mode !== 'list' && !(history?.agreed ?? false),
  };
  const reply = answer(position, asked.fanOfferMinor);
  const offer = asked.fanOfferMinor === null ? 'no amount' : `offer ${asked.fanOfferMinor}`;
  const verdict = `${offer}, last price ${lastMinor}, round ${position.round + 1} of ${policy.maxRounds}: ${reply.act}`;
  reasons.push({ rule: 'negotiation', verdict });
  if (reply.act === 'withhold') return reply;
  const personalInputs = [...(history ? [LAST_PRICE] : []), ...(asked.fanOfferMinor === null ? [] : ['fan-offer'])];
  return { ...reply, ladder: [reply.amountMinor], propensities: [1], personalInputs };
}

function drawn(rungs: readonly number[], { seed }: Asked, { epsilon }: PricingPolicy, reasons: PriceReason[]) {
  const { amountMinor, propensities } = drawPrice(rungs, { seed, epsilon });
  const verdict =
    rungs.length === 1
      ? `${amountMinor}, the only rung`
      : `${amountMinor} drawn of ${rungs.length} rungs, priors Beta(1,1), epsilon ${epsilon}`;
  reasons.push({ rule: 'choice', verdict });
  return { amountMinor, ladder: rungs, propensities };
}
