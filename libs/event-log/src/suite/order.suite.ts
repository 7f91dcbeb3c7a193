import { eventually, testDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { fanRef } from '../streams.js';
import { ownWriters, WHOLE_SERVER } from '../relay/gate.js';
import { OUTBOX_START, readOutbox } from '../relay/outbox.js';
import { sqlOn } from '../sql.js';
import pg from 'pg';
import { fanSubject, learned, say, sayer } from './harness.js';
import { type Lab, ids } from './lab.js';

const GATES = [WHOLE_SERVER, ownWriters('ingest')];

/** A transaction that has written and stays open, in the database of a url. */
async function openTransaction(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query('create table unfinished ()');
  return client;
}

/** Order, repeats and gaps: what every reader of the log relies on. */
export function describeOrder(lab: Lab): void {
  it('delivers each fan’s events in order, once in effect, however many are written at once', async () => {
    const memory = await lab.services.memory(lab.transport);
    const ingest = await lab.services.ingest(lab.transport);
    const fans = ids(20, 'fan-');
    await Promise.all(fans.flatMap((fan) => ids(25).map((id) => say(ingest, fan, id))));
    await eventually(async () => {
      for (const fan of fans) expect(await learned(memory, fan)).toEqual(ids(25));
    });
  });

  it('applies a repeated record once and counts the repeat', async () => {
    const records = await lab.recordsOf('fan', ids(3));
    const memory = await lab.services.memory(lab.transport);
    await lab.publish([...records, ...records, records[1]!]);
    await eventually(async () => expect(lab.services.repeated.count).toBe(4));
    expect(await learned(memory, 'fan')).toEqual(ids(3));
  });

  it('parks what comes before its predecessor, durably, and applies it when the gap closes', async () => {
    const [first, second, third, fourth] = await lab.recordsOf('fan', ids(4));
    const memory = await lab.services.memory(lab.transport);
    await lab.publish([first!, fourth!, third!]);
    await eventually(async () => expect((await memory.status()).parked).toBe(2));
    expect(await learned(memory, 'fan')).toEqual(['m0']);
    await lab.publish([second!]);
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(ids(4)));
    expect((await memory.status()).parked).toBe(0);
  });

  it.each(GATES)('skips nothing of a slow transaction, where a poller on row_id alone would: $name', async (gate) => {
    const log = lab.services.log('ingest', lab.transport);
    const begun = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();
    const slow = log.submit({
      key: 'slow',
      streams: [fanRef('ingest', fanSubject('slow'))],
      cause: log.rootCause(),
      run: async (work) => {
        await work.run(sayer, fanRef('ingest', fanSubject('slow')), {
          type: 'Say',
          id: 'm0',
          text: 'x',
          now: work.now,
        });
        // Takes its row_id now and commits late.
        work.write(
          {
            name: 'early',
            flush: async (_rows, sql) => {
              await sql.query('select nextval(pg_get_serial_sequence($1, $2))', ['event', 'row_id']);
              begun.resolve();
            },
          },
          1,
        );
        await work.ask({ name: 'wait', load: async (inputs) => (await looked.promise, inputs) }, 1);
      },
    });
    await begun.promise;
    const quick = lab.services.log('ingest', lab.transport);
    await say(quick, 'quick', 'm0');
    const sql = sqlOn(lab.services.pool('ingest'));
    const early = await readOutbox(sql, OUTBOX_START, 100, { gate }).finally(() => looked.resolve());
    await slow;
    expect(early.records.map((record) => record.key)).toEqual([]);
    await eventually(async () => {
      const late = await readOutbox(sql, early.cursor, 100, { gate });
      expect(late.records.map((record) => record.key).toSorted()).toEqual(['quick', 'slow']);
    });
  });

  it.each(GATES)('passes over nothing while many append at once: $name', async (gate) => {
    const fans = ids(8, 'fan-');
    const sql = sqlOn(lab.services.pool('ingest'));
    let writing = true;
    const all = Promise.all(
      fans.map(async (fan) => {
        const log = lab.services.log('ingest', lab.transport);
        for (const id of ids(15)) await Promise.all([say(log, fan, id), say(log, 'shared', `${fan}-${id}`)]);
      }),
    ).finally(() => (writing = false));
    const seen = new Map<string, string[]>();
    let cursor = OUTBOX_START;
    for (let more = true; more;) {
      more = writing;
      const page = await readOutbox(sql, cursor, 50, { gate });
      cursor = page.cursor;
      for (const { key, headers } of page.records) seen.set(key, [...(seen.get(key) ?? []), headers['ce_sequence']!]);
      more ||= page.rows > 0 || page.blocked;
    }
    await all;
    const versions = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1));
    expect(Object.fromEntries(seen)).toEqual({
      ...Object.fromEntries(fans.map((fan) => [fan, versions(15)])),
      shared: versions(15 * fans.length),
    });
  });

  it('publishes while others hold a transaction open: in another database, and in this one', async () => {
    const memory = await lab.services.memory(lab.transport);
    const ingest = await lab.services.ingest(lab.transport);
    const other = await testDatabase();
    const strangers = [await openTransaction(other.url), await openTransaction(lab.url)];
    try {
      for (const id of ids(3)) {
        await say(ingest, 'fan', id);
        await eventually(async () => expect(await learned(memory, 'fan')).toContain(id));
      }
    } finally {
      for (const client of strangers) await client.end();
      await other.drop();
    }
  });

  it('keeps a fan’s order where the gate alone reverses it: the lock comes before the first write', async () => {
    const pool = lab.services.pool('ingest');
    const insert = (client: { query(text: string, values: unknown[]): Promise<unknown> }, version: number) =>
      client.query(
        `insert into event (id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, data)
         values ($1, 'ingest:naive', $2, 'ingest.presence-changed.v1', 'default', 'creator-1', 'naive', now(), 'c', '{}')`,
        [randomUUID(), version],
      );
    const early = await pool.connect();
    await early.query('begin');
    await early.query('select pg_current_xact_id()');
    await insert(pool, 1);
    await insert(early, 2);
    await early.query('commit');
    early.release();
    // The gate opens when every transaction of the server that is older has ended, other databases' included.
    await eventually(async () => {
      const naive = (await readOutbox(sqlOn(pool), OUTBOX_START, 10)).records;
      expect(naive.map((record) => record.headers['ce_sequence'])).toEqual(['2', '1']);
    });

    const [a, b] = [lab.services.log('ingest', lab.transport), lab.services.log('ingest', lab.transport)];
    await Promise.all(ids(40).map((id, i) => say(i % 2 ? a : b, 'fan', id)));
    await eventually(async () => {
      const { records } = await readOutbox(sqlOn(pool), OUTBOX_START, 1000);
      const ours = records.filter((record) => record.key === 'fan').map((record) => record.headers['ce_sequence']);
      expect(ours.map(Number)).toEqual(ids(40).map((_, i) => i + 1));
    });
  });

  it('hands the relay over when the leader’s connection dies, without losing or reordering', async () => {
    const memory = await lab.services.memory(lab.transport);
    const [a, b] = [await lab.services.ingest(lab.transport), await lab.services.ingest(lab.transport)];
    const admin = lab.services.pool('public');
    for (let round = 0; round < 3; round++) {
      await Promise.all(ids(20, `r${round}-`).map((id, i) => say(i % 2 ? a : b, 'fan', id)));
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reprise-ingest-relay' and datname = current_database()`,
      );
    }
    await eventually(async () => expect(await learned(memory, 'fan')).toHaveLength(60));
    const records = (await lab.allRecords()).filter((record) => record.headers['ce_stream'] === 'ingest:fan');
    const firsts = [
      ...new Map(records.map((record) => [record.headers['ce_id'], Number(record.headers['ce_sequence'])])).values(),
    ];
    expect(firsts).toEqual(ids(60).map((_, i) => i + 1));
  });

  it('gives every version to one writer only, whoever appends at once', async () => {
    const writers = [
      lab.services.log('ingest', lab.transport),
      lab.services.log('ingest', lab.transport),
      lab.services.log('ingest', lab.transport),
    ];
    await Promise.all(ids(60).map((id, i) => say(writers[i % 3]!, 'fan', id)));
    const versions = await writers[0]!.query<{ version: number }>(
      `select version from event where stream = 'ingest:fan' order by version`,
    );
    expect(versions.map((row) => row.version)).toEqual(ids(60).map((_, i) => i + 1));
  });
}
