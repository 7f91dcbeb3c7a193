import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventLog } from '@reprise/event-log';

const CHECK_MS = 3_600_000;

/** What is kept for 30 days and no longer: quarantined webhooks, and the ids of accepted ones (platforms give up repeating long before). */
const EXPIRED = [
  'delete from quarantine where expires_at < now()',
  `delete from webhook where accepted_at < now() - interval '30 days'`,
];

@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Retention.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly log: EventLog) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      // A database that is away now is there an hour later; nothing but space depends on it.
      this.expire().catch((error: unknown) => this.logger.warn({ err: error }, 'expired rows were not removed'));
    }, CHECK_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async expire(): Promise<void> {
    for (const statement of EXPIRED) await this.log.query(statement);
  }
}
