import { cutText, type StoredEvent } from '@reprise/contracts';
import { eventOf, MalformedRecord } from './cloudevents.js';
import type { ConsumedRecord } from './ports.js';

/** An event with its place in what it was read from, e.g. `conversation.events/3@17`: topic, partition, offset. */
export interface PlacedEvent {
  readonly place: string;
  readonly event: StoredEvent;
}

/** A record that is no event of this product: a tombstone, something foreign, or damaged. */
export interface UnreadableRecord {
  readonly place: string;
  /** The record's key, shortened: whose partition it lies in. */
  readonly key: string;
  readonly reason: string;
}

export const isUnreadable = (read: PlacedEvent | UnreadableRecord): read is UnreadableRecord => 'reason' in read;

/** Reads a record of a topic, or says why it cannot be read. Whoever reads a log goes on behind such a record and names it. */
export function readEvent(record: ConsumedRecord): PlacedEvent | UnreadableRecord {
  const place = placeOf(record);
  try {
    return { place, event: eventOf(record) };
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return { place, key: cutText(record.key, KEY_SHOWN), reason: error.message };
  }
}

const KEY_SHOWN = 80;

const placeOf = ({ topic, partition, offset }: ConsumedRecord): string => `${topic}/${partition}@${offset}`;
