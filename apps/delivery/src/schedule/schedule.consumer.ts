import { replyApprovedV1, type DataOf, type StoredEvent } from '@reprise/contracts';
import { Consumes, JOBS, type Jobs, type Received } from '@reprise/event-log';
import { SERVICE_CONFIG } from '@reprise/service-host';
import { Controller, Inject } from '@nestjs/common';
import type { DeliveryConfig } from '../config.js';
import { stopsOf, stopStreams } from '../item-stops/item-stops.js';
import { FanSends } from '../sends/fan-sends.js';

const stopsOfOffer = (event: StoredEvent) =>
  stopStreams(event, (event.data as Pick<DataOf<typeof replyApprovedV1>, 'offer'>).offer?.itemId ?? null);

@Controller()
export class ScheduleConsumer {
  constructor(
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(SERVICE_CONFIG) private readonly config: DeliveryConfig,
  ) {}

  @Consumes(replyApprovedV1, { streams: stopsOfOffer })
  async onApproved({ data: reply, subject, work }: Received<typeof replyApprovedV1>): Promise<void> {
    const sends = await FanSends.of(work, subject);
    const { inFlight } = sends;
    const itemStops = await stopsOf(work, subject, reply.offer?.itemId ?? null);
    const pace = this.config.REPRISE_PACE;
    await sends.decide({ type: 'ScheduleReply', reply, pace, inFlight, itemStops, now: work.now });
    sends.setTimer(this.jobs);
  }
}
