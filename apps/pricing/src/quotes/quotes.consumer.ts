import { contentProposedV1 } from '@reprise/contracts';
import { Consumes, Random, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { decide } from '../fan-stream.js';
import { termsOf } from '../policies/terms.js';

/** Every proposed item gets a price, or the reason why it gets none. */
@Controller()
export class QuotesConsumer {
  constructor(private readonly random: Random) {}

  @Consumes(contentProposedV1)
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
