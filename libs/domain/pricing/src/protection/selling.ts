import {
  hardshipNotedV1,
  quoteCancelledV1,
  sellingResumedV1,
  sellingSuspendedV1,
  type EventOf,
  type RestrictionKind,
} from '@reprise/contracts';
import type { OpenQuote, PricingFan } from '../pricing-fan.js';
import { after, plusSeconds } from '../time.js';

export interface SuspendSelling {
  readonly type: 'SuspendSelling';
  readonly kind: RestrictionKind;
  readonly reason: string;
  readonly now: string;
}

export interface ResumeSelling {
  readonly type: 'ResumeSelling';
  readonly kind: RestrictionKind;
  readonly reason: string;
  readonly now: string;
}

/** The fan said that money is short. */
export interface NoteHardship {
  readonly type: 'NoteHardship';
  readonly messageId: string;
  /** When they said it. */
  readonly saidAt: string;
  readonly now: string;
}

type Stopped = EventOf<typeof sellingSuspendedV1> | EventOf<typeof quoteCancelledV1>;

const HARDSHIP_SECONDS = 24 * 3_600;
/** After a refund nothing is pitched for as long. */
export const COOL_OFF_SECONDS = 24 * 3_600;

/** Stops selling and takes back every open quote. A restriction that already holds changes nothing. */
export function suspendSelling(
  { kind, reason, now }: Pick<SuspendSelling, 'kind' | 'reason' | 'now'>,
  fan: PricingFan,
): Stopped[] {
  if (fan.stops.includes(kind)) return [];
  return [
    sellingSuspendedV1.make({ kind, reason, occurredAt: now }),
    ...fan.open.map((quote) => cancelled(quote, 'suspended', now)),
  ];
}

export const resumeSelling = (
  { kind, reason, now }: ResumeSelling,
  fan: PricingFan,
): EventOf<typeof sellingResumedV1>[] =>
  fan.stops.includes(kind) ? [sellingResumedV1.make({ kind, reason, occurredAt: now })] : [];

export function noteHardship(
  { messageId, saidAt, now }: NoteHardship,
  fan: PricingFan,
): EventOf<typeof hardshipNotedV1>[] {
  const until = plusSeconds(saidAt, HARDSHIP_SECONDS);
  if (!after(until, now) || (fan.hardshipUntil !== null && !after(until, fan.hardshipUntil))) return [];
  return [hardshipNotedV1.make({ messageId, until, occurredAt: now })];
}

export const cancelled = (
  quote: OpenQuote,
  reason: 'replaced' | 'withdrawn' | 'bought' | 'suspended',
  now: string,
): EventOf<typeof quoteCancelledV1> =>
  quoteCancelledV1.make({ quoteId: quote.quoteId, itemId: quote.itemId, reason, occurredAt: now });
