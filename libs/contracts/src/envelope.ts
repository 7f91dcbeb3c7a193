import { z } from 'zod';
import { readMoment } from './values/moment.js';

/** An event as the log holds it: CloudEvents attributes beside the (sealed) data. Times are RFC 3339 UTC. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  /** `<service>:<fan>` or `<service>:<creator>/<subject>/<id>`. */
  readonly stream: string;
  /** 1, 2, 3, … within the stream. */
  readonly version: number;
  readonly tenant: string;
  readonly creator: string;
  /** The fan, or null for a creator-scoped event. */
  readonly fan: string | null;
  /** When the event was recorded; `occurredAt` in the data is world time. */
  readonly time: string;
  readonly correlationId: string;
  /** The event that caused this one; null at the edge of the system. */
  readonly causationId: string | null;
  readonly traceparent: string | null;
  /** Contiguous per key on the public topics (`sales`, `transitions`); null elsewhere. */
  readonly topicSequence: number | null;
}

export interface StoredEvent<
  E extends { type: string; data: unknown } = { type: string; data: unknown },
> extends Envelope {
  readonly type: E['type'];
  readonly data: E['data'];
}

export const RFC3339_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
/**
 * A time as a record holds it: RFC 3339 in UTC, e.g. `2026-11-23T10:00:00Z`. An edge uses `momentSchema`.
 * What an earlier release recorded outside the years 0001 to 9999 is read as the nearest moment inside.
 */
export const timeSchema = z
  .string()
  .overwrite(readMoment)
  .regex(RFC3339_UTC, 'expected an RFC 3339 time in UTC, such as 2026-11-23T10:00:00Z')
  .meta({ id: 'Time' });
/** An id as a record holds it, whichever release wrote it. An edge uses `opaqueIdSchema`. */
export const idSchema = z.string().min(1).max(200);
/** Integer minor units (cents), never negative, at an edge and in a record; `kind` or the event's name gives the sign. */
export const amountMinorSchema = z.int().min(0).max(1_000_000_000_000).meta({ id: 'AmountMinor' });
/** A currency as a record holds it: three capitals. An edge uses `isoCurrencySchema`. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ id: 'Currency' });
/** `live` starts turns, jobs and sends; `import` only changes state and reports. */
export const originSchema = z.enum(['live', 'import']);
export type Origin = z.output<typeof originSchema>;

export const moneyFields = { amountMinor: amountMinorSchema, currency: currencySchema };
export const occurredFields = { occurredAt: timeSchema, origin: originSchema };
