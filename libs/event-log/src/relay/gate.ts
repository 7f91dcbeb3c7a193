import { hash32 } from '@reprise/event-sourcing';

/** SQL of a common table `gate(tx)`: no row of a transaction below it can become visible any more. */
export interface Gate {
  readonly name: string;
  readonly sql: string;
  /** Parameters, from $5 on. */
  readonly values: readonly unknown[];
}

/** The oldest transaction that runs anywhere in the server, other databases included. Costs nothing to ask. */
export const WHOLE_SERVER: Gate = {
  name: 'server',
  sql: 'gate as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as tx)',
  values: [],
};

/**
 * The oldest transaction that may be one of this service's appends. An append locks its streams before it gets a
 * transaction id and keeps the locks until it has ended. So a running transaction is none when one image of the lock table shows
 * who runs it, and that this holder has no lock of the service. Whatever the image does not show counts as an append: the id
 * was given out a moment ago, or the transaction has ended since the snapshot. The snapshot is the statement's own and older than
 * the image, so an append that ends in between is not visible to the statement, and not passed over either.
 */
export const ownWriters = (service: string): Gate => ({
  name: 'own-writers',
  sql: `lock as materialized (
      select locktype, pid, transactionid, classid from pg_locks
      where granted and (locktype = 'transactionid' or (locktype = 'advisory' and classid = $5::oid and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())))
    ), stranger as materialized (
      select holder.transactionid as id from lock holder
      where holder.locktype = 'transactionid' and holder.pid is not null
        and not exists (select from lock own where own.locktype = 'advisory' and own.pid = holder.pid)
    ), gate as materialized (
      select coalesce((select min(x) from pg_snapshot_xip(snapshot) x
        where not exists (select from stranger where stranger.id = x::xid)), pg_snapshot_xmax(snapshot)) as tx
      from pg_current_snapshot() snapshot
    )`,
  values: [String(hash32(service) >>> 0)],
});
