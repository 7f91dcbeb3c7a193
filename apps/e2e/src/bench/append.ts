import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  fanRef,
  eventLogMigrations,
  executeBatch,
  keyMigrations,
  KeyRing,
  LocalKms,
  migrateSchema,
  SystemClock,
  SystemRandom,
} from '@reprise/event-log';
import { presenceChangedV1, type EventOf } from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';
import { percentile } from './kafka-client.js';

type Come = { type: 'Come'; now: string };
const presence: Decider<{ seen: number }, Come, EventOf<typeof presenceChangedV1>> = {
  initial: { seen: 0 },
  decide: ({ now }) => [presenceChangedV1.make({ online: true, occurredAt: now, origin: 'live' })],
  evolve: ({ seen }) => ({ seen: seen + 1 }),
};

export interface AppendResult {
  readonly bareP50: number;
  readonly bareP99: number;
  readonly appendP50: number;
  readonly appendP99: number;
}

/** One event at a time on an idle connection: the append function against the bare INSERT and COMMIT, interleaved. */
export async function appendLatency(databaseUrl: string, rounds: number): Promise<AppendResult> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c search_path=bench_append,public',
    max: 2,
    pipeline: true,
  });
  await pool.query('drop schema if exists bench_append cascade');
  await migrateSchema({ connectionString: databaseUrl }, 'keys', keyMigrations);
  await migrateSchema({ connectionString: databaseUrl }, 'bench_append', eventLogMigrations);
  const deps = {
    service: 'ingest',
    pool,
    keys: new KeyRing(pool, new LocalKms(randomBytes(32))),
    clock: new SystemClock(),
    random: new SystemRandom(),
  };
  const bare: number[] = [];
  const append: number[] = [];
  for (let i = -200; i < rounds; i++) {
    const b = await timed(() => insertAndCommit(pool, i));
    const a = await timed(() => appendOne(deps, `fan-${i % 50}`));
    if (i < 0) continue;
    bare.push(b);
    append.push(a);
  }
  await deps.keys.close();
  await pool.end();
  return {
    bareP50: percentile(bare, 0.5),
    bareP99: percentile(bare, 0.99),
    appendP50: percentile(append, 0.5),
    appendP99: percentile(append, 0.99),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function insertAndCommit(pool: pg.Pool, i: number): Promise<void> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query({
    name: 'bare',
    text: `insert into event (id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, data) values ($1, $2, 1, 'bench', 't', 'c', 'f', now(), 'x', $3)`,
    values: [
      randomUUID(),
      `bare:${i}-${randomUUID()}`,
      JSON.stringify({ online: true, occurredAt: new Date().toISOString(), origin: 'live' }),
    ],
  });
  await client.query('commit');
  client.release();
}

const appendOne = (deps: Parameters<typeof executeBatch>[0], fan: string) => {
  const ref = fanRef('ingest', { tenant: 'default', creator: 'bench', fan });
  return executeBatch(deps, [
    {
      key: fan,
      streams: [ref],
      cause: { eventId: null, correlationId: fan, traceparent: null },
      run: (work) => work.run(presence, ref, { type: 'Come', now: work.now }),
    },
  ]);
};
