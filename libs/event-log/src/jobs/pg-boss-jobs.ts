import { randomUUID } from 'node:crypto';
import pg, { type Pool, type PoolConfig } from 'pg';
import { PgBoss, type ConstructorOptions, type JobWithMetadata } from 'pg-boss';
import { type Clock, SystemClock } from '../clock.js';
import type { LogLogger } from '../logger.js';
import type { Work } from '../work.js';
import { JobWriter } from './job-writer.js';
import type { Job, JobQueueOptions, Jobs, RunningJob } from './jobs.js';
import { Pump } from './pump.js';
import { WakeUpCalls } from './wake.js';

export interface PgBossJobsOptions {
  /**
   * The service's database. Jobs keep connections of their own: fetching goes on while every connection of the
   * service is in a transaction, and no transaction ever waits for a second connection.
   */
  readonly connection: PoolConfig;
  /** pg-boss's schema, e.g. `delivery_jobs`; `migrateJobs` makes it. */
  readonly schema: string;
  readonly logger: LogLogger;
  readonly clock?: Clock;
  /** How late a timer may be, in milliseconds. Default 100. */
  readonly pollMs?: number;
  /** How often jobs of dead processes are looked for, in seconds. Default 5. */
  readonly superviseSeconds?: number;
}

/** One listens, one fetches, one supervises. */
const CONNECTIONS = 3;

const bossOver = (pool: Pool, options: ConstructorOptions) =>
  new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schedule: false,
    registerInstance: false,
    reindex: false,
    ...options,
  });

/** Creates pg-boss's schema or brings it up to date. Safe to repeat; belongs to the deploy job, like every migration. */
export async function migrateJobs(pool: Pool, schema: string): Promise<void> {
  const boss = bossOver(pool, { schema, supervise: false });
  await boss.start();
  await boss.stop({ close: false });
}

/** Jobs of a service on its own database. `stop` it after the consumers and before the event log. */
export async function pgBossJobs(options: PgBossJobsOptions): Promise<Jobs> {
  const { connection, schema, logger, superviseSeconds = 5 } = options;
  const pool = new pg.Pool({ ...connection, max: CONNECTIONS });
  pool.on('error', (error) => logger.warn({ err: error }, 'jobs: an idle connection was lost'));
  const boss = bossOver(pool, {
    schema,
    migrate: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  boss.on('error', (error) => logger.error({ err: error }, 'jobs: a background task of pg-boss failed'));
  boss.on('warning', ({ message }) => logger.warn({ warning: message }, 'jobs: pg-boss warns'));
  try {
    await boss.start();
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new PgBossJobs(boss, pool, options);
}

/** Until `work` says better: what a queue is made with when a job is put on it first. */
const UNKNOWN_QUEUE: JobQueueOptions = { concurrency: 0, expireInSeconds: 60, retryLimit: 20 };
const RETRY = { retryDelay: 1, retryBackoff: true, retryDelayMax: 30 };

class PgBossJobs implements Jobs {
  private readonly writer: JobWriter;
  private readonly calls: WakeUpCalls;
  private readonly pumps = new Map<string, Pump>();
  private readonly queues = new Map<string, Promise<void>>();

  constructor(
    private readonly boss: PgBoss,
    private readonly pool: Pool,
    private readonly options: PgBossJobsOptions,
  ) {
    const { schema, logger, clock = new SystemClock() } = options;
    this.writer = new JobWriter({ boss, schema, clock, ready: (queue) => this.queue(queue, UNKNOWN_QUEUE) });
    this.calls = new WakeUpCalls(pool, schema, logger, (queue) => this.pumps.get(queue)?.wake());
  }

  put(work: Work, queue: string, job: Job): void {
    work.write(this.writer, { change: 'put', queue, job });
  }

  handOver(work: Work, queue: string, { key, data }: Pick<Job, 'key' | 'data'>): boolean {
    const pump = this.pumps.get(queue);
    if (!pump?.hasRoom) return false;
    work.afterCommit(() => pump.handOver({ id: randomUUID(), key, data, attempt: 1, stored: false }));
    return true;
  }

  cancel(work: Work, queue: string, key: string): void {
    work.write(this.writer, { change: 'cancel', queue, key });
  }

  done(work: Work, queue: string, job: RunningJob): void {
    if (job.stored) work.write(this.writer, { change: 'done', queue, job });
    work.afterCommit(() => this.pumps.get(queue)?.finished(job.id));
  }

  async work(
    queue: string,
    options: JobQueueOptions,
    handle: (jobs: readonly RunningJob[]) => Promise<void>,
  ): Promise<void> {
    if (this.pumps.has(queue)) throw new Error(`queue ${queue} has a handler already`);
    const { logger, pollMs = 100 } = this.options;
    const pump = new Pump({
      queue,
      concurrency: options.concurrency,
      pollMs,
      logger,
      handle,
      fetch: async (room) =>
        (await this.boss.fetch<Job['data']>(queue, { batchSize: room, includeMetadata: true })).map(runningOf),
      finish: async (jobs) => void (await this.boss.deleteJob(queue, jobs.map(attemptOf))),
      fail: async (jobs, error) => void (await this.boss.fail(queue, jobs.map(attemptOf), { message: String(error) })),
    });
    this.pumps.set(queue, pump);
    await this.queue(queue, options);
    const { expireInSeconds, retryLimit } = options;
    await this.boss.updateQueue(queue, { ...RETRY, expireInSeconds, retryLimit });
    if (this.pumps.size === 1) await this.calls.start();
    pump.start();
  }

  async stop(): Promise<void> {
    this.calls.stop();
    await Promise.all([...this.pumps.values()].map((pump) => pump.stop()));
    await this.boss.stop({ graceful: true, close: false });
    await this.pool.end();
  }

  async stats(queue: string): Promise<{ waiting: number; running: number }> {
    const { rows } = await this.pool.query<{ waiting: number; running: number }>(
      `select count(*) filter (where state < 'active')::int as waiting, count(*) filter (where state = 'active')::int as running
       from ${this.options.schema}.job where name = $1 and state <= 'active'`,
      [queue],
    );
    return rows[0]!;
  }

  private queue(name: string, { expireInSeconds, retryLimit }: JobQueueOptions): Promise<void> {
    const known = this.queues.get(name);
    if (known) return known;
    const made = this.boss.createQueue(name, {
      policy: 'stately',
      notify: true,
      ...RETRY,
      expireInSeconds,
      retryLimit,
    });
    this.queues.set(name, made);
    // A database that was away is asked again by the next put.
    made.catch(() => this.queues.delete(name));
    return made;
  }
}

const attemptOf = ({ id, attempt }: RunningJob) => ({ id, retryCount: attempt - 1 });

const runningOf = ({ id, data, singletonKey, retryCount }: JobWithMetadata<Job['data']>): RunningJob => ({
  id,
  key: singletonKey ?? '',
  data,
  attempt: retryCount + 1,
  stored: true,
});
