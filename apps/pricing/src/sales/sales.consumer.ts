import {
  purchaseCompletedV1,
  purchaseDisputedV1,
  purchaseRefundedV1,
  subscriptionChangedV1,
  tipReceivedV1,
  type StoredEvent,
} from '@reprise/contracts';
import { claimOf, type Claim, type PricingFanCommand } from '@reprise/domain-pricing';
import { Consumes, creatorRef, ids, type Received, type Subject, type Work } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { decide } from '../fan-stream.js';
import { raiseIncidents } from '../incidents/raise-incidents.js';
import { termsOf } from '../policies/terms.js';
import { quoteOwner } from '../quotes/quote-owner.js';

type Purchased = Received<typeof purchaseCompletedV1>['data'];

/** Where incidents of a purchase are recorded. */
const incidentsOf = ({ tenant, creator, data }: StoredEvent) => [
  creatorRef('pricing', { tenant, creator }, 'incident', (data as Purchased).purchaseId),
];
/** An archive raises no incident: a bulk import should not lock streams it never writes. */
const incidentsOfPurchase = (event: StoredEvent) =>
  (event.data as Purchased).origin === 'import' ? [] : incidentsOf(event);

/** Money that moved is recorded, whatever we think of it. */
@Controller()
export class SalesConsumer {
  @Consumes(purchaseCompletedV1, { streams: incidentsOfPurchase })
  async onPurchase({ data: purchase, subject, work }: Received<typeof purchaseCompletedV1>): Promise<void> {
    const saleId = ids.saleId(subject.tenant, purchase.platform, purchase.purchaseId);
    const [feeBps, ownerOfQuote] = await Promise.all([
      feeOf(work, subject, purchase),
      ownerOf(work, subject, purchase),
    ]);
    const command = { type: 'RecordPurchase', purchase, feeBps, ownerOfQuote, saleId } as const;
    await record(work, subject, { ...command, ...subject, now: work.now }, purchase.purchaseId);
  }

  @Consumes(tipReceivedV1)
  async onTip({ data: tip, subject, work }: Received<typeof tipReceivedV1>): Promise<void> {
    const saleId = ids.named('tip', subject.fan, tip.tipId);
    await record(work, subject, { type: 'RecordTip', tip, saleId, ...subject, now: work.now }, tip.tipId);
  }

  @Consumes(subscriptionChangedV1)
  async onSubscription({ data, subject, work }: Received<typeof subscriptionChangedV1>): Promise<void> {
    const saleId = ids.named('subscription', subject.fan, data.changeId);
    const command = { type: 'RecordSubscription', subscription: data, saleId } as const;
    await record(work, subject, { ...command, ...subject, now: work.now }, data.changeId);
  }

  @Consumes(purchaseRefundedV1, { streams: incidentsOf })
  async onRefund({ data, subject, work }: Received<typeof purchaseRefundedV1>): Promise<void> {
    const reversalId = ids.named('refund', subject.fan, data.purchaseId, data.refundId);
    await reverse(work, subject, data.purchaseId, claimOf(data, reversalId));
  }

  @Consumes(purchaseDisputedV1, { streams: incidentsOf })
  async onDispute({ data, subject, work }: Received<typeof purchaseDisputedV1>): Promise<void> {
    const reversalId = ids.named('dispute', subject.fan, data.purchaseId, data.disputeId);
    await reverse(work, subject, data.purchaseId, claimOf(data, reversalId));
  }
}

const reverse = (work: Work, subject: Subject, purchaseId: string, claim: Claim) =>
  record(work, subject, { type: 'Reverse', purchaseId, claim, now: work.now }, purchaseId);

async function record(work: Work, subject: Subject, command: PricingFanCommand, purchaseId: string): Promise<void> {
  await raiseIncidents(work, subject, purchaseId, await decide(work, subject, command));
}

/** A purchase out of an archive that names no quote is never attributed: nothing needs to be asked. */
const isAttributable = ({ origin, quoteId }: Purchased) => origin === 'live' || quoteId !== null;

const feeOf = async (work: Work, subject: Subject, purchase: Purchased): Promise<number> =>
  isAttributable(purchase) ? (await work.ask(termsOf, { ...subject, itemId: null })).policy.feeBps : 0;

async function ownerOf(work: Work, { tenant, fan }: Subject, { quoteId }: Purchased): Promise<string | null> {
  const owner = quoteId === null ? null : await work.ask(quoteOwner, { tenant, quoteId });
  return owner === fan ? null : owner;
}
