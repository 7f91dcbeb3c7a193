import { cutText, fanRestrictedV1, fanRestrictionLiftedV1 } from '@reprise/contracts';
import { Consumes, JOBS, type Jobs, type Received } from '@reprise/event-log';
import { Controller, Inject } from '@nestjs/common';
import { FanSends } from '../sends/fan-sends.js';

/** Restrictions of ingest bind here only once they are on delivery's own stream. */
@Controller()
export class StopsConsumer {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @Consumes(fanRestrictedV1)
  async onRestricted({ data: { kind, reason }, subject, work }: Received<typeof fanRestrictedV1>): Promise<void> {
    const sends = await FanSends.of(work, subject);
    await sends.decide({ type: 'SuspendSending', kind, reason, inFlight: sends.inFlight, now: work.now });
    sends.setTimer(this.jobs);
  }

  @Consumes(fanRestrictionLiftedV1)
  async onLifted({ data, subject, work }: Received<typeof fanRestrictionLiftedV1>): Promise<void> {
    const reason = cutText(`lifted by ${data.by}: ${data.reason}`, 500);
    const sends = await FanSends.of(work, subject);
    await sends.decide({ type: 'ResumeSending', kind: data.kind, reason, now: work.now });
  }
}
