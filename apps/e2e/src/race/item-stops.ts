import type { TableEvent } from '../system/audit.js';

interface Change {
  readonly tx: bigint;
  readonly reason: string;
  readonly stopped: boolean;
}

const STOPPED = 'delivery.item-stopped.v1';
const RELEASED = 'delivery.item-released.v1';
const WITHDRAWN = 'catalog.item-withdrawn.v1';
const SUSPENDED = 'catalog.item-suspended.v1';
const RESUMED = 'catalog.item-resumed.v1';

const itemOf = ({ data }: TableEvent) => String(data['itemId']);

/** When delivery had recorded which item as stopped, from its events. */
export class ItemStops {
  private readonly byItem: ReadonlyMap<string, readonly Change[]>;

  constructor(tables: readonly TableEvent[]) {
    const changes = tables.filter(({ type }) => type === STOPPED || type === RELEASED);
    this.byItem = new Map(
      [...Map.groupBy(changes, itemOf)].map(([itemId, events]) => [
        itemId,
        events.map(({ tx, type, data }) => ({ tx, reason: String(data['reason']), stopped: type === STOPPED })),
      ]),
    );
  }

  get counts() {
    const all = [...this.byItem.values()].flat();
    return {
      itemsStopped: this.byItem.size,
      stops: all.filter(({ stopped }) => stopped).length,
      releases: all.filter(({ stopped }) => !stopped).length,
    };
  }

  /** Whether a stop was recorded, and not released, once transaction `tx` had committed. */
  binds(itemId: string, tx: bigint): boolean {
    return this.reasonsAt(itemId, tx).size > 0;
  }

  /** Whether a stop bound at some moment of transaction `tx`. */
  bindsIn(itemId: string, tx: bigint): boolean {
    const changes = this.byItem.get(itemId) ?? [];
    return this.binds(itemId, tx - 1n) || changes.some((change) => change.stopped && change.tx === tx);
  }

  /** What the catalog has stopped in the end is stopped in delivery, for the same reasons, and nothing else is. */
  checkRecorded(tables: readonly TableEvent[], findings: string[]): void {
    const types = [WITHDRAWN, SUSPENDED, RESUMED];
    const catalog = Map.groupBy(
      tables.filter(({ type }) => types.includes(type)),
      itemOf,
    );
    const last = tables.reduce((highest, { tx }) => (tx > highest ? tx : highest), 0n);
    for (const itemId of new Set([...catalog.keys(), ...this.byItem.keys()])) {
      const expected = new Set<string>();
      for (const { type } of catalog.get(itemId) ?? [])
        if (type === RESUMED) expected.delete('consent');
        else expected.add(type === WITHDRAWN ? 'withdrawn' : 'consent');
      const recorded = this.reasonsAt(itemId, last);
      const said = [...expected].toSorted().join();
      const bound = [...recorded].toSorted().join();
      if (said !== bound) findings.push(`${itemId}: the catalog says [${said}], delivery [${bound}]`);
    }
  }

  private reasonsAt(itemId: string, tx: bigint): Set<string> {
    const reasons = new Set<string>();
    for (const change of this.byItem.get(itemId) ?? [])
      if (change.tx <= tx && change.stopped) reasons.add(change.reason);
      else if (change.tx <= tx) reasons.delete(change.reason);
    return reasons;
  }
}
