import type { Judge, TableEvent } from '../system/audit.js';
import { ItemStops } from './item-stops.js';
import { checkItemFacets } from './item-facets.js';
import { recordTimes } from './record-times.js';
import { checkQuotes } from './quotes.js';

interface Draft {
  readonly draftId: string;
  readonly itemId: string;
}

interface Ending {
  readonly type: string;
  readonly tx: bigint;
  readonly reason: string | null;
  readonly detail: string | null;
}

const BY_ITEM = 'the item it offers: ';

/** Judges whether withdrawals and missing consents bound, from the events and the transactions that stored them. */
export const judgeStops: Judge = async (client, tables, findings) => {
  const stops = new ItemStops(tables);
  const { rows } = await client.query<{ draftId: string; tx: string }>(
    'select draft_id as "draftId", tx::text from delivery.begun',
  );
  const begun = new Map(rows.map(({ draftId, tx }) => [draftId, BigInt(tx)]));
  const offers = checkOffers(tables, stops, begun, findings);
  const quotes = checkQuotes(tables, findings);
  stops.checkRecorded(tables, findings);
  const facets = await checkItemFacets(client, tables, findings);
  return { ...stops.counts, ...offers, ...quotes, ...facets, ...recordTimes(tables) };
};

/**
 * No send of an item starts at or after the record of its stop. The stop and the start hold the item's lock before they
 * are given a transaction id, so the ids order the two.
 */
export function checkOffers(
  tables: readonly TableEvent[],
  stops: ItemStops,
  begun: ReadonlyMap<string, bigint>,
  findings: string[],
) {
  const endings = endingsOf(tables);
  const counts = { offers: 0, offersSent: 0, offersUnderWay: 0, offersStopped: 0, offersSuperseded: 0 };
  for (const { draftId, itemId } of draftsWithOffer(tables)) {
    counts.offers++;
    const started = begun.get(draftId);
    if (started !== undefined && stops.binds(itemId, started))
      findings.push(`the send of draft ${draftId} started after delivery had recorded a stop of ${itemId}`);
    const ending = endings.get(draftId);
    if (!ending) findings.push(`draft ${draftId}, which offers ${itemId}, has no end`);
    else if (ending.type === 'delivery.message-sent.v1') {
      counts.offersSent++;
      if (started === undefined) findings.push(`draft ${draftId} was sent and its send never started`);
      if (stops.binds(itemId, ending.tx)) counts.offersUnderWay++;
    } else if (ending.reason === 'superseded') counts.offersSuperseded++;
    else if (ending.reason === 'suspended' && ending.detail?.startsWith(BY_ITEM)) {
      counts.offersStopped++;
      if (!stops.bindsIn(itemId, ending.tx)) findings.push(`draft ${draftId} was stopped for ${itemId}, which is free`);
    } else if (stops.binds(itemId, ending.tx - 1n))
      findings.push(
        `draft ${draftId} offers ${itemId}, which is stopped, and ended as ${ending.reason ?? ending.type}`,
      );
  }
  return counts;
}

const draftsWithOffer = (tables: readonly TableEvent[]): Draft[] =>
  tables.flatMap(({ type, data }) => {
    const { draftId, offer } = data as { readonly draftId: string; readonly offer: { itemId: string } | null };
    return type === 'generation.reply-approved.v1' && offer ? [{ draftId, itemId: offer.itemId }] : [];
  });

const ENDINGS = ['delivery.message-sent.v1', 'delivery.message-failed.v1', 'delivery.delivery-cancelled.v1'];

const endingsOf = (tables: readonly TableEvent[]): Map<string, Ending> =>
  new Map(
    tables.flatMap(({ type, data, tx }) => {
      if (!ENDINGS.includes(type)) return [];
      const { draftId, reason = null, detail = null } = data as Record<string, string | undefined>;
      return [[draftId!, { type, tx, reason, detail }] as const];
    }),
  );
