import { replyApprovedV1 } from '@reprise/contracts';
import { Consumes, JOBS, type Jobs, type Received } from '@reprise/event-log';
import { SERVICE_CONFIG } from '@reprise/service-host';
import { Controller, Inject } from '@nestjs/common';
import type { DeliveryConfig } from '../config.js';
import { FanSends } from '../sends/fan-sends.js';

@Controller()
export class ScheduleConsumer {
  constructor(
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(SERVICE_CONFIG) private readonly config: DeliveryConfig,
  ) {}

  @Consumes(replyApprovedV1)
  async onApproved({ data: reply, subject, work }: Received<typeof replyApprovedV1>): Promise<void> {
    const sends = await FanSends.of(work, subject);
    const { inFlight } = sends;
    await sends.decide({ type: 'ScheduleReply', reply, pace: this.config.REPRISE_PACE, inFlight, now: work.now });
    sends.setTimer(this.jobs);
  }
}
