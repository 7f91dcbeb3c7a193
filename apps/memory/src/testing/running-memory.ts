import { creatorRegisteredV1, type DomainEventOf, type StoredEvent } from '@reprise/contracts';
import { ServiceRig, tablesOf, type RigOptions } from '@reprise/service-testing';
import { memoryService } from '../module.js';

export const memoryTables = tablesOf(memoryService);

export class RunningMemory extends ServiceRig {
  static async start(databaseUrl: string, environment: RigOptions['environment'] = {}): Promise<RunningMemory> {
    return new RunningMemory(await ServiceRig.open(memoryService, databaseUrl, { environment }));
  }

  /** Publishes of a fan on a given creator's profile. */
  publishOn(
    creator: string,
    fan: string,
    ...events: readonly DomainEventOf<string, unknown>[]
  ): Promise<readonly StoredEvent[]> {
    return this.publishAll(events.map((event) => ({ creator, fan, event })));
  }

  async registerCreator(creator: string): Promise<void> {
    await this.publishOf(creator, `creator/${creator}`, creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!));
  }
}
