import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { silentLogger } from '../logger.js';
import { inTransaction } from '../sql.js';
import type { Sql, Work, Writer } from '../work.js';
import type { Job, Jobs, RunningJob } from './jobs.js';
import { migrateJobs, pgBossJobs } from './pg-boss-jobs.js';

const QUICK = { concurrency: 10, expireInSeconds: 30, retryLimit: 3 };
const SCHEMA = 'test_jobs';
const later = (ms: number) => new Date(Date.now() + ms).toISOString();
const gate = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { held: promise, release: () => resolve() };
};
const job = (key: string, v: number, more: Partial<Job> = {}): Job => ({ key, data: { v }, ...more });

describe('jobs', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let jobs: Jobs;
  const started: Jobs[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 8 });
    pool.on('error', () => undefined);
    await migrateJobs(pool, SCHEMA);
  });
  beforeEach(async () => {
    jobs = await another();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((each) => each.stop()));
    await pool.query(`delete from ${SCHEMA}.job`);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function another(): Promise<Jobs> {
    const instance = await pgBossJobs({
      connection: { connectionString: database.url },
      schema: SCHEMA,
      logger: silentLogger,
      superviseSeconds: 1,
    });
    started.push(instance);
    return instance;
  }

  /** One batch's transaction, as the event log runs it: writes gathered per writer, flushed before the commit. */
  async function inWork(
    body: (work: Work) => void,
    counted: { statements: number } = { statements: 0 },
  ): Promise<void> {
    const effects: (() => void)[] = [];
    await inTransaction(pool, async (sql) => {
      const writes = new Map<Writer<unknown>, unknown[]>();
      const work = {
        write: (writer: Writer<unknown>, row: unknown) => writes.set(writer, [...(writes.get(writer) ?? []), row]),
        afterCommit: (effect: () => void) => effects.push(effect),
      } as unknown as Work;
      body(work);
      const counting: Sql = {
        query: (text, values, name) => {
          counted.statements++;
          return sql.query(text, values, name);
        },
      };
      for (const [writer, rows] of writes) await writer.flush(rows, counting);
    });
    for (const effect of effects) effect();
  }

  const stop = async (instance: Jobs) => {
    started.splice(started.indexOf(instance), 1);
    await instance.stop();
  };
  const put = (queue: string, ...all: Job[]) => inWork((work) => all.forEach((each) => jobs.put(work, queue, each)));

  /** Works on the queue and keeps what ran. */
  async function record(queue: string, each: (job: RunningJob) => Promise<void> = () => Promise.resolve()) {
    const ran: RunningJob[] = [];
    await jobs.work(queue, QUICK, async (batch) => {
      ran.push(...batch);
      await Promise.all(batch.map(each));
    });
    return ran;
  }
  const values = (ran: readonly RunningJob[]) => ran.map(({ data }) => data.v);

  it.each(['put', 'handOver'] as const)('run once after the commit, and never after a rollback: %s', async (way) => {
    const queue = `commit-${way}`;
    const ran = await record(queue);
    await expect(
      inWork((work) => {
        jobs[way](work, queue, job('a', 1));
        work.write({ name: 'broken', flush: () => Promise.reject(new Error('no')) }, {});
      }),
    ).rejects.toThrow('no');
    await inWork((work) => void jobs[way](work, queue, job('a', 2)));
    await eventually(() => expect(ran).toMatchObject([{ key: 'a', data: { v: 2 }, attempt: 1 }]));
    await eventually(async () => expect(await jobs.stats(queue)).toEqual({ waiting: 0, running: 0 }));
    expect(values(ran)).toEqual([2]);
  });

  it('are replaced while they wait: one a key, the last one put', async () => {
    await put('replace', job('a', 1, { startAfter: later(200) }), job('b', 1));
    await put('replace', job('a', 2, { startAfter: later(100) }), job('a', 3, { startAfter: later(300) }));
    expect(await jobs.stats('replace')).toEqual({ waiting: 2, running: 0 });
    const ran = await record('replace');
    await eventually(() =>
      expect(ran.map(({ key, data }) => [key, data.v])).toEqual([
        ['b', 1],
        ['a', 3],
      ]),
    );
  });

  it('are cancelled while they wait, in the order of the batch', async () => {
    await put('cancel', job('a', 1), job('b', 1), job('c', 1));
    await inWork((work) => {
      jobs.cancel(work, 'cancel', 'a');
      jobs.cancel(work, 'cancel', 'b');
      jobs.put(work, 'cancel', job('b', 2));
      jobs.put(work, 'cancel', job('c', 2));
      jobs.cancel(work, 'cancel', 'c');
    });
    const ran = await record('cancel');
    await eventually(() => expect(ran.map(({ key, data }) => [key, data.v])).toEqual([['b', 2]]));
    expect(await jobs.stats('cancel')).toMatchObject({ waiting: 0 });
  });

  it('wait for a running job of their key, and may still be replaced meanwhile', async () => {
    const { held, release } = gate();
    const ran = await record('serial', ({ data }) => (data.v === 1 ? held : Promise.resolve()));
    await put('serial', job('a', 1));
    await eventually(() => expect(values(ran)).toEqual([1]));
    await put('serial', job('a', 2), job('b', 9));
    await put('serial', job('a', 3));
    await eventually(() => expect(values(ran)).toEqual([1, 9]));
    // One that is put later is fetched later: had a been free to run, it would have run by then.
    await put('serial', job('c', 10));
    await eventually(() => expect(values(ran)).toEqual([1, 9, 10]));
    release();
    await eventually(() => expect(values(ran)).toEqual([1, 9, 10, 3]));
  });

  it('start when they are due, never before', async () => {
    const due = Date.now() + 600;
    const lateBy: number[] = [];
    await record('timer', () => Promise.resolve(void lateBy.push(Date.now() - due)));
    await put('timer', job('a', 1, { startAfter: new Date(due).toISOString() }));
    await eventually(() => expect(lateBy).toHaveLength(1));
    expect(lateBy[0]).toBeGreaterThanOrEqual(0);
  });

  it('run the earliest deadline first', async () => {
    await put(
      'edf',
      job('late', 3, { deadline: later(90_000) }),
      job('none', 4),
      job('soon', 1, { deadline: later(5_000) }),
    );
    await put('edf', job('next', 2, { deadline: later(30_000) }));
    const ran: unknown[] = [];
    await jobs.work('edf', { ...QUICK, concurrency: 1 }, async ([only]) => void ran.push(only!.data.v));
    await eventually(() => expect(ran).toEqual([1, 2, 3, 4]));
  });

  it('change for a thousand keys with a constant number of statements', async () => {
    await put('bulk', ...Array.from({ length: 1_000 }, (_, i) => job(`k${i}`, 1)));
    const { held, release } = gate();
    const ran = await record('bulk', () => held);
    await eventually(() => expect(ran).toHaveLength(QUICK.concurrency));
    const counted = { statements: 0 };
    await inWork((work) => {
      for (const each of ran) jobs.done(work, 'bulk', each);
      for (let i = 0; i < 1_000; i++) jobs.put(work, 'bulk', job(`k${i}`, 2));
    }, counted);
    release();
    expect(counted.statements).toBe(3);
  });

  it('are done in the transaction of their outcome: a rollback leaves them running, a commit frees their slot', async () => {
    const running: number[] = [];
    const ran: unknown[] = [];
    const { held, release } = gate();
    await jobs.work('done', { ...QUICK, concurrency: 1 }, async ([only]) => {
      ran.push(only!.data.v);
      if (ran.length === 1) {
        const broken = { name: 'broken', flush: () => Promise.reject(new Error('no')) };
        const failing = inWork((work) => (jobs.done(work, 'done', only!), work.write(broken, {})));
        await expect(failing).rejects.toThrow('no');
        running.push((await jobs.stats('done')).running);
      }
      await inWork(
        (work) => (
          jobs.done(work, 'done', only!),
          jobs.put(work, 'done', job('next', 2, { startAfter: later(60_000) }))
        ),
      );
      if (ran.length === 1) running.push((await jobs.stats('done')).running);
      await held;
    });
    await put('done', job('a', 1));
    await eventually(() => expect(running).toEqual([1, 0]));
    // The slot is free from the commit on: b starts while the handler of a is still busy.
    await put('done', job('b', 3));
    await eventually(() => expect(ran).toEqual([1, 3]));
    await eventually(async () => expect(await jobs.stats('done')).toEqual({ waiting: 1, running: 0 }));
    release();
  });

  it('are tried again when their handler throws, those it finished before are not', async () => {
    const seen: [string, number][] = [];
    await put('retry', job('a', 1), job('b', 1));
    await jobs.work('retry', QUICK, async (batch) => {
      seen.push(...batch.map(({ key, attempt }): [string, number] => [key, attempt]));
      const finished = batch.find(({ key }) => key === 'b');
      if (finished) await inWork((work) => jobs.done(work, 'retry', finished));
      if (batch.some(({ attempt }) => attempt === 1)) throw new Error('once');
    });
    await eventually(() =>
      expect(seen.toSorted()).toEqual([
        ['a', 1],
        ['a', 2],
        ['b', 1],
      ]),
    );
  });

  it('of a process that died come again when they expire, and what it still says does not count', async () => {
    const hung = await another();
    const dead = gate();
    const mine: RunningJob[] = [];
    await hung.work('crash', { ...QUICK, concurrency: 1, expireInSeconds: 1 }, async (batch) => {
      mine.push(...batch);
      await dead.held;
    });
    await put('crash', job('a', 1));
    await eventually(() => expect(mine).toHaveLength(1));
    const { held, release } = gate();
    const ran: RunningJob[] = [];
    await jobs.work('crash', QUICK, async (batch) => {
      ran.push(...batch);
      await held;
    });
    await eventually(() => expect(ran).toMatchObject([{ key: 'a', attempt: 2 }]));
    await inWork((work) => hung.done(work, 'crash', mine[0]!));
    expect(await jobs.stats('crash')).toEqual({ waiting: 0, running: 1 });
    release();
    dead.release();
    await eventually(async () => expect(await jobs.stats('crash')).toEqual({ waiting: 0, running: 0 }));
  });

  it('in hand are finished before stop resolves, and no other is fetched', async () => {
    const ended: unknown[] = [];
    const { held, release } = gate();
    const ran = await record('stop', async ({ data }) => {
      await held;
      ended.push(data.v);
    });
    await put('stop', job('a', 1));
    await eventually(() => expect(ran).toHaveLength(1));
    const stopped = stop(jobs);
    jobs = await another();
    await put('stop', job('b', 2));
    expect(ended).toEqual([]);
    release();
    await stopped;
    expect(ended).toEqual([1]);
    expect(await jobs.stats('stop')).toEqual({ waiting: 1, running: 0 });
  });

  it('of one key put by two transactions at once leave one job', async () => {
    const other = await another();
    await put('race', job('warm-up', 0));
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => inWork((work) => (i % 2 ? jobs : other).put(work, 'race', job('a', i)))),
    );
    const { rows } = await pool.query(`select singleton_key from ${SCHEMA}.job where name = 'race' order by 1`);
    expect(rows.map((row) => row.singleton_key)).toEqual(['a', 'warm-up']);
  });

  it('are heard of by polling while nobody listens', async () => {
    const ran = await record('deaf');
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen "pgboss%' and datname = current_database()`,
    );
    await put('deaf', job('a', 1));
    await eventually(() => expect(values(ran)).toEqual([1]));
  });
});
