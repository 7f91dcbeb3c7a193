import type { StoredEvent } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { eventOf, MalformedRecord, type ConsumedRecord, type LogTransport } from '@reprise/event-log';

/** An event of a fan with its place in the fan's one order. */
export interface PlacedEvent {
  readonly position: number;
  readonly event: StoredEvent;
}

/** A record under a fan's key that is no event: named, and gone past. */
export interface UnreadableRecord {
  readonly partition: number;
  readonly offset: string;
  readonly reason: string;
}

/** Reads fans from the log itself, as an auditor would, and not from what the services keep. */
export class FanLog {
  constructor(private readonly transport: Pick<LogTransport, 'reader'>) {}

  /**
   * A fan's distinct records in offset order; what is no event of this product is told to `onUnreadable`. Throws
   * `fan/unknown` when the tenant has no such fan.
   */
  async *read(
    tenant: string,
    fan: string,
    onUnreadable: (record: UnreadableRecord) => void = () => {},
  ): AsyncGenerator<PlacedEvent> {
    const reader = this.transport.reader();
    const seen = new Set<string>();
    try {
      for await (const records of reader.read('conversation.events', { key: fan })) {
        for (const record of records) {
          const event = readEvent(record, onUnreadable);
          if (!event || event.tenant !== tenant || seen.has(event.id)) continue;
          seen.add(event.id);
          yield { position: seen.size, event };
        }
      }
    } finally {
      await reader.close();
    }
    if (seen.size === 0) throw new DomainError('fan/unknown', `the log has no fan ${fan}`, 404);
  }
}

function readEvent(record: ConsumedRecord, onUnreadable: (record: UnreadableRecord) => void): StoredEvent | null {
  try {
    return eventOf(record);
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    onUnreadable({ partition: record.partition, offset: String(record.offset), reason: error.message });
    return null;
  }
}
