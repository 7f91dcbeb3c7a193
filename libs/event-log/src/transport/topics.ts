import { DEAD_LETTER_RETENTION_MS, deadLetterTopic, SERVICES, TOPICS } from '@reprise/contracts';

/** A topic as a transport makes it. The number of partitions is for ever: changing it would move keys. */
export interface TopicDefinition {
  readonly name: string;
  readonly partitions: number;
  /** Milliseconds; -1 keeps every record for ever. */
  readonly retentionMs: number;
}

/** The topics of the contracts and one of dead letters for each service. */
export const contractTopics = (): readonly TopicDefinition[] => [
  ...Object.values(TOPICS),
  ...SERVICES.map((service) => ({
    name: deadLetterTopic(service),
    partitions: 16,
    retentionMs: DEAD_LETTER_RETENTION_MS,
  })),
];
