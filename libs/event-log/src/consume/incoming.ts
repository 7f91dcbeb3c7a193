import { contractOf, type Envelope, type EventContract, type StoredEvent } from '@reprise/contracts';
import { envelopeOf, MalformedRecord, withData } from '../cloudevents.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { LogRecord } from '../ports.js';
import type { Subject } from '../streams.js';
import type { Subscriptions } from './handlers.js';

/** Larger values are not read: no event of this product comes near it. */
export const MAX_VALUE_BYTES = 900_000;

/** A record that can be placed in its stream. Whether its data fits its contract shows only when it is handled. */
export interface Incoming {
  readonly record: LogRecord;
  readonly envelope: Envelope;
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

export function readIncoming(record: LogRecord, subscriptions: Subscriptions): Incoming | Unplaced {
  let envelope: Envelope;
  try {
    envelope = envelopeOf(record);
  } catch (error) {
    return { record, flaw: flawOf(error) };
  }
  try {
    return { record, envelope, event: eventIn(record, envelope, subscriptions), flaw: null };
  } catch (error) {
    return { record, envelope, event: null, flaw: flawOf(error) };
  }
}

function eventIn(record: LogRecord, envelope: Envelope, subscriptions: Subscriptions): StoredEvent | null {
  if (!subscriptions.follows(envelope)) return null;
  if (subscriptions.isUnknownVersion(envelope))
    throw new MalformedRecord(`${envelope.type} is a version this release does not know: upgrade, then redrive`);
  if (subscriptions.handlersOf(envelope).length === 0) return null;
  if (record.value.length > MAX_VALUE_BYTES)
    throw new MalformedRecord(`value of ${record.value.length} characters is too large`);
  return withData(envelope, record.value);
}

function flawOf(error: unknown): string {
  if (error instanceof MalformedRecord) return error.message;
  throw error;
}

export const subjectOf = ({ tenant, creator, fan }: Envelope): Subject => ({ tenant, creator, fan: fan ?? '' });

/** Parses the data and opens its personal fields; throws with the reason when it is not what the contract says. */
export async function openData(contract: EventContract, event: StoredEvent, keys: KeyRing): Promise<unknown> {
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
