import { contractOf, type Envelope, type EventContract, type StoredEvent } from '@reprise/contracts';
import { envelopeOf, MalformedRecord, withData } from '../cloudevents.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { LogRecord } from '../ports.js';
import type { Subject } from '../streams.js';

/** Larger values are not read: no event of this product comes near it. */
export const MAX_VALUE_BYTES = 900_000;

/** A record that can be placed in its stream. Whether its data fits its contract shows only when it is handled. */
export interface Incoming {
  readonly record: LogRecord;
  readonly envelope: Envelope;
  /** Null where nobody handles it: only its place in its stream counts. */
  readonly event: StoredEvent | null;
}

export interface Rejected {
  readonly record: LogRecord;
  /** Null where not even the place in its stream can be read. */
  readonly envelope: Envelope | null;
  readonly reason: 'malformed';
  readonly detail: string;
}

export function readIncoming(record: LogRecord, isHandled: (envelope: Envelope) => boolean): Incoming | Rejected {
  let envelope: Envelope | null = null;
  try {
    envelope = envelopeOf(record);
    if (record.value.length > MAX_VALUE_BYTES)
      throw new MalformedRecord(`value of ${record.value.length} characters is too large`);
    return { record, envelope, event: isHandled(envelope) ? withData(envelope, record.value) : null };
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return { record, envelope, reason: 'malformed', detail: error.message };
  }
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
