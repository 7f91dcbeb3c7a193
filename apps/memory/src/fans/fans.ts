import { DomainError } from '@reprise/event-sourcing';
import { EventLog } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';

const IS_KNOWN = `
  select 1 from conversation where fan = $1 and tenant = $2
  union all select 1 from fact where fan = $1 and tenant = $2
  limit 1`;

/** Which fans a tenant may ask about. */
@Injectable()
export class Fans {
  constructor(private readonly log: EventLog) {}

  /** Another tenant's fan is as unknown as one that does not exist. */
  async assertKnown(tenant: string, fan: string): Promise<void> {
    const found = await this.log.query(IS_KNOWN, [fan, tenant]);
    if (found.length === 0) throw new DomainError('fan/unknown', `there is no fan ${fan}`, 404);
  }
}
