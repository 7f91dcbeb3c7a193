import { randomUUID } from 'node:crypto';
import type { Sql } from '../work.js';
import { channelsOf } from './channels.js';
import { columnsOf } from './holdings.js';
import { planFor, type Member, type Plan, type TopicPartition } from './fair-share.js';

/** A member that still has its connection but has not stirred for this long is hung, and is disconnected by the others. */
const SILENT_SECONDS = 30;

/** Whether some session holds the advisory lock of a name. pg_locks shows a bigint key as two halves. */
const isHeld = (name: string) => `exists (
  select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
    and l.database = (select oid from pg_database where datname = current_database())
    and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(${name}, 0))`;

/**
 * Membership of a consumer group, and the locks that make its partitions exclusive. Both are session locks: they end with the
 * connection, whatever happened to the process, and no clock is asked who is alive.
 */
export class Membership {
  readonly id = randomUUID();

  constructor(
    private readonly sql: Sql,
    private readonly schema: string,
    private readonly group: string,
    private readonly topics: readonly string[],
  ) {}

  async join(): Promise<void> {
    // The lock first: a row without its lock is taken for a dead member's and removed.
    await this.sql.query('select pg_advisory_lock(hashtextextended($1, 0))', [this.memberLock + this.id]);
    await this.stir();
    await this.tellOthers();
  }

  /** Says that this member is not hung. */
  async stir(): Promise<void> {
    await this.sql.query(
      `insert into "${this.schema}".member ("group", member, topics) values ($1, $2, $3)
       on conflict ("group", member) do update set heartbeat = clock_timestamp()`,
      [this.group, this.id, this.topics],
      'log-stir',
    );
  }

  async leave(): Promise<void> {
    await this.sql.query(`delete from "${this.schema}".member where "group" = $1 and member = $2`, [
      this.group,
      this.id,
    ]);
    await this.sql.query('select pg_advisory_unlock_all()');
    await this.tellOthers();
  }

  /** What to give up and what to claim, as the group is now. */
  async plan(held: readonly TopicPartition[], partitions: ReadonlyMap<string, number>): Promise<Plan> {
    return planFor(this.id, held, partitions, await this.living());
  }

  /** Locks up to `count` of the candidates that nobody holds. */
  async claim(topic: string, count: number, candidates: readonly number[]): Promise<TopicPartition[]> {
    const claimed: TopicPartition[] = [];
    for (let at = 0; claimed.length < count && at < candidates.length;) {
      // As many as are still wanted, never more: a lock taken beyond that would have to be given back.
      const tried = candidates.slice(at, at + count - claimed.length);
      at += tried.length;
      const rows = await this.sql.query<{ partition: number; locked: boolean }>(
        `select c.partition, pg_try_advisory_lock(hashtextextended($1 || c.partition, 0)) as locked
         from unnest($2::int[]) c(partition)`,
        [this.partitionLock + topic + '/', tried],
      );
      claimed.push(...rows.filter(({ locked }) => locked).map(({ partition }) => ({ topic, partition })));
    }
    return claimed;
  }

  /** Unlocks partitions whose offsets are committed and tells those who wait for them. */
  async release(places: readonly TopicPartition[]): Promise<void> {
    const [topics, partitions] = columnsOf(places);
    await this.sql.query(
      `select pg_advisory_unlock(hashtextextended($1 || p.topic || '/' || p.partition, 0))
       from unnest($2::text[], $3::int[]) p(topic, partition)`,
      [this.partitionLock, topics, partitions],
    );
    await this.tellOthers();
  }

  private get memberLock(): string {
    return `reprise.log.member ${this.schema} ${this.group} `;
  }

  private get partitionLock(): string {
    return `reprise.log.partition ${this.schema} ${this.group} `;
  }

  private async living(): Promise<Member[]> {
    const rows = await this.sql.query<Member & { alive: boolean; silent: boolean }>(
      `select m.member, m.topics, ${isHeld('$2 || m.member')} as alive,
         m.heartbeat < clock_timestamp() - make_interval(secs => $3) as silent
       from "${this.schema}".member m where m."group" = $1`,
      [this.group, this.memberLock, SILENT_SECONDS],
      'log-members',
    );
    if (rows.some(({ alive }) => !alive)) await this.removeDead();
    if (rows.some(({ alive, silent, member }) => alive && silent && member !== this.id)) await this.disconnectSilent();
    return rows.filter(({ alive }) => alive);
  }

  private async removeDead(): Promise<void> {
    await this.sql.query(
      `delete from "${this.schema}".member where ("group", member) in (
         select m."group", m.member from "${this.schema}".member m
         where m."group" = $1 and not ${isHeld('$2 || m.member')} for update skip locked)`,
      [this.group, this.memberLock],
    );
  }

  private async disconnectSilent(): Promise<void> {
    await this.sql.query(
      `select pg_terminate_backend(l.pid) from "${this.schema}".member m join pg_locks l
         on ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($2 || m.member, 0)
       where m."group" = $1 and m.member <> $3 and m.heartbeat < clock_timestamp() - make_interval(secs => $4)
         and l.locktype = 'advisory' and l.objsubid = 1 and l.granted
         and l.database = (select oid from pg_database where datname = current_database())`,
      [this.group, this.memberLock, this.id, SILENT_SECONDS],
    );
  }

  private async tellOthers(): Promise<void> {
    await this.sql.query('select pg_notify($1, $2)', [channelsOf(this.schema).members, this.group]);
  }
}
