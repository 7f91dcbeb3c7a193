import { Injectable } from '@nestjs/common';
import { EventLog } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';

/** What is kept for 30 days and no longer: quarantined webhooks, and the ids of accepted ones (platforms give up repeating long before). */
const EXPIRED = [
  'delete from quarantine where expires_at < now()',
  `delete from webhook where accepted_at < now() - interval '30 days'`,
];

@Injectable()
export class Retention extends Sweep {
  constructor(private readonly log: EventLog) {
    super({ everyMs: 3_600_000, failure: 'expired rows were not removed' });
  }

  protected async round(): Promise<boolean> {
    for (const statement of EXPIRED) await this.log.query(statement);
    return false;
  }
}
