import { createHash } from 'node:crypto';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { draws } from '../system/draws.js';
import type { WebhookEvent } from '../system/webhooks.js';

export const CREATORS = ['mira', 'jonas', 'lea'] as const;
export const ITEMS = Array.from({ length: 30 }, (_, i) => ({
  id: `item-${i}`,
  title: `${['Ink', 'Watercolour', 'Charcoal', 'Pencil', 'Gouache'][i % 5]} study ${i}`,
  description: `A printable ${['landscape', 'portrait', 'still life'][i % 3]} study, number ${i}, with a short lesson.`,
  tags: ['drawing'],
  priceMinor: 900 + 100 * i,
  currency: 'USD',
}));

const FANS_PER_CREATOR = 20;
const LINES = [
  'hi there!',
  'do you have any ink landscapes?',
  'how much is the watercolour study?',
  'would you take 8 for it?',
  'I can do 10 dollars',
  'that is too expensive for me',
  'ok, I will take it',
  'thank you so much',
  'are you a bot?',
  'what did you draw today?',
  'show me something with charcoal',
  'bye for now',
];

/** What the fans of the scenario know when they act: offers that reached them, purchases they made. */
export interface Memory {
  offerOf(
    creator: string,
    fan: string,
  ): { quoteId: string; itemId: string; amountMinor: number; currency: string } | undefined;
  purchaseOf(creator: string, fan: string): { purchaseId: string; amountMinor: number } | undefined;
}

export interface Step {
  /** Stable over repeats: the same step has the same webhook id. */
  readonly id: string;
  readonly creator: string;
  readonly fan: string;
  readonly event: WebhookEvent;
  /** The platform sends this webhook twice. */
  readonly twice: boolean;
}

export function stepAt(seed: number, i: number, memory: Memory, now: string): Step {
  const draw = draws(seed, i);
  const creator = CREATORS[Math.floor(draw(0) * CREATORS.length)]!;
  const fan = `fan-${Math.floor(draw(1) * FANS_PER_CREATOR)}`;
  const base = { creator, fan };
  const step = (type: string, data: Record<string, unknown>): Step => ({
    id: `step-${seed}-${i}`,
    ...base,
    event: { type, timestamp: now, data: { ...base, ...data } },
    twice: draw(7) < 0.05,
  });
  const purchase = memory.purchaseOf(creator, fan);
  if (draw(2) < 0.02 && purchase)
    return step('purchase.refunded', {
      purchaseId: purchase.purchaseId,
      refundId: `refund-${i}`,
      amountMinor: purchase.amountMinor,
      currency: 'USD',
    });
  if (draw(2) < 0.14) {
    const offer = draw(3) < 0.6 ? memory.offerOf(creator, fan) : undefined;
    const item = ITEMS[Math.floor(draw(4) * ITEMS.length)]!;
    const bought = offer ?? { itemId: item.id, amountMinor: item.priceMinor, currency: 'USD' };
    return step('purchase.completed', { purchaseId: `purchase-${seed}-${i}`, ...bought });
  }
  return step('message.received', {
    messageId: `message-${seed}-${i}`,
    fanName: 'Sam',
    text: LINES[Math.floor(draw(5) * LINES.length)],
  });
}

export interface Kill {
  readonly service: ServiceName;
  /** Milliseconds after the moment it is due. */
  readonly afterMs: number;
}

/** Every service in turn, in a shuffled order, each at a random moment. */
export function killAt(seed: number, k: number): Kill {
  const round = Math.floor(k / SERVICES.length);
  const order = SERVICES.toSorted((a, b) => rank(seed, round, a) - rank(seed, round, b));
  return { service: order[k % SERVICES.length]!, afterMs: Math.floor(draws(seed, 1e9 + k)(0) * 400) };
}

const rank = (seed: number, round: number, service: ServiceName) =>
  createHash('sha256').update(`${seed}/${round}/${service}`).digest().readUInt32BE(0);
