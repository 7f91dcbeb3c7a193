import { Controller } from '@nestjs/common';
import {
  deliveryCancelledV1,
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  messageFailedV1,
  messageSentV1,
  quoteCancelledV1,
  quoteExpiredV1,
} from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Conversations } from './conversations.js';

/** What became of replies and offers, and what stops or frees a conversation. */
@Controller()
export class OutcomesConsumer {
  constructor(private readonly conversations: Conversations) {}

  @Consumes(messageSentV1)
  onSent({ data: { turnId, draftId }, subject, work }: Received<typeof messageSentV1>): Promise<void> {
    const delivery = { outcome: 'sent', turnId, draftId } as const;
    return this.conversations.note(work, subject, (setting) => ({ type: 'DeliveryOutcome', ...setting, delivery }));
  }

  @Consumes(messageFailedV1)
  onFailed({ data: { turnId, draftId, reason }, subject, work }: Received<typeof messageFailedV1>): Promise<void> {
    const delivery = { outcome: 'failed', turnId, draftId, reason } as const;
    return this.conversations.note(work, subject, (setting) => ({ type: 'DeliveryOutcome', ...setting, delivery }));
  }

  @Consumes(deliveryCancelledV1)
  onCancelled({
    data: { turnId, draftId, reason },
    subject,
    work,
  }: Received<typeof deliveryCancelledV1>): Promise<void> {
    const delivery = { outcome: 'cancelled', turnId, draftId, reason } as const;
    return this.conversations.note(work, subject, (setting) => ({ type: 'DeliveryOutcome', ...setting, delivery }));
  }

  @Consumes(quoteExpiredV1)
  onExpired({ data: { quoteId }, subject, work }: Received<typeof quoteExpiredV1>): Promise<void> {
    return this.conversations.note(work, subject, (setting) => ({
      type: 'QuoteExpired',
      ...setting,
      quoteId,
      reason: 'its time ran out',
      replaced: false,
    }));
  }

  @Consumes(quoteCancelledV1)
  async onQuoteCancelled({
    data: { quoteId, reason },
    subject,
    work,
  }: Received<typeof quoteCancelledV1>): Promise<void> {
    // What was bought is told by its sale, what was suspended by its restriction.
    if (reason === 'withdrawn' || reason === 'replaced')
      await this.conversations.note(work, subject, (setting) => ({
        type: 'QuoteExpired',
        ...setting,
        quoteId,
        reason: reason === 'withdrawn' ? 'the item was withdrawn' : 'a newer price replaced it',
        replaced: reason === 'replaced',
      }));
  }

  @Consumes(fanRestrictedV1)
  onRestricted({ data: { kind, reason }, subject, work }: Received<typeof fanRestrictedV1>): Promise<void> {
    return this.conversations.note(work, subject, (setting) => ({ type: 'Restricted', ...setting, kind, reason }));
  }

  @Consumes(fanRestrictionLiftedV1)
  onLifted({ data: { kind, reason }, subject, work }: Received<typeof fanRestrictionLiftedV1>): Promise<void> {
    return this.conversations.note(work, subject, (setting) => ({ type: 'Lifted', ...setting, kind, reason }));
  }
}
