import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { isSealed, type Personal } from '@reprise/contracts';
import { inTransaction, sqlOn } from '../sql.js';
import type { Sql } from '../work.js';
import { Expiring } from './expiring.js';
import { addKeys, destroyedCount, destroyKeys, keyOfEpoch, newestEpochs, type Fan, type KeyRow } from './key-table.js';
import type { Kms } from './kms.js';
import { ERASED, parseSealed, unseal, type FanKey } from './seal.js';

const CACHED_KEYS = 20_000;
/** How long a process may open what another one has made unreadable. */
const OPENS_FOR_MS = 60_000;
const fanKey = ({ tenant, fan }: Fan) => `${tenant}\u0000${fan}`;
const ringKey = ({ tenant, fan }: Fan, epoch: number) => `${tenant}\u0000${fan}\u0000${epoch}`;
const context = ({ tenant, fan }: Fan, epoch: number) => JSON.stringify([tenant, fan, epoch]);

interface Current {
  readonly key: FanKey;
  /** How many times keys had been destroyed when it was read: the same number says that it is current still. */
  readonly asOf: string;
}

/**
 * The keys personal fields are sealed with: one per fan, made on first use, unwrapped through the KMS and cached for a
 * minute. A destroyed key is never used again: the fan's next event gets the next epoch.
 */
export class KeyRing {
  private readonly unwrapped: Expiring<KeyObject>;
  private readonly currentKeys: Expiring<Current>;
  private readonly pool: Pool;
  private readonly sql: Sql;

  /** `reach` says how to reach the database; the ring keeps connections of its own, since whoever asks holds one of the others. */
  constructor(
    reach: Pick<Pool, 'options'>,
    private readonly kms: Kms,
    opensForMs = OPENS_FOR_MS,
  ) {
    this.unwrapped = new Expiring(opensForMs, CACHED_KEYS);
    this.currentKeys = new Expiring(opensForMs, CACHED_KEYS);
    this.pool = new pg.Pool({ ...reach.options, max: 2, idleTimeoutMillis: 5_000, allowExitOnIdle: true });
    // An idle connection that breaks is replaced by the next query.
    this.pool.on('error', () => undefined);
    this.sql = sqlOn(this.pool);
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }

  /**
   * The current key of each fan, in order. Asked in the transaction that seals, behind the shared locks of the keys: until it has
   * ended, none of them is destroyed. A fan without a key gets one, committed at once by another connection.
   */
  async current(fans: readonly Fan[], sql: Sql): Promise<FanKey[]> {
    const known = new Map(fans.map((fan) => [fanKey(fan), this.currentKeys.get(fanKey(fan))]));
    const unknown = fans.filter((fan) => !known.get(fanKey(fan)));
    // The count first: what is read behind it is at least as new.
    const [destroyed, rows] = await Promise.all([
      destroyedCount(sql),
      unknown.length > 0 ? newestEpochs(sql, unknown) : [],
    ]);
    const outdated = fans.filter((fan) => (known.get(fanKey(fan))?.asOf ?? destroyed) !== destroyed);
    const read = outdated.length > 0 ? [...rows, ...(await newestEpochs(sql, outdated))] : rows;
    for (const [fan, key] of await this.learn([...unknown, ...outdated], read)) {
      known.set(fan, { key, asOf: destroyed });
      this.currentKeys.set(fan, { key, asOf: destroyed });
    }
    return fans.map((fan) => known.get(fanKey(fan))!.key);
  }

  /** Destroys the keys of a fan; what they sealed reads `[erased]`, here at once and elsewhere within a minute. Returns how many there were. */
  async destroy(fan: Fan): Promise<number> {
    const count = await inTransaction(this.pool, (sql) => destroyKeys(sql, fan));
    this.unwrapped.clear();
    return count;
  }

  /** Opens a personal value; `[erased]` when its key was destroyed. Plain values pass. */
  async open<T>(subject: Fan, value: Personal<T>): Promise<T> {
    if (!isSealed(value)) return value;
    const { epoch } = parseSealed(value);
    const cached = this.unwrapped.get(ringKey(subject, epoch));
    const key = cached ? { epoch, key: cached } : await this.fetch(subject, epoch);
    return (key ? unseal(key, subject.tenant, subject.fan, value) : ERASED) as T;
  }

  private async learn(fans: readonly Fan[], rows: readonly KeyRow[]): Promise<Map<string, FanKey>> {
    const newest = new Map(rows.map((row) => [fanKey(row), row]));
    const without = fans.filter((fan) => !newest.get(fanKey(fan))?.wrapped);
    for (const row of await this.create(without, newest)) newest.set(fanKey(row), row);
    const keys = new Map<string, FanKey>();
    for (const fan of fans) keys.set(fanKey(fan), await this.unwrap(fan, newest.get(fanKey(fan))!));
    return keys;
  }

  /** The next epoch of each fan, whoever made it. */
  private async create(fans: readonly Fan[], newest: ReadonlyMap<string, KeyRow>): Promise<readonly KeyRow[]> {
    if (fans.length === 0) return [];
    const unique = [...new Map(fans.map((fan) => [fanKey(fan), fan])).values()];
    const rows = unique.map(async ({ tenant, fan }) => {
      const epoch = (newest.get(fanKey({ tenant, fan }))?.epoch ?? 0) + 1;
      return { tenant, fan, epoch, wrapped: await this.kms.wrap(randomBytes(32), context({ tenant, fan }, epoch)) };
    });
    await addKeys(this.sql, await Promise.all(rows));
    return newestEpochs(this.sql, unique);
  }

  private async fetch(fan: Fan, epoch: number): Promise<FanKey | null> {
    const row = await keyOfEpoch(this.sql, fan, epoch);
    return row?.wrapped ? this.unwrap(fan, row) : null;
  }

  private async unwrap(fan: Fan, row: KeyRow): Promise<FanKey> {
    const id = ringKey(fan, row.epoch);
    let key = this.unwrapped.get(id);
    if (!key) {
      key = createSecretKey(await this.kms.unwrap(row.wrapped!, context(fan, row.epoch)));
      this.unwrapped.set(id, key);
    }
    return { epoch: row.epoch, key };
  }
}
