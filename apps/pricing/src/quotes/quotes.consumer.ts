import { contentProposedV1, type DataOf, type StoredEvent } from '@reprise/contracts';
import { hasCap } from '@reprise/domain-pricing';
import { Consumes, itemRefsToRead, Random, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { PersonSweep } from '../persons/person-sweep.js';
import { waitingQuoteWriter } from '../persons/waiting-quotes.js';
import { termsOf } from '../policies/terms.js';
import { priceProposal } from './price-proposal.js';

/** A withdrawal of the item waits until the quote has committed, and then ends it: or is known when the price is decided. */
const streams = (event: StoredEvent) =>
  itemRefsToRead('pricing', event, (event.data as DataOf<typeof contentProposedV1>).itemId);

/** Every proposed item gets a price, or the reason why it gets none. */
@Controller()
export class QuotesConsumer {
  constructor(
    private readonly random: Random,
    private readonly persons: PersonSweep,
  ) {}

  @Consumes(contentProposedV1, { streams })
  async onProposed({ event, data, subject, work }: Received<typeof contentProposedV1>): Promise<void> {
    const terms = await work.ask(termsOf, { ...subject, itemId: data.itemId });
    if (!terms.linked || !hasCap(terms.policy)) return priceProposal(work, subject, data, terms, this.random);
    // A cap counts what all fans of the person spend: their streams are not locked here.
    work.write(waitingQuoteWriter, { ...subject, cause: { ...work.cause, eventId: event.id }, proposal: data });
    work.afterCommit(() => this.persons.wake());
  }
}
