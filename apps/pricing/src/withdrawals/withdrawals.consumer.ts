import { itemWithdrawnV1, TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { Consumes, ids, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { QuoteSweep } from '../quotes/quote-sweep.js';
import { withdrawalWriter } from './withdrawal-writer.js';

@Controller()
export class WithdrawalsConsumer {
  constructor(private readonly sweep: QuoteSweep) {}

  /** The fans that hold quotes of the item are many and each is their own stream: the sweep cancels them in batches. */
  @Consumes(itemWithdrawnV1)
  onWithdrawn({ event, data, subject, work }: Received<typeof itemWithdrawnV1>): void {
    const { tenant, creator } = subject;
    const tenantWide = creator === ids.creatorId(tenant, TENANT_WIDE_CREATOR);
    work.write(withdrawalWriter, { tenant, creator, itemId: data.itemId, version: event.version, tenantWide });
    work.afterCommit(() => this.sweep.wake());
  }
}
