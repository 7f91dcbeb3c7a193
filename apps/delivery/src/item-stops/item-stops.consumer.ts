import { itemResumedV1, itemSuspendedV1, itemWithdrawnV1, type StoredEvent } from '@reprise/contracts';
import { itemStops, type ItemStopCommand } from '@reprise/domain-delivery';
import { Consumes, itemRef, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';

const stopsRef = (event: StoredEvent, itemId: string) => itemRef('delivery', event, itemId);
const streams = (event: StoredEvent) => [stopsRef(event, (event.data as { readonly itemId: string }).itemId)];
type Fact = Pick<Received<typeof itemResumedV1>, 'event' | 'data' | 'work'>;

/** What may not be offered any more binds here only once it is on delivery's own stream of the item. */
@Controller()
export class ItemStopsConsumer {
  @Consumes(itemWithdrawnV1, { streams })
  onWithdrawn(fact: Received<typeof itemWithdrawnV1>): Promise<void> {
    return decide(fact, 'StopItem', 'withdrawn');
  }

  @Consumes(itemSuspendedV1, { streams })
  onSuspended(fact: Received<typeof itemSuspendedV1>): Promise<void> {
    return decide(fact, 'StopItem', 'consent');
  }

  @Consumes(itemResumedV1, { streams })
  onResumed(fact: Received<typeof itemResumedV1>): Promise<void> {
    return decide(fact, 'ReleaseItem', 'consent');
  }
}

async function decide(
  { event, data: { itemId }, work }: Fact,
  type: ItemStopCommand['type'],
  reason: ItemStopCommand['reason'],
): Promise<void> {
  await work.run(itemStops, stopsRef(event, itemId), { type, itemId, reason, now: work.now });
}
