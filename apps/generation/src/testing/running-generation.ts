import { creatorRegisteredV1 } from '@reprise/contracts';
import { Clock } from '@reprise/event-log';
import { CREATOR, ServiceRig, tablesOf, type RigOptions } from '@reprise/service-testing';
import { generationService } from '../module.js';

/** A clock a test can move ahead. */
class MovedClock extends Clock {
  private aheadMs = 0;

  now(): string {
    return new Date(Date.now() + this.aheadMs).toISOString();
  }
  ahead(seconds: number): void {
    this.aheadMs += seconds * 1_000;
  }
}

export const generationTables = tablesOf(generationService);

export class RunningGeneration extends ServiceRig {
  private constructor(
    opened: ConstructorParameters<typeof ServiceRig>[0],
    private readonly clock: MovedClock,
  ) {
    super(opened);
  }

  static async start(databaseUrl: string, environment: RigOptions['environment'] = {}): Promise<RunningGeneration> {
    const clock = new MovedClock();
    const opened = await ServiceRig.open(generationService, databaseUrl, { environment, clock });
    return new RunningGeneration(opened, clock);
  }

  ahead(seconds: number): void {
    this.clock.ahead(seconds);
  }

  get now(): string {
    return this.clock.now();
  }

  async registered(archetype: string): Promise<void> {
    const event = creatorRegisteredV1.make({ ...creatorRegisteredV1.samples[0]!, archetype });
    await this.publishOf(CREATOR, `creator/${CREATOR}`, event);
  }
}
