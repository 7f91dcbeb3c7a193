import { creatorStream, type StoredEvent } from '@reprise/contracts';
import { CREATOR, ServiceRig, tablesOf } from '@reprise/service-testing';
import { catalogService } from '../module.js';

/** What the platform calls `CREATOR`. */
export const PLATFORM_CREATOR = 'c1';

export const catalogTables = tablesOf(catalogService);

export class RunningCatalog extends ServiceRig {
  static async start(databaseUrl: string): Promise<RunningCatalog> {
    return new RunningCatalog(await ServiceRig.open(catalogService, databaseUrl));
  }

  /** What the service said of an item of `CREATOR`. */
  async saidOfItem(itemId: string): Promise<StoredEvent[]> {
    const stream = creatorStream('catalog', CREATOR, 'item', itemId);
    return this.query<StoredEvent>('select type, version, data from event where stream = $1 order by version', [
      stream,
    ]);
  }
}
