import type { EventContract, Personal, StoredEvent } from '@reprise/contracts';
import type { Subject } from '../streams.js';

/** Opens a personal value with the key of its fan, as `KeyRing.open` does. */
export type Open = <T>(subject: Subject, value: Personal<T>) => Promise<T>;

/** The event with the personal fields of its contract open. */
export async function openEvent(contract: EventContract, event: StoredEvent, open: Open): Promise<StoredEvent> {
  const subject = { tenant: event.tenant, creator: event.creator, fan: event.fan ?? '' };
  const data = { ...(event.data as Record<string, unknown>) };
  for (const field of contract.personal) if (data[field] !== undefined) data[field] = await open(subject, data[field]);
  return { ...event, data };
}
