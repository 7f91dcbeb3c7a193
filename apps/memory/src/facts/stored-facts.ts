import { factLearnedV1, factSupersededV1, type EventOf, type StoredEvent } from '@reprise/contracts';
import type { MemoryEvent } from '@reprise/domain-memory';

export type StoredMemoryEvent = StoredEvent<MemoryEvent>;
export type StoredLearned = StoredEvent<EventOf<typeof factLearnedV1>>;
export type StoredSuperseded = StoredEvent<EventOf<typeof factSupersededV1>>;

export const isLearned = (event: StoredMemoryEvent): event is StoredLearned => event.type === factLearnedV1.type;
export const isSuperseded = (event: StoredMemoryEvent): event is StoredSuperseded =>
  event.type === factSupersededV1.type;
