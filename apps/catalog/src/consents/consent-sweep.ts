import { EventLog } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { Injectable } from '@nestjs/common';
import { Vault, type ItemAddress } from '../items/vault.js';
import { settleConsents, type SettledConsent } from './settle-consents.js';

interface ShownIn extends ItemAddress {
  readonly people: readonly string[];
}

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

/** After a consent changed, looks again at every item that shows the person, a batch at a time. */
@Injectable()
export class ConsentSweep extends Sweep {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
  ) {
    super({ everyMs: 1_000, failure: 'items could not be checked yet' });
  }

  protected async round(): Promise<boolean> {
    const pending = await this.log.query<SettledConsent>(PENDING);
    for (const consent of pending) {
      if (this.stopped) return false;
      await this.check(consent);
    }
    return pending.length > 0;
  }

  private async check(consent: SettledConsent): Promise<void> {
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
