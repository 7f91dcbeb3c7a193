import { contractOf, type Envelope, type EventContract, type StoredEvent } from '@reprise/contracts';
import { envelopeOf, isStream, isVersion, MalformedRecord, withData } from '../cloudevents.js';
import type { KeyRing } from '../keys/key-ring.js';
import { headerOf, type LogRecord } from '../ports.js';
import type { Subject } from '../streams.js';
import type { Subscriptions } from './handlers.js';

/** Larger values are not read: no event of this product comes near it. */
export const MAX_VALUE_BYTES = 900_000;

/** A record that can be placed in its stream. Whether its data fits its contract shows only when it is handled. */
export interface Incoming {
  readonly record: LogRecord;
  readonly stream: string;
  readonly version: number;
  /** Null where nobody handles it, or nobody can: then only its place in its stream counts. */
  readonly event: StoredEvent | null;
  /** Why this release cannot read it, known before its turn comes. */
  readonly flaw: string | null;
}

/** A record whose place cannot be read: it belongs to no stream, and blocks none. */
export interface Unplaced {
  readonly record: LogRecord;
  readonly flaw: string;
}

/**
 * Reads as much of a record as is needed: the stream, to know that nobody follows its producer (then null); also its type
 * and version, to know that nobody handles it; the rest of what somebody handles.
 */
export function readIncoming(record: LogRecord, subscriptions: Subscriptions): Incoming | Unplaced | null {
  const stream = headerOf(record, 'ce_stream');
  if (stream && !subscriptions.follows({ stream })) return null;
  const type = headerOf(record, 'ce_type');
  const version = Number(headerOf(record, 'ce_sequence'));
  if (!stream || !isStream(stream) || !type || !isVersion(version))
    return { record, flaw: flawIn(() => envelopeOf(record)) };
  const place = { record, stream, version };
  if (subscriptions.isUnknownVersion({ type }))
    return { ...place, event: null, flaw: `${type} is a version this release does not know: upgrade, then redrive` };
  if (subscriptions.handlersOf({ type }).length === 0) return { ...place, event: null, flaw: null };
  try {
    return { ...place, event: eventOf(record), flaw: null };
  } catch (error) {
    return { ...place, event: null, flaw: flawOf(error) };
  }
}

function eventOf(record: LogRecord): StoredEvent {
  const envelope = envelopeOf(record);
  if (record.value.length > MAX_VALUE_BYTES)
    throw new MalformedRecord(`value of ${record.value.length} characters is too large`);
  return withData(envelope, record.value);
}

function flawIn(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return flawOf(error);
  }
  return 'its place cannot be read';
}

function flawOf(error: unknown): string {
  if (error instanceof MalformedRecord) return error.message;
  throw error;
}

export const subjectOf = ({ tenant, creator, fan }: Envelope): Subject => ({ tenant, creator, fan: fan ?? '' });

/** Parses the data and opens its personal fields; throws with the reason when it is not what the contract says. */
export async function openData(
  contract: EventContract,
  event: StoredEvent,
  keys: Pick<KeyRing, 'open'>,
): Promise<unknown> {
  const known = contractOf(event.type);
  if (known !== contract) throw new MalformedRecord(`event ${event.type} is not known to this release`);
  const parsed = contract.data.safeParse(event.data);
  if (!parsed.success)
    throw new MalformedRecord(
      `data is not a ${event.type}: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`,
    );
  if (contract.personal.length === 0) return parsed.data;
  const data = { ...(parsed.data as Record<string, unknown>) };
  const subject = subjectOf(event);
  for (const field of contract.personal) data[field] = await keys.open(subject, data[field]);
  return data;
}
