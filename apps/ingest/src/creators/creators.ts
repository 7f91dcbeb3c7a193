import { Injectable } from '@nestjs/common';
import { creator } from '@reprise/domain-ingest';
import { creatorRef, EventLog, ids } from '@reprise/event-log';
import type { Connection } from '../connections/connection.js';
import { creatorWriter } from './creator-writer.js';

export interface NewCreator {
  readonly platformCreatorId: string;
  readonly name?: string | undefined;
  readonly archetype?: string | undefined;
}

/** The creators whose profiles we manage. A registered one is never unregistered, so what is known stays known. */
@Injectable()
export class Creators {
  private readonly known = new Set<string>();

  constructor(private readonly log: EventLog) {}

  async isKnown({ tenant, platform }: Connection, platformCreatorId: string): Promise<boolean> {
    const key = JSON.stringify([tenant, platform, platformCreatorId]);
    if (this.known.has(key)) return true;
    const found = await this.log.query(
      'select from creator where tenant = $1 and platform = $2 and platform_creator_id = $3',
      [tenant, platform, platformCreatorId],
    );
    if (found.length > 0) this.known.add(key);
    return found.length > 0;
  }

  /** Registers a creator; false when they were registered before. */
  register(connection: Connection, { platformCreatorId, name, archetype }: NewCreator): Promise<boolean> {
    const { tenant, platform, id } = connection;
    const ref = creatorRef(
      'ingest',
      { tenant, creator: ids.creatorId(tenant, platformCreatorId) },
      'registration',
      platform,
    );
    return this.log.submit({
      key: ref.creator,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const [registered] = await work.run(creator, ref, {
          type: 'RegisterCreator',
          platform,
          connection: id,
          platformCreatorId,
          ...(name === undefined ? {} : { name }),
          ...(archetype === undefined ? {} : { archetype }),
          now: work.now,
        });
        if (!registered) return false;
        const { name: as, archetype: how, occurredAt: since } = registered.data;
        work.write(creatorWriter, {
          tenant,
          platform,
          platformCreatorId,
          creator: ref.creator,
          connection: id,
          name: as,
          archetype: how,
          since,
        });
        return true;
      },
    });
  }

  /** Registers those of a list that are not known yet, in the default archetype. */
  async registerMissing(connection: Connection, platformCreatorIds: Iterable<string>): Promise<void> {
    await Promise.all(
      [...new Set(platformCreatorIds)].map(async (platformCreatorId) => {
        if (!(await this.isKnown(connection, platformCreatorId)))
          await this.register(connection, { platformCreatorId });
      }),
    );
  }
}
