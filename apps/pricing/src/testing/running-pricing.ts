import { Clock } from '@reprise/event-log';
import { ServiceRig, tablesOf } from '@reprise/service-testing';
import { pricingService } from '../module.js';

/** A clock the test moves. */
export class SetClock extends Clock {
  constructor(public time: string) {
    super();
  }
  now(): string {
    return this.time;
  }
}

export const pricingTables = tablesOf(pricingService);

export class RunningPricing extends ServiceRig {
  private constructor(
    opened: ConstructorParameters<typeof ServiceRig>[0],
    readonly clock: SetClock,
  ) {
    super(opened);
  }

  static async start(databaseUrl: string, time: string): Promise<RunningPricing> {
    const clock = new SetClock(time);
    return new RunningPricing(await ServiceRig.open(pricingService, databaseUrl, { clock }), clock);
  }

  /** Transactions that have appended events so far. */
  async transactions(): Promise<number> {
    const [row] = await this.query<{ n: number }>('select count(distinct tx)::int as n from event');
    return row!.n;
  }
}
