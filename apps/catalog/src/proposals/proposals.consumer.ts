import { fanStream, saleRecordedV1, turnPlannedV1 } from '@reprise/contracts';
import { catalogFan, mayBeReplaced, OWNED, searchTerms, type Propose } from '@reprise/domain-catalog';
import { Consumes, fanRef, type Received, type Subject, type Work } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { withoutConsent } from '../consents/without-consent.js';
import { isMissing, missingWriter } from '../coverage/missing-writer.js';
import type { Found } from '../search/item-query.js';
import { searchItems } from '../search/search-items.js';
import { salesWriter } from './sales-writer.js';

type Turn = Received<typeof turnPlannedV1>['data'];

/** Turns that need content get it, and what was bought is owned. */
@Controller()
export class ProposalsConsumer {
  @Consumes(turnPlannedV1)
  async onTurnPlanned({ data, subject, work }: Received<typeof turnPlannedV1>): Promise<void> {
    if (data.needs !== 'content') return;
    const { turnId, itemId, query, fanOfferMinor, declined } = data;
    const { tenant, creator, fan } = subject;
    const purpose = data.plan === 'negotiate' ? 'negotiate' : 'offer';
    const found = await find(work, subject, purpose, data);
    const events = await work.run(catalogFan, fanRef('catalog', subject), {
      type: 'Propose',
      turnId,
      purpose,
      query,
      specific: searchTerms(query) !== '',
      avoid: data.avoid ?? [],
      itemId,
      ...found,
      withoutConsent: await lackingConsent(work, subject, found),
      fanOfferMinor,
      declined,
      now: work.now,
    });
    for (const { data: missing } of events.filter(isMissing))
      work.write(missingWriter, {
        tenant,
        creator,
        fan,
        turnId,
        query,
        reason: missing.reason,
        occurredAt: missing.occurredAt,
      });
  }

  @Consumes(saleRecordedV1)
  async onSale({ data, subject, work }: Received<typeof saleRecordedV1>): Promise<void> {
    const { itemId, saleId, occurredAt, origin } = data;
    if (data.source !== 'item' || itemId === null) return;
    const command = { type: 'Unlock', itemId, saleId, occurredAt, origin } as const;
    await work.run(catalogFan, fanRef('catalog', subject), command);
    work.write(salesWriter, { creator: subject.creator, itemId });
  }
}

const lackingConsent = async (work: Work, { tenant, creator }: Subject, { candidates }: Found) =>
  candidates.length === 0
    ? []
    : work.ask(withoutConsent, { tenant, creator, itemIds: candidates.map(({ itemId }) => itemId) });

/** What a turn may be answered with. Most turns name their item: then the vault is searched only when another may take its place. */
async function find(work: Work, subject: Subject, purpose: Propose['purpose'], turn: Turn): Promise<Found> {
  const { tenant, creator, fan } = subject;
  const { itemId, query, currency } = turn;
  const question = { tenant, creator, stream: fanStream('catalog', fan), itemId, currency };
  if (itemId === null) return work.ask(searchItems, { ...question, query });
  const [named, { rows }] = await Promise.all([
    work.ask(searchItems, { ...question, query: null }),
    work.state(catalogFan, fanRef('catalog', subject), [{ collection: OWNED, id: itemId }]),
  ]);
  const record = named.candidates.find((candidate) => candidate.itemId === itemId);
  return mayBeReplaced(purpose, record, rows.get(OWNED, itemId) !== undefined)
    ? work.ask(searchItems, { ...question, query })
    : named;
}
