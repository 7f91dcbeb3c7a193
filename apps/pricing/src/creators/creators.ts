import { DomainError } from '@reprise/event-sourcing';
import { EventLog } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';

const NAMED = 'select creator from creator where tenant = $1 and (creator = $2 or platform_creator_id = $2) limit 1';

/** Creators of a tenant, by our id or the platform's. */
@Injectable()
export class Creators {
  constructor(private readonly log: EventLog) {}

  async find(tenant: string, name: string): Promise<string | undefined> {
    const [found] = await this.log.query<{ creator: string }>(NAMED, [tenant, name]);
    return found?.creator;
  }

  /** Throws `creator/unknown`, also for the creator of another tenant. */
  async get(tenant: string, name: string): Promise<string> {
    const creator = await this.find(tenant, name);
    if (creator === undefined) throw new DomainError('creator/unknown', `there is no creator ${name}`, 404);
    return creator;
  }
}
