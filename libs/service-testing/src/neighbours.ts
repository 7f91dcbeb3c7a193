import { randomUUID } from 'node:crypto';
import { fanStream, type DomainEventOf, type ServiceName, type StoredEvent, type TopicName } from '@reprise/contracts';
import { eventOf, ids, toRecord, type LogTransport } from '@reprise/event-log';

/** The tenant of everything that is published, and its first creator. */
export const TENANT = 'default';
export const CREATOR = ids.creatorId(TENANT, 'c1');

type AnyEvent = DomainEventOf<string, unknown>;

/** What another service says of a fan, on that service's stream of the fan. */
export interface Said {
  readonly fan: string;
  /** Default `CREATOR`. */
  readonly creator?: string;
  readonly event: AnyEvent;
}

/** The other services: they publish on their own streams, contiguous versions and all, and anybody can read the log. */
export class Neighbours {
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly transport: LogTransport,
    private readonly now: () => string,
  ) {}

  /** Publishes in order; each event `times` times, as a log that repeats a record does. */
  async publish(said: readonly Said[], times = 1): Promise<StoredEvent[]> {
    const events = said.map(({ fan, creator = CREATOR, event }) =>
      this.stored(fanStream(serviceOf(event), fan), creator, fan, event),
    );
    await this.send('conversation.events', events, times);
    return events;
  }

  /** Publishes on a creator-scoped stream; `subject` is its `<kind>/<id>`. */
  async publishOf(creator: string, subject: string, event: AnyEvent): Promise<StoredEvent> {
    const stored = this.stored(`${serviceOf(event)}:${creator}/${subject}`, creator, null, event);
    await this.send('creator.events', [stored], 1);
    return stored;
  }

  /** Everything on a topic under a key (a fan, a creator), by whomever, in the order of the log, sealed. */
  async read(key: string, topic: TopicName): Promise<StoredEvent[]> {
    const reader = this.transport.reader();
    const events: StoredEvent[] = [];
    for await (const records of reader.read(topic, { key })) events.push(...records.map(eventOf));
    await reader.close();
    return events.filter(({ fan, creator }) => (topic === 'creator.events' ? creator : fan) === key);
  }

  private async send(topic: TopicName, events: readonly StoredEvent[], times: number): Promise<void> {
    const records = events.flatMap((event) => {
      const record = toRecord(event, JSON.stringify(event.data), topic);
      return Array.from({ length: times }, () => record);
    });
    const producer = this.transport.producer('neighbours');
    await producer.connect();
    for (let from = 0; from < records.length; from += 1_000) await producer.send(records.slice(from, from + 1_000));
    await producer.close();
  }

  private stored(stream: string, creator: string, fan: string | null, { type, data }: AnyEvent): StoredEvent {
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    return {
      id: randomUUID(),
      type,
      stream,
      version,
      tenant: TENANT,
      creator,
      fan,
      time: this.now(),
      correlationId: `turns-of-${fan ?? creator}`,
      causationId: null,
      traceparent: null,
      topicSequence: null,
      data,
    };
  }
}

const serviceOf = ({ type }: AnyEvent) => type.slice(0, type.indexOf('.')) as ServiceName;
