import type { TableEvent } from '../system/audit.js';

const REVOKED = 'catalog.consent-revoked.v1';

/**
 * Milliseconds from the fact (the withdrawal of the item, or the last revocation that its suspension followed) to delivery's
 * record of the stop, by the services' clocks.
 */
export function recordTimes(tables: readonly TableEvent[]) {
  const times = [
    ...timesOf(tables, 'withdrawn', 'catalog.item-withdrawn.v1', ({ recordedAt }) => recordedAt),
    ...timesOf(tables, 'consent', 'catalog.item-suspended.v1', revocations(tables)),
  ].toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { recordedAfterMsP50: at(0.5), recordedAfterMsP99: at(0.99), recordedAfterMsMax: at(1) };
}

/** Every such fact of an item was recorded once, in the order of the facts. */
function timesOf(
  tables: readonly TableEvent[],
  reason: string,
  fact: string,
  since: (event: TableEvent) => Date | null,
): number[] {
  const itemOf = ({ data }: TableEvent) => data['itemId'];
  const records = Map.groupBy(
    tables.filter(({ type, data }) => type === 'delivery.item-stopped.v1' && data['reason'] === reason),
    itemOf,
  );
  const facts = Map.groupBy(
    tables.filter(({ type }) => type === fact),
    itemOf,
  );
  return [...facts].flatMap(([itemId, ofItem]) =>
    ofItem.flatMap((event, n) => {
      const from = since(event);
      const record = records.get(itemId)?.[n];
      return from && record ? [record.recordedAt.getTime() - from.getTime()] : [];
    }),
  );
}

function revocations(tables: readonly TableEvent[]): (suspended: TableEvent) => Date | null {
  const byPerson = Map.groupBy(
    tables.filter(({ type }) => type === REVOKED),
    ({ data }) => data['person'],
  );
  return ({ data, recordedAt }) => {
    const missing = data['missing'] as readonly string[];
    const earlier = missing
      .flatMap((person) => byPerson.get(person) ?? [])
      .filter((revoked) => revoked.recordedAt <= recordedAt);
    return earlier.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime()).at(-1)?.recordedAt ?? null;
  };
}
