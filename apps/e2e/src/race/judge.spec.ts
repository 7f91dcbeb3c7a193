import type { TableEvent } from '../system/audit.js';
import { ItemStops } from './item-stops.js';
import { checkOffers } from './judge.js';
import { checkQuotes } from './quotes.js';

const event = (tx: number, type: string, data: Record<string, unknown>, version = 1): TableEvent => ({
  id: `e${tx}`,
  stream: 's',
  version,
  type,
  creator: 'c',
  data,
  tx: BigInt(tx),
  recordedAt: new Date(tx),
});
const approved = event(1, 'generation.reply-approved.v1', { draftId: 'd', offer: { itemId: 'i' } });
const stopped = (tx: number) => event(tx, 'delivery.item-stopped.v1', { itemId: 'i', reason: 'consent' });
const released = (tx: number) => event(tx, 'delivery.item-released.v1', { itemId: 'i', reason: 'consent' });
const sent = (tx: number) => event(tx, 'delivery.message-sent.v1', { draftId: 'd' });
const cancelled = (tx: number, reason: string, detail: string | null = null) =>
  event(tx, 'delivery.delivery-cancelled.v1', { draftId: 'd', reason, detail });
const BY_ITEM = 'the item it offers: consent';

const offersOf = (events: readonly TableEvent[], begun: number | null) => {
  const findings: string[] = [];
  const started = new Map(begun === null ? [] : [['d', BigInt(begun)]]);
  const tables = [approved, ...events];
  const counts = checkOffers(tables, new ItemStops(tables), started, findings);
  return { findings, counts };
};

describe('the judge of the race', () => {
  it.each<[string, readonly TableEvent[], number | null]>([
    ['a send that starts after the stop', [stopped(5), sent(9)], 7],
    ['a send that starts in the transaction of the stop', [stopped(5), sent(9)], 5],
    ['a send that never started', [sent(9)], null],
    ['a reply without an end', [stopped(5)], null],
    [
      'a reply that ended for its item while that was free',
      [stopped(5), released(6), cancelled(8, 'suspended', BY_ITEM)],
      null,
    ],
    ['a reply of a stopped item that ended for another reason', [stopped(5), cancelled(8, 'past-deadline')], null],
  ])('finds %s', (_, events, begun) => {
    expect(offersOf(events, begun).findings).toHaveLength(1);
  });

  it.each<[string, readonly TableEvent[], number | null, string]>([
    ['started before the stop', [stopped(5), sent(9)], 4, 'offersUnderWay'],
    ['started after the release', [stopped(5), released(6), sent(9)], 7, 'offersSent'],
    ['was stopped', [stopped(5), cancelled(8, 'suspended', BY_ITEM)], null, 'offersStopped'],
    [
      'was stopped by the batch that recorded the stop',
      [stopped(5), cancelled(5, 'suspended', BY_ITEM)],
      null,
      'offersStopped',
    ],
    ['was superseded', [stopped(5), cancelled(8, 'superseded')], null, 'offersSuperseded'],
  ])('lets pass a reply that %s', (_, events, begun, counted) => {
    const { findings, counts } = offersOf(events, begun);
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ offers: 1, [counted]: 1 });
  });

  it('finds a stop that delivery has not recorded', () => {
    const tables = [event(3, 'catalog.item-withdrawn.v1', { itemId: 'i' }), stopped(5)];
    const findings: string[] = [];
    new ItemStops(tables).checkRecorded(tables, findings);
    expect(findings).toEqual(['i: the catalog says [withdrawn], delivery [consent]']);
  });

  it('finds an open quote of a version that was stopped, and one that was cancelled without a stop', () => {
    const quoted = event(2, 'pricing.price-quoted.v1', { quoteId: 'q', itemId: 'i', itemVersion: 1 });
    const ended = event(6, 'pricing.quote-cancelled.v1', { quoteId: 'q', itemId: 'i', reason: 'withdrawn' });
    const withdrawn = event(4, 'catalog.item-withdrawn.v1', { itemId: 'i' }, 2);
    const found = (...tables: readonly TableEvent[]) => {
      const findings: string[] = [];
      checkQuotes(tables, findings);
      return findings.length;
    };
    expect([found(quoted, withdrawn), found(quoted, ended), found(quoted, withdrawn, ended), found(quoted)]).toEqual([
      1, 1, 0, 0,
    ]);
  });
});
