import { Quoted } from '../reading/quoted.js';
import type { Considered, PlanChoice } from './choice.js';

/** Turns between offers that nobody asked for. */
export const TURNS_BETWEEN_OFFERS = 3;

/** Everything that has to do with buying; null when the turn has nothing to do with it. */
export function bargain(turn: Considered): PlanChoice | null {
  const { acts, situation, offer, amount } = turn;
  const asks = acts.has('ask-item') || acts.has('ask-price') || acts.has('request-custom');
  const aboutAThing = turn.itemId !== null && (acts.has('haggle') || acts.has('accept'));
  const deals = amount !== null || aboutAThing;
  if (situation.noSelling)
    return asks || deals ? { plan: 'relate', reason: 'selling is suspended', kinds: ['no-selling'] } : null;
  if (turn.ambiguousAmount && amount === null)
    return { plan: 'negotiate', reason: 'the amount could be several', kinds: ['which-amount'] };
  return (
    (offer ? withOpenOffer(turn) : null) ??
    (asks || deals ? search(turn) : null) ??
    aboutItemInView(turn) ??
    ourTurn(turn)
  );
}

/** The fan answers the offer they have. */
function withOpenOffer({ acts, amount, offer, text, wording, itemId, lastSaid }: Considered): PlanChoice | null {
  if (!offer || (itemId !== null && itemId !== offer.itemId)) return null;
  const about = { itemId: offer.itemId, query: text };
  const otherMoney = amount !== null && amount.currency !== null && amount.currency !== offer.currency;
  if (amount && (otherMoney || amount.minor < offer.amountMinor))
    return { plan: 'negotiate', reason: 'names an amount for the open offer', needsContent: true, ...about };
  const justOffered = PRICED_KINDS.some((kind) => lastSaid.has(kind));
  if (
    amount ||
    (justOffered ? acts.has('accept') || acts.has('affirm') : acts.has('accept') && wording.cues.includes('takes-it'))
  )
    return { plan: 'negotiate', reason: 'accepts the open offer', kinds: ['restate'], restates: offer, ...about };
  if (acts.has('haggle') || (justOffered && acts.has('decline')))
    return { plan: 'negotiate', reason: 'turns the price down', needsContent: true, declined: true, ...about };
  if (justOffered && acts.has('question') && !acts.has('ask-price') && !acts.has('ask-item'))
    return { plan: 'offer', reason: 'asks about the item on offer', needsContent: true, ...about };
  const asksAgain = acts.has('ask-price') || (itemId !== null && acts.has('ask-item'));
  if (asksAgain && wording.cues.includes('asks-again'))
    return {
      plan: 'negotiate',
      reason: 'asks again about the open offer',
      kinds: [acts.has('ask-price') ? 'price' : 'still-here'],
      restates: offer,
      ...about,
    };
  return null;
}

/** Kinds of lines that state a price: a `yes` or `no` right after one is about it. */
const PRICED_KINDS = ['price', 'counter', 'final', 'hold', 'agreed', 'restate', 'still-here'] as const;

/** The fan wants something: it is looked for, or what they look at is taken. */
function search({ acts, amount, itemId, text }: Considered): PlanChoice {
  if (itemId !== null && amount !== null)
    return {
      plan: 'negotiate',
      reason: 'names an amount for what they look at',
      needsContent: true,
      itemId,
      query: text,
    };
  const reason = acts.has('request-custom') ? 'asks for something made for them' : 'asks for something';
  return { plan: 'offer', reason, needsContent: true, itemId, query: text };
}

/** A question about the thing in view is answered from its record. */
function aboutItemInView({ acts, itemId, text }: Considered): PlanChoice | null {
  if (itemId === null || !(acts.has('question') || acts.has('affirm'))) return null;
  if (acts.has('how-are-you') && !acts.has('question')) return null;
  return { plan: 'offer', reason: 'asks about what they look at', needsContent: true, itemId, query: text };
}

/** We lead: rarely, when the machine says it is time, and never over an offer the fan already has. */
function ourTurn({
  acts,
  leads,
  situation,
  tastes,
  craft,
  offer,
  lastSaid,
  text,
  wording,
}: Considered): PlanChoice | null {
  if (offer !== null) return null;
  const wished = tastes.join(' ') || craft;
  if (lastSaid.has('invite') && acts.has('affirm'))
    return {
      plan: 'offer',
      reason: 'wants to be shown something',
      needsContent: true,
      query: wished ? new Quoted(wished) : text,
    };
  const due = leads === 'offer' && situation.turnsSinceOffer >= TURNS_BETWEEN_OFFERS;
  if (
    !due ||
    wording.tone === 'low' ||
    acts.has('question') ||
    acts.has('how-are-you') ||
    acts.has('thank') ||
    acts.has('decline') ||
    !wished
  )
    return null;
  return {
    plan: 'offer',
    reason: `time to offer something after ${situation.turnsSinceOffer} turns`,
    needsContent: true,
    query: new Quoted(wished),
  };
}
