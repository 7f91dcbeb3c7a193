import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import { EventLog } from '@reprise/event-log';

export interface Health {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'postgres' | 'log' | 'relay', 'up' | 'down'>>;
}

const POSTGRES_TIMEOUT_MS = 1_000;

/** Whether a service should get work now: its database answers, it is a member of its consumer group, and what it records leaves it. */
@Injectable()
export class Readiness {
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: EventLog,
  ) {}

  async check(): Promise<Health> {
    const checks = {
      postgres: (await this.postgresAnswers()) ? 'up' : 'down',
      log: this.log.isConsuming() ? 'up' : 'down',
      relay: this.log.isPublishing() ? 'up' : 'down',
    } as const;
    return { ready: !this.stopping && Object.values(checks).every((check) => check === 'up'), checks };
  }

  /** From now on not ready: a load balancer sends the rest elsewhere. */
  stop(): void {
    this.stopping = true;
  }

  private async postgresAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<false>((resolve) => (timer = setTimeout(resolve, POSTGRES_TIMEOUT_MS, false)));
    const answered = poolOf(this.dataSource)
      .query('select 1')
      .then(
        () => true,
        () => false,
      );
    try {
      return await Promise.race([answered, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
