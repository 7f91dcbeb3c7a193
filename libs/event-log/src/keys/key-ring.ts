import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { isSealed, type Personal } from '@reprise/contracts';
import type { Subject } from '../streams.js';
import type { Kms } from './kms.js';
import { ERASED, parseSealed, unseal, type FanKey } from './seal.js';

type Fan = Pick<Subject, 'tenant' | 'fan'>;
interface KeyRow {
  tenant: string;
  fan: string;
  epoch: number;
  wrapped: Buffer | null;
}

const CACHED_KEYS = 20_000;
/** How long another process's new epoch of a fan's key may go unnoticed here. */
const CURRENT_FOR_MS = 5_000;
const fanKey = ({ tenant, fan }: Fan) => `${tenant}\u0000${fan}`;
const ringKey = ({ tenant, fan }: Fan, epoch: number) => `${tenant}\u0000${fan}\u0000${epoch}`;
const context = ({ tenant, fan }: Fan, epoch: number) => JSON.stringify([tenant, fan, epoch]);

/** One table of wrapped keys for the whole installation: a destroyed key makes a fan's text unreadable everywhere. */
export async function migrateKeys(pool: Pool): Promise<void> {
  await pool.query(`
    select pg_advisory_lock(hashtext('reprise.keys'));
    create schema if not exists keys;
    create table if not exists keys.fan_key (
      tenant text not null,
      fan text not null,
      epoch int not null,
      wrapped bytea,
      created_at timestamptz not null default now(),
      destroyed_at timestamptz,
      primary key (tenant, fan, epoch)
    );
    select pg_advisory_unlock(hashtext('reprise.keys'));
  `);
}

/** The keys personal fields are sealed with: one per fan, made on first use, unwrapped through the KMS and cached. */
export class KeyRing {
  private readonly unwrapped = new Map<string, KeyObject>();
  private readonly currentKeys = new Map<string, { readonly key: FanKey; readonly until: number }>();
  private readonly pool: Pool;

  /** `reach` says how to reach the database; the ring keeps connections of its own, since whoever asks holds one of the others. */
  constructor(
    reach: Pick<Pool, 'options'>,
    private readonly kms: Kms,
  ) {
    this.pool = new pg.Pool({ ...reach.options, max: 2, idleTimeoutMillis: 5_000, allowExitOnIdle: true });
    // An idle connection that breaks is replaced by the next query.
    this.pool.on('error', () => undefined);
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }

  /** The current key of each fan, in order. Fans that have none get one, committed at once, so that no lock is held. */
  async current(fans: readonly Fan[]): Promise<FanKey[]> {
    const now = Date.now();
    const keys = new Map<string, FanKey>();
    for (const fan of fans) {
      const known = this.currentKeys.get(fanKey(fan));
      if (known && known.until > now) keys.set(fanKey(fan), known.key);
    }
    const unknown = fans.filter((fan) => !keys.has(fanKey(fan)));
    if (unknown.length > 0) await this.learn(unknown, now + CURRENT_FOR_MS, keys);
    return fans.map((fan) => keys.get(fanKey(fan))!);
  }

  private async learn(fans: readonly Fan[], until: number, keys: Map<string, FanKey>): Promise<void> {
    const found = await this.latest(fans);
    const missing = fans.filter((fan) => !found.has(fanKey(fan)));
    if (missing.length > 0) {
      await this.create(missing);
      for (const [key, row] of await this.latest(missing)) found.set(key, row);
    }
    for (const fan of fans) {
      const key = await this.unwrap(fan, found.get(fanKey(fan))!);
      keys.set(fanKey(fan), key);
      this.currentKeys.delete(fanKey(fan));
      this.currentKeys.set(fanKey(fan), { key, until });
    }
    while (this.currentKeys.size > CACHED_KEYS) this.currentKeys.delete(this.currentKeys.keys().next().value!);
  }

  /** Opens a personal value; `[erased]` when its key was destroyed. Plain values pass. */
  async open<T>(subject: Fan, value: Personal<T>): Promise<T> {
    if (!isSealed(value)) return value;
    const { epoch } = parseSealed(value);
    const cached = this.unwrapped.get(ringKey(subject, epoch));
    const key = cached ? { epoch, key: cached } : await this.fetch(subject, epoch);
    return (key ? unseal(key, subject.tenant, subject.fan, value) : ERASED) as T;
  }

  private async fetch(fan: Fan, epoch: number): Promise<FanKey | null> {
    const { rows } = await this.pool.query<KeyRow>({
      name: 'keys-one',
      text: 'select tenant, fan, epoch, wrapped from keys.fan_key where tenant = $1 and fan = $2 and epoch = $3',
      values: [fan.tenant, fan.fan, epoch],
    });
    const row = rows[0];
    return row?.wrapped ? this.unwrap(fan, row) : null;
  }

  private async latest(fans: readonly Fan[]): Promise<Map<string, KeyRow>> {
    const { rows } = await this.pool.query<KeyRow>({
      name: 'keys-latest',
      text: `select distinct on (k.tenant, k.fan) k.tenant, k.fan, k.epoch, k.wrapped
             from keys.fan_key k join (select distinct * from unnest($1::text[], $2::text[]) u(tenant, fan)) u using (tenant, fan)
             where k.destroyed_at is null order by k.tenant, k.fan, k.epoch desc`,
      values: [fans.map((f) => f.tenant), fans.map((f) => f.fan)],
    });
    return new Map(rows.map((row) => [fanKey(row), row]));
  }

  private async create(fans: readonly Fan[]): Promise<void> {
    const unique = [...new Map(fans.map((fan) => [ringKey(fan, 0), fan])).values()];
    const wrapped = await Promise.all(unique.map((fan) => this.kms.wrap(randomBytes(32), context(fan, 1))));
    await this.pool.query({
      name: 'keys-create',
      text: `insert into keys.fan_key (tenant, fan, epoch, wrapped)
             select u.tenant, u.fan, 1, u.wrapped from unnest($1::text[], $2::text[], $3::bytea[]) u(tenant, fan, wrapped)
             order by 1, 2 on conflict do nothing`,
      values: [unique.map((f) => f.tenant), unique.map((f) => f.fan), wrapped],
    });
  }

  private async unwrap(fan: Fan, row: KeyRow): Promise<FanKey> {
    const id = ringKey(fan, row.epoch);
    let key = this.unwrapped.get(id);
    if (!key) {
      key = createSecretKey(await this.kms.unwrap(row.wrapped!, context(fan, row.epoch)));
      if (this.unwrapped.size >= CACHED_KEYS) this.unwrapped.delete(this.unwrapped.keys().next().value!);
      this.unwrapped.set(id, key);
    }
    return { epoch: row.epoch, key };
  }
}
