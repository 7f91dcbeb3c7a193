import {
  isUnreadable,
  readEvent,
  type ConsumedRecord,
  type LogTransport,
  type PlacedEvent,
  type UnreadableRecord,
} from '@reprise/event-log';
import type { FanRange } from './fan-range.js';
import type { FanSource, SourcePage } from './fan-source.js';

const TOPIC = 'conversation.events';

/** The log itself, from Kafka or from the tables of the Postgres log. */
export class LogRecords implements FanSource {
  constructor(
    readonly name: 'kafka' | 'log',
    private readonly transport: LogTransport,
  ) {}

  async *read(range: FanRange, everything: boolean): AsyncGenerator<SourcePage> {
    for await (const page of this.pages({}))
      // A record's key is read before its data: the fans of other passes cost little.
      yield pageOf(everything ? page : page.filter(({ key }) => range.has(key)), page.length, (event) =>
        range.has(event.key),
      );
  }

  async *readFan(fan: string): AsyncGenerator<SourcePage> {
    for await (const page of this.pages({ key: fan }))
      yield pageOf(
        page.filter(({ key }) => key === fan),
        page.length,
        () => true,
      );
  }

  async count(): Promise<number> {
    const reader = this.transport.reader();
    try {
      return await reader.count(TOPIC);
    } finally {
      await reader.close();
    }
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private async *pages(options: { readonly key?: string }): AsyncGenerator<readonly ConsumedRecord[]> {
    const reader = this.transport.reader();
    try {
      yield* reader.read(TOPIC, options);
    } finally {
      await reader.close();
    }
  }
}

function pageOf(
  records: readonly ConsumedRecord[],
  read: number,
  isWanted: (record: ConsumedRecord) => boolean,
): SourcePage {
  const events: PlacedEvent[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const record of records) {
    const one = readEvent(record);
    if (isUnreadable(one)) unreadable.push(one);
    else if (isWanted(record)) events.push(one);
  }
  return { events, unreadable, read };
}
