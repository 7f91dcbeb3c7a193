import type { TableEvent } from '../system/audit.js';

const STOPS = ['catalog.item-withdrawn.v1', 'catalog.item-suspended.v1'];
const ENDS = ['pricing.quote-cancelled.v1', 'pricing.quote-expired.v1', 'pricing.sale-recorded.v1'];

/** No quote of a version that was stopped later is left open, and none was cancelled as withdrawn without a stop. */
export function checkQuotes(tables: readonly TableEvent[], findings: string[]) {
  const stoppedAt = new Map<string, number>();
  for (const { type, data, version } of tables)
    if (STOPS.includes(type)) stoppedAt.set(String(data['itemId']), version);
  const ends = new Map(
    tables.filter(({ type }) => ENDS.includes(type)).map(({ data }) => [data['quoteId'], data['reason']]),
  );
  const counts = { quotes: 0, quotesCancelledForStops: 0, pricesWithheldForStops: 0 };
  for (const { type, data } of tables) {
    if (type === 'pricing.price-withheld.v1' && data['reason'] === 'not-for-sale') counts.pricesWithheldForStops++;
    if (type !== 'pricing.price-quoted.v1') continue;
    counts.quotes++;
    const { quoteId, itemId, itemVersion } = data as { quoteId: string; itemId: string; itemVersion: number };
    const wasStopped = (stoppedAt.get(itemId) ?? 0) > itemVersion;
    if (wasStopped && !ends.has(quoteId)) findings.push(`quote ${quoteId} of ${itemId}, which was stopped, is open`);
    if (ends.get(quoteId) !== 'withdrawn') continue;
    counts.quotesCancelledForStops++;
    if (!wasStopped) findings.push(`quote ${quoteId} was cancelled as withdrawn, and ${itemId} was not stopped`);
  }
  return counts;
}
