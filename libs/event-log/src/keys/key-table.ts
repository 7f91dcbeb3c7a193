import { hash32 } from '@reprise/event-sourcing';
import type { Subject } from '../streams.js';
import type { Sql } from '../work.js';

export type Fan = Pick<Subject, 'tenant' | 'fan'>;

export interface KeyRow extends Fan {
  readonly epoch: number;
  /** Null once the key was destroyed. */
  readonly wrapped: Buffer | null;
}

/** The class of the locks of keys: shared by whoever seals with the current key of a fan, exclusive for who destroys it. */
export const KEY_LOCKS = hash32('reprise.keys');
export const keyLock = ({ tenant, fan }: Fan): number => hash32(`${tenant}\u0000${fan}`);

/** How many times keys were destroyed: unchanged, it says that what was the current key of a fan still is. */
export async function destroyedCount(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ destroyed: string }>('select destroyed from keys.ring', [], 'keys-destroyed');
  return row!.destroyed;
}

/** The newest epoch of each fan that has one, destroyed or not. */
export const newestEpochs = (sql: Sql, fans: readonly Fan[]): Promise<KeyRow[]> =>
  sql.query<KeyRow>(
    `select distinct on (k.tenant, k.fan) k.tenant, k.fan, k.epoch, k.wrapped
     from keys.fan_key k join (select distinct * from unnest($1::text[], $2::text[]) u(tenant, fan)) u using (tenant, fan)
     order by k.tenant, k.fan, k.epoch desc`,
    [fans.map((f) => f.tenant), fans.map((f) => f.fan)],
    'keys-newest',
  );

export async function keyOfEpoch(sql: Sql, { tenant, fan }: Fan, epoch: number): Promise<KeyRow | undefined> {
  const [row] = await sql.query<KeyRow>(
    'select tenant, fan, epoch, wrapped from keys.fan_key where tenant = $1 and fan = $2 and epoch = $3',
    [tenant, fan, epoch],
    'keys-one',
  );
  return row;
}

/** Where somebody else was first with an epoch, theirs stays. */
export const addKeys = (sql: Sql, rows: readonly KeyRow[]): Promise<unknown> =>
  sql.query(
    `insert into keys.fan_key (tenant, fan, epoch, wrapped)
     select * from unnest($1::text[], $2::text[], $3::int[], $4::bytea[]) order by 1, 2 on conflict do nothing`,
    [rows.map((r) => r.tenant), rows.map((r) => r.fan), rows.map((r) => r.epoch), rows.map((r) => r.wrapped)],
    'keys-add',
  );

/** In a transaction: waits for the appends that seal with the keys of the fan, then destroys every epoch. Returns how many. */
export async function destroyKeys(sql: Sql, fan: Fan): Promise<number> {
  await sql.query('select pg_advisory_xact_lock($1, $2)', [KEY_LOCKS, keyLock(fan)]);
  const destroyed = await sql.query(
    `update keys.fan_key set wrapped = null, destroyed_at = now()
     where tenant = $1 and fan = $2 and destroyed_at is null returning epoch`,
    [fan.tenant, fan.fan],
  );
  if (destroyed.length > 0) await sql.query('update keys.ring set destroyed = destroyed + 1');
  return destroyed.length;
}
