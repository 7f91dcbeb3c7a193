import { hash, randomUUID } from 'node:crypto';
import type { Db, JobInsert, PgBoss } from 'pg-boss';
import type { Clock } from '../clock.js';
import type { Sql, Writer } from '../work.js';
import type { Job, RunningJob } from './jobs.js';

export type JobChange = { readonly queue: string } & (
  | { readonly change: 'put'; readonly job: Job }
  | { readonly change: 'cancel'; readonly key: string }
  | { readonly change: 'done'; readonly job: RunningJob }
);

interface JobWriterOptions {
  readonly boss: PgBoss;
  readonly schema: string;
  readonly clock: Clock;
  /** Makes sure that a queue exists before jobs are put on it. */
  ready(queue: string): Promise<void>;
}

const LARGEST_INT = 2 ** 31 - 1;
const REPLACE_ROUNDS = 50;

/**
 * Every change of jobs of a batch, in their order, with at most three statements per queue: the last word on a key
 * counts. pg-boss has no bulk upsert, so a put deletes what waits and inserts anew; a job that runs is never touched.
 */
export class JobWriter implements Writer<JobChange> {
  readonly name = 'jobs';
  readonly stepwise = true;
  /** Names of prepared statements by their text. */
  private readonly names = new Map<string, string>();

  private readonly deleteWaiting: string;

  constructor(private readonly options: JobWriterOptions) {
    this.deleteWaiting = `delete from ${options.schema}.job where name = $1 and singleton_key = any($2::text[]) and state < 'active'`;
  }

  async flush(changes: readonly JobChange[], sql: Sql): Promise<void> {
    const byQueue = Map.groupBy(changes, ({ queue }) => queue);
    for (const [queue, ofQueue] of byQueue) await this.flushQueue(queue, ofQueue, sql);
  }

  private async flushQueue(queue: string, changes: readonly JobChange[], sql: Sql): Promise<void> {
    await this.options.ready(queue);
    const finished: RunningJob[] = [];
    const waiting = new Map<string, Job | null>();
    for (const change of changes) {
      if (change.change === 'done') finished.push(change.job);
      else if (change.change === 'put') waiting.set(change.job.key, change.job);
      else waiting.set(change.key, null);
    }
    if (finished.length > 0) await this.finish(queue, finished, sql);
    const cancelled = [...waiting].filter(([, job]) => job === null).map(([key]) => key);
    await this.replace(
      queue,
      cancelled,
      [...waiting.values()].filter((job) => job !== null),
      sql,
    );
  }

  /** Deleted, not kept as completed: the log says what became of it. Fenced: a later attempt's job is not ours to finish. */
  private async finish(queue: string, jobs: readonly RunningJob[], sql: Sql): Promise<void> {
    const attempts = jobs.map(({ id, attempt }) => ({ id, retryCount: attempt - 1 }));
    await this.options.boss.deleteJob(queue, attempts, { db: this.dbOver(sql) });
  }

  private async replace(queue: string, cancelled: readonly string[], jobs: readonly Job[], sql: Sql): Promise<void> {
    let inserts = jobs.map((job) => this.insertOf(job)).sort((a, b) => (a.singletonKey < b.singletonKey ? -1 : 1));
    let keys = [...cancelled, ...inserts.map(({ singletonKey }) => singletonKey)];
    for (let round = 1; keys.length > 0; round++) {
      if (round > REPLACE_ROUNDS)
        throw new Error(`jobs of queue ${queue} are being replaced by someone else all the time`);
      await sql.query(this.deleteWaiting, [queue, keys], this.nameOf(this.deleteWaiting));
      // An insert skips a key that someone put at the same moment; by then that job is visible, and ours comes after it.
      const inserted = new Set(inserts.length > 0 ? await this.insert(queue, inserts, sql) : []);
      inserts = inserts.filter(({ id }) => !inserted.has(id));
      keys = inserts.map(({ singletonKey }) => singletonKey);
    }
  }

  private async insert(queue: string, inserts: JobInsert[], sql: Sql): Promise<readonly string[]> {
    return (await this.options.boss.insert(queue, inserts, { db: this.dbOver(sql), returnId: true })) ?? [];
  }

  private insertOf({ key, data, startAfter, deadline }: Job) {
    const isLater = startAfter !== undefined && Date.parse(startAfter) > Date.parse(this.options.clock.now());
    return {
      id: randomUUID(),
      singletonKey: key,
      data,
      // A job that is due leaves the time out: then the insert notifies, and no poll is waited for.
      ...(isLater ? { startAfter } : {}),
      priority: deadline === undefined ? 0 : LARGEST_INT - Math.floor(Date.parse(deadline) / 1000),
    };
  }

  /** pg-boss's statements, run in the work's transaction. */
  private dbOver(sql: Sql): Db {
    return { executeSql: async (text, values) => ({ rows: await sql.query(text, values, this.nameOf(text)) }) };
  }

  private nameOf(text: string): string {
    const name = this.names.get(text) ?? `jobs_${hash('sha1', text)}`;
    this.names.set(text, name);
    return name;
  }
}
