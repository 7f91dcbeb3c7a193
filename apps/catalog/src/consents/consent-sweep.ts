import { EventLog } from '@reprise/event-log';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Vault, type ItemAddress } from '../items/vault.js';
import { settleConsents, type SettledConsent } from './settle-consents.js';

interface ShownIn extends ItemAddress {
  readonly people: readonly string[];
}

const EVERY_MS = 1_000;
const BATCH = 500;
// What was revoked comes first: something must stop.
const PENDING = `
  select creator, person, version from consent where pending order by on_record, changed_at limit 20`;
const DISAGREEING = `
  select i.tenant, i.creator, i.item_id as "itemId",
    (select json_agg(o.person) from item_person o where o.creator = i.creator and o.item_id = i.item_id) as people
  from item_person p join item i on i.creator = p.creator and i.item_id = p.item_id
  where p.creator = $1 and p.person = $2 and p.item_id > $3 and i.suspended is distinct from exists (
    select 1 from item_person o left join consent c on c.creator = o.creator and c.person = o.person and c.on_record
    where o.creator = i.creator and o.item_id = i.item_id and c.person is null)
  order by p.item_id limit ${BATCH}`;

/**
 * After a consent changed, looks again at every item that shows the person, a batch at a time. Any number of processes may
 * do it: the decision is the item's stream's, the tables only say where to look.
 */
@Injectable()
export class ConsentSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ConsentSweep.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Sweeps now, unless a sweep is under way. */
  wake(): void {
    if (this.stopped || this.running) return;
    this.running = this.sweepAll()
      // The table still says what is pending: the next tick tries again.
      .catch((error: unknown) => this.logger.warn(`items could not be checked yet: ${(error as Error).message}`))
      .finally(() => (this.running = undefined));
  }

  private async sweepAll(): Promise<void> {
    for (;;) {
      const pending = await this.log.query<SettledConsent>(PENDING);
      if (pending.length === 0) return;
      for (const consent of pending) {
        if (this.stopped) return;
        await this.sweep(consent);
      }
    }
  }

  private async sweep(consent: SettledConsent): Promise<void> {
    for (let after: string | undefined = ''; after !== undefined && !this.stopped;) {
      const items: ShownIn[] = await this.log.query(DISAGREEING, [consent.creator, consent.person, after]);
      await Promise.all(items.map(({ people, ...address }) => this.vault.checkConsents(address, people)));
      after = items.length === BATCH ? items.at(-1)!.itemId : undefined;
    }
    if (!this.stopped) await this.settle(consent);
  }

  private settle(consent: SettledConsent): Promise<void> {
    return this.log.submit({
      key: `${consent.creator}/${consent.person}`,
      streams: [],
      cause: this.log.rootCause(),
      run: (work) => Promise.resolve(work.write(settleConsents, consent)),
    });
  }
}
