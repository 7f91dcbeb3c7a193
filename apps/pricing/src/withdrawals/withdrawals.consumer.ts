import { itemSuspendedV1, itemWithdrawnV1, TENANT_WIDE_CREATOR, type StoredEvent } from '@reprise/contracts';
import { Consumes, ids, itemRef, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { QuoteSweep } from '../quotes/quote-sweep.js';
import { withdrawalWriter } from './withdrawal-writer.js';

type Stopped = Pick<Received<typeof itemWithdrawnV1>, 'event' | 'subject' | 'work'> & {
  readonly data: { readonly itemId: string };
};

/** No quote of the item is being given meanwhile. */
const streams = (event: StoredEvent) => [itemRef('pricing', event, (event.data as { readonly itemId: string }).itemId)];

@Controller()
export class WithdrawalsConsumer {
  constructor(private readonly sweep: QuoteSweep) {}

  /** The fans that hold quotes of the item are many and each is their own stream: the sweep cancels them in batches. */
  @Consumes(itemWithdrawnV1, { streams })
  onWithdrawn(withdrawn: Received<typeof itemWithdrawnV1>): void {
    this.stop(withdrawn);
  }

  /** The consent of somebody in it is missing: a stop until the catalog proposes a later version of the item. */
  @Consumes(itemSuspendedV1, { streams })
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
