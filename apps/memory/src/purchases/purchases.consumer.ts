import { saleRecordedV1, saleReversedV1 } from '@reprise/contracts';
import { memoryFan, type MemoryCommand } from '@reprise/domain-memory';
import { Consumes, fanRef, type Received, type Subject, type Work } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { facts } from '../facts/facts.js';

/** Purchases are learned from what pricing recorded, never from what somebody wrote. */
@Controller()
export class PurchasesConsumer {
  @Consumes(saleRecordedV1)
  onSale({ event, data: sale, subject, work }: Received<typeof saleRecordedV1>): Promise<void> {
    return remember(work, subject, { type: 'RecordSale', sale, sourceEventId: event.id });
  }

  @Consumes(saleReversedV1)
  onReversal({ event, data, subject, work }: Received<typeof saleReversedV1>): Promise<void> {
    const { reversal: how, ...reversal } = data;
    return remember(work, subject, { type: 'RecordReversal', reversal, how: how.kind, sourceEventId: event.id });
  }
}

async function remember(work: Work, subject: Subject, command: MemoryCommand): Promise<void> {
  const events = await work.run(memoryFan, fanRef('memory', subject), command);
  for (const event of events) facts.project(work, subject, event);
}
