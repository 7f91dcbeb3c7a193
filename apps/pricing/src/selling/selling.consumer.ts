import { cutText, fanMessageReceivedV1, fanRestrictedV1, fanRestrictionLiftedV1, flagged } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { decide } from '../fan-stream.js';

/** What stops selling to a fan becomes part of pricing's own stream before it binds. */
@Controller()
export class SellingConsumer {
  @Consumes(fanRestrictedV1)
  async onRestricted({ data, subject, work }: Received<typeof fanRestrictedV1>): Promise<void> {
    const { kind, reason } = data;
    await decide(work, subject, { type: 'SuspendSelling', kind, reason, now: work.now });
  }

  @Consumes(fanRestrictionLiftedV1)
  async onLifted({ data, subject, work }: Received<typeof fanRestrictionLiftedV1>): Promise<void> {
    const reason = cutText(`lifted by ${data.by}: ${data.reason}`, 500);
    await decide(work, subject, { type: 'ResumeSelling', kind: data.kind, reason, now: work.now });
  }

  @Consumes(fanMessageReceivedV1)
  async onMessage({ data, subject, work }: Received<typeof fanMessageReceivedV1>): Promise<void> {
    if (!flagged(data.screens, 'hardship')) return;
    const { messageId, occurredAt: saidAt } = data;
    await decide(work, subject, { type: 'NoteHardship', messageId, saidAt, now: work.now });
  }
}
