import type { StoredEvent } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { isUnreadable, readEvent, type LogTransport, type UnreadableRecord } from '@reprise/event-log';

/** An event of a fan with its position in the fan's one order. */
export interface PositionedEvent {
  readonly position: number;
  readonly event: StoredEvent;
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
    onUnreadable: (record: UnreadableRecord) => void,
  ): AsyncGenerator<PositionedEvent> {
    const reader = this.transport.reader();
    const seen = new Set<string>();
    try {
      for await (const records of reader.read('conversation.events', { key: fan })) {
        for (const record of records) {
          const read = readEvent(record);
          if (isUnreadable(read)) {
            onUnreadable(read);
            continue;
          }
          const { event } = read;
          if (event.tenant !== tenant || seen.has(event.id)) continue;
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
