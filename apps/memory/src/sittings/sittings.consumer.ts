import { historyImportedV1, saleRecordedV1 } from '@reprise/contracts';
import { isCounted, memoryFan } from '@reprise/domain-memory';
import { Consumes, fanRef, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { countSittings } from './count-sittings.js';

/** Sittings of imported history, and purchases of a time that is counted already. */
@Controller()
export class SittingsConsumer {
  @Consumes(historyImportedV1)
  onImported({ subject, work }: Received<typeof historyImportedV1>): Promise<void> {
    return countSittings(work, subject, 'import');
  }

  @Consumes(saleRecordedV1)
  async onSale({ data, subject, work }: Received<typeof saleRecordedV1>): Promise<void> {
    const { source, occurredAt: at, origin } = data;
    const ref = fanRef('memory', subject);
    const { sittings } = (await work.state(memoryFan, ref)).state;
    if (source !== 'item' || !isCounted(sittings, at)) return;
    await work.run(memoryFan, ref, { type: 'CountPurchase', at, origin });
  }
}
