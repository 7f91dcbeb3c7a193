import { contentProposedV1, type DataOf, type StoredEvent } from '@reprise/contracts';
import { Consumes, itemRefsToRead, Random, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { decide } from '../fan-stream.js';
import { termsOf } from '../policies/terms.js';

/** A withdrawal of the item waits until the quote has committed, and then ends it: or is known when the price is decided. */
const streams = (event: StoredEvent) =>
  itemRefsToRead('pricing', event, (event.data as DataOf<typeof contentProposedV1>).itemId);

/** Every proposed item gets a price, or the reason why it gets none. */
@Controller()
export class QuotesConsumer {
  constructor(private readonly random: Random) {}

  @Consumes(contentProposedV1, { streams })
  async onProposed({ data, subject, work }: Received<typeof contentProposedV1>): Promise<void> {
    const { policy, withdrawnVersion } = await work.ask(termsOf, { ...subject, itemId: data.itemId });
    await decide(work, subject, {
      type: 'Quote',
      proposal: data,
      policy,
      withdrawn: data.itemVersion <= withdrawnVersion,
      quoteId: this.random.uuid(),
      seed: this.random.seed(),
      now: work.now,
    });
  }
}
