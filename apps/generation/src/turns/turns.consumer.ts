import { Controller } from '@nestjs/common';
import {
  contentMissingV1,
  contextRecalledV1,
  priceQuotedV1,
  priceWithheldV1,
  saleRecordedV1,
} from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Conversations } from './conversations.js';

/** What begins a turn, and what a turn waits for. */
@Controller()
export class TurnsConsumer {
  constructor(private readonly conversations: Conversations) {}

  @Consumes(contextRecalledV1)
  onContext({ data: context, subject, work }: Received<typeof contextRecalledV1>): Promise<void> {
    return this.conversations.answer(work, subject, (setting) => ({ type: 'ReadMessage', ...setting, context }));
  }

  @Consumes(priceQuotedV1)
  onPrice({ data: quote, subject, work }: Received<typeof priceQuotedV1>): Promise<void> {
    return this.conversations.answer(work, subject, (setting) => ({ type: 'Priced', ...setting, quote }));
  }

  @Consumes(priceWithheldV1)
  onWithheld({ data: withheld, subject, work }: Received<typeof priceWithheldV1>): Promise<void> {
    return this.conversations.answer(work, subject, (setting) => ({ type: 'Withheld', ...setting, withheld }));
  }

  @Consumes(contentMissingV1)
  onMissing({ data: missing, subject, work }: Received<typeof contentMissingV1>): Promise<void> {
    return this.conversations.answer(work, subject, (setting) => ({ type: 'Missing', ...setting, missing }));
  }

  @Consumes(saleRecordedV1)
  async onSale({ data: sale, subject, work }: Received<typeof saleRecordedV1>): Promise<void> {
    // An archive thanks nobody.
    if (sale.origin === 'live')
      await this.conversations.answer(work, subject, (setting) => ({ type: 'SaleHappened', ...setting, sale }));
  }
}
