import {
  hardshipNotedV1,
  personSpendNotedV1,
  priceQuotedV1,
  priceWithheldV1,
  quoteCancelledV1,
  quoteExpiredV1,
  reversalPendedV1,
  saleRecordedV1,
  saleReversedV1,
  sellingResumedV1,
  sellingSuspendedV1,
} from '@reprise/contracts';
import type { PricingFan, PricingFanEvent } from '@reprise/domain-pricing';
import { itemRefsToRead, type Projection } from '@reprise/event-log';
import { quoteWriter } from './quote-writer.js';

interface Due {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly due: string;
}

/** Every quote and what became of it, from what pricing recorded of a fan. */
export const quotes: Projection = {
  name: 'quotes',
  of: 'fan',
  project(work, { tenant, creator, fan }, { type, data }) {
    const event = { type, data } as PricingFanEvent;
    switch (event.type) {
      case priceQuotedV1.type:
        return work.write(quoteWriter, { kind: 'given', subject: { tenant, creator, fan }, quote: event.data });
      case quoteExpiredV1.type: {
        const { quoteId, occurredAt: at } = event.data;
        return work.write(quoteWriter, { kind: 'closed', quoteId, status: 'expired', at });
      }
      case quoteCancelledV1.type: {
        const { quoteId, reason: status, occurredAt: at } = event.data;
        return work.write(quoteWriter, { kind: 'closed', quoteId, status, at });
      }
      case saleRecordedV1.type: {
        const { attributed, quoteId, occurredAt: at } = event.data;
        if (attributed && quoteId !== null) work.write(quoteWriter, { kind: 'closed', quoteId, status: 'bought', at });
        return;
      }
      case saleReversedV1.type:
      case priceWithheldV1.type:
      case reversalPendedV1.type:
      case sellingSuspendedV1.type:
      case sellingResumedV1.type:
      case hardshipNotedV1.type:
      case personSpendNotedV1.type:
        return;
    }
  },
  // As when a quote is given: a withdrawal of the item is known already, or waits and then finds the quote.
  reads: (ref, state) => (state as PricingFan).open.flatMap(({ itemId }) => itemRefsToRead('pricing', ref, itemId)),
  async clear({ fan }, sql) {
    const was = await sql.query<Due>(
      'delete from quote where fan = $1 returning quote_id as id, withdrawn, due_at::text as due',
      [fan],
      'pricing-clear-quotes',
    );
    // When a quote was due is asked of an open one alone. Of one that ended, no event says whether its item had been withdrawn.
    return (again) =>
      again.query(
        `update quote q set withdrawn = w.withdrawn, due_at = w.due
         from unnest($1::text[], $2::boolean[], $3::timestamptz[]) w(id, withdrawn, due) where q.quote_id = w.id and q.status <> 'open'`,
        [was.map(({ id }) => id), was.map(({ withdrawn }) => withdrawn), was.map(({ due }) => due)],
        'pricing-restore-quotes',
      );
  },
};
