import { itemSuspendedV1, itemWithdrawnV1, TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { Consumes, ids, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { QuoteSweep } from '../quotes/quote-sweep.js';
import { withdrawalWriter } from './withdrawal-writer.js';

type Stopped = Pick<Received<typeof itemWithdrawnV1>, 'event' | 'subject' | 'work'> & {
  readonly data: { readonly itemId: string };
};

@Controller()
export class WithdrawalsConsumer {
  constructor(private readonly sweep: QuoteSweep) {}

  /** The fans that hold quotes of the item are many and each is their own stream: the sweep cancels them in batches. */
  @Consumes(itemWithdrawnV1)
  onWithdrawn(withdrawn: Received<typeof itemWithdrawnV1>): void {
    this.stop(withdrawn);
  }

  /** The consent of somebody in it is missing: a stop until the catalog proposes a later version of the item. */
  @Consumes(itemSuspendedV1)
  onSuspended(suspended: Received<typeof itemSuspendedV1>): void {
    this.stop(suspended);
  }

  private stop({ event, data, subject, work }: Stopped): void {
    const { tenant, creator } = subject;
    const tenantWide = creator === ids.creatorId(tenant, TENANT_WIDE_CREATOR);
    work.write(withdrawalWriter, { tenant, creator, itemId: data.itemId, version: event.version, tenantWide });
    work.afterCommit(() => this.sweep.wake());
  }
}
