import { fanJoinedV1, fanMessageReceivedV1, type DomainEventOf } from '@reprise/contracts';
import type { PlacedEvent } from '@reprise/event-log';
import type { FanRange } from '../fan-range.js';
import type { FanSource, SourcePage } from '../fan-source.js';

const PAGE = 1_000;

/** A log of many fans made while it is read: each round of it holds one record of every fan, so no fan ends before the last round. */
export class ManyFans implements FanSource {
  readonly name = 'log';
  /** Fans whose first message is missing. */
  readonly gaps = new Set<string>();
  /** Fans with a value nested so deep that no recursion reaches its bottom, where half a surrogate pair is. */
  readonly deep = new Set<string>();

  constructor(
    private readonly fans: number,
    private readonly rounds: number,
  ) {}

  /** UUIDs in no order. */
  idOf(n: number): string {
    const mixed = (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
    return `${mixed}-0000-5000-8000-${n.toString(16).padStart(12, '0')}`;
  }

  async *read(range: FanRange): AsyncGenerator<SourcePage> {
    for (let round = 0; round < this.rounds; round++)
      for (let from = 0; from < this.fans; from += PAGE) {
        const events: PlacedEvent[] = [];
        for (let n = from; n < Math.min(from + PAGE, this.fans); n++) {
          const fan = this.idOf(n);
          if (range.has(fan) && !(round === 1 && this.gaps.has(fan))) events.push(this.record(fan, round));
        }
        yield await Promise.resolve({ events, unreadable: [], read: PAGE });
      }
  }

  async *readFan(fan: string): AsyncGenerator<SourcePage> {
    const events = Array.from({ length: this.rounds }, (_, round) => this.record(fan, round));
    yield await Promise.resolve({ events, unreadable: [], read: this.rounds });
  }

  count(): Promise<number> {
    return Promise.resolve(this.fans * this.rounds);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private record(fan: string, round: number): PlacedEvent {
    const joined = { ...fanJoinedV1.samples[0]!, ...(this.deep.has(fan) ? { platform: nested() } : {}) };
    const event = round === 0 ? fanJoinedV1.make(joined) : message(`m${round}`);
    return {
      place: `made/0@${round}`,
      event: {
        ...event,
        id: `${fan}/${round}`,
        stream: `ingest:${fan}`,
        version: round + 1,
        tenant: 't',
        creator: 'c',
        fan,
        time: '2026-01-01T00:00:00.000Z',
        correlationId: 'x',
        causationId: null,
        traceparent: null,
        topicSequence: null,
      },
    };
  }
}

const message = (messageId: string): DomainEventOf<string, unknown> =>
  fanMessageReceivedV1.make({ ...fanMessageReceivedV1.samples[0]!, messageId });

const nested = (): string => JSON.parse(`${'['.repeat(50_000)}"\\ud800"${']'.repeat(50_000)}`) as string;
