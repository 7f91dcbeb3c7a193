/** The services that decide, in the order a turn passes them. Each one owns a stream per fan and a consumer group. */
export const SERVICES = ['ingest', 'memory', 'generation', 'catalog', 'pricing', 'delivery'] as const;
export type ServiceName = (typeof SERVICES)[number];

export type TopicName = 'conversation.events' | 'creator.events' | 'sales' | 'transitions';

export interface TopicSpec {
  readonly name: TopicName;
  readonly key: 'fan id' | 'creator id';
  /** Power of two, never changed: growing it would move keys and break per-fan order. */
  readonly partitions: 16;
  /** -1 keeps every record for ever. */
  readonly retentionMs: number;
  readonly readers: string;
}

const DAY_MS = 86_400_000;

export const TOPICS: Readonly<Record<TopicName, TopicSpec>> = {
  'conversation.events': {
    name: 'conversation.events',
    key: 'fan id',
    partitions: 16,
    retentionMs: -1,
    readers: 'the services, auditors',
  },
  'creator.events': {
    name: 'creator.events',
    key: 'creator id',
    partitions: 16,
    retentionMs: -1,
    readers: 'the services',
  },
  sales: { name: 'sales', key: 'fan id', partitions: 16, retentionMs: -1, readers: 'integrators' },
  transitions: {
    name: 'transitions',
    key: 'fan id',
    partitions: 16,
    retentionMs: 400 * DAY_MS,
    readers: 'integrators',
  },
};

/** Where a service's dead letters go; kept 30 days. */
export const deadLetterTopic = (service: ServiceName): string => `${service}.dlq`;
export const DEAD_LETTER_RETENTION_MS = 30 * DAY_MS;

export const fanStream = (service: ServiceName, fan: string): string => `${service}:${fan}`;
/** One small stream per creator-scoped subject: one item, one policy, one persona. */
export const creatorStream = (service: ServiceName, creator: string, subject: string, id: string): string =>
  `${service}:${creator}/${subject}/${id}`;
