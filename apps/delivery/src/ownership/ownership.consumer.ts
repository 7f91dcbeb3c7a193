import { handoffClaimedV1, handoffReleasedV1 } from '@reprise/contracts';
import { Consumes, JOBS, type Jobs, type Received } from '@reprise/event-log';
import { Controller, Inject } from '@nestjs/common';
import { FanSends } from '../sends/fan-sends.js';

/** A claim of generation binds here only once it is on delivery's own stream: from that record on nothing starts. */
@Controller()
export class OwnershipConsumer {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @Consumes(handoffClaimedV1)
  async onClaimed({ data: { handoffId, by }, subject, work }: Received<typeof handoffClaimedV1>): Promise<void> {
    const sends = await FanSends.of(work, subject);
    await sends.decide({ type: 'TakeOver', handoffId, by, inFlight: sends.inFlight, now: work.now });
    sends.setTimer(this.jobs);
  }

  @Consumes(handoffReleasedV1)
  async onReleased({ data: { handoffId, by }, subject, work }: Received<typeof handoffReleasedV1>): Promise<void> {
    const sends = await FanSends.of(work, subject);
    await sends.decide({ type: 'GiveBack', handoffId, by, now: work.now });
  }
}
