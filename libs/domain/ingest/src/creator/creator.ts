import { creatorRegisteredV1, DEFAULT_ARCHETYPE, type EventOf } from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';

export interface RegisterCreator {
  readonly type: 'RegisterCreator';
  readonly platform: string;
  readonly connection: string;
  readonly platformCreatorId: string;
  /** The platform's id stands in for a name nobody gave. */
  readonly name?: string;
  readonly archetype?: string;
  readonly now: string;
}

export interface Creator {
  readonly name: string;
  readonly archetype: string;
  readonly since: string;
}
type CreatorEvent = EventOf<typeof creatorRegisteredV1>;

/** Registering again changes nothing: what a creator is called and how they are is edited elsewhere. */
const decide = (command: RegisterCreator, registered: Creator | null): CreatorEvent[] => {
  if (registered) return [];
  const { platform, connection, platformCreatorId, name, archetype, now } = command;
  return [
    creatorRegisteredV1.make({
      platform,
      connection,
      platformCreatorId,
      name: name ?? platformCreatorId,
      archetype: archetype ?? DEFAULT_ARCHETYPE,
      occurredAt: now,
    }),
  ];
};

/** Decides the stream `ingest:<creator>/registration/<platform>`. */
export const creator: Decider<Creator | null, RegisterCreator, CreatorEvent> = {
  initial: null,
  decide,
  evolve: (_, { data: { name, archetype, occurredAt } }) => ({ name, archetype, since: occurredAt }),
};
