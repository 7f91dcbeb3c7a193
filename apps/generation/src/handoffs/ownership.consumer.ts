import { Controller } from '@nestjs/common';
import { ownershipChangedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { handoffWriter } from './handoff-writer.js';

/** A claim is shown as taken once delivery has recorded it and no send that had begun is without an outcome. */
@Controller()
export class OwnershipConsumer {
  @Consumes(ownershipChangedV1)
  onChanged({ data, work }: Received<typeof ownershipChangedV1>): Promise<void> {
    const { owner, handoffId, waitsFor, occurredAt: at } = data;
    if (owner === 'person' && waitsFor.length === 0) work.write(handoffWriter, { is: 'taken', handoffId, at });
    return Promise.resolve();
  }
}
