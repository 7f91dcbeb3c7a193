import { eventually } from '@reprise/testing';
import { sha256 } from '../digest.js';
import { eventOf } from '../cloudevents.js';
import type { EventLog } from '../event-log.js';
import { fanRef, readOnly } from '../streams.js';
import { DomainError, facetDigest, Rows } from '@reprise/event-sourcing';
import { fanSubject, learned, learner, say, sayer } from './harness.js';
import { type Lab, ids } from './lab.js';

/** One transaction a batch: all or nothing, sealed, and nothing lost at the end. */
export function describeAppend(lab: Lab): void {
  it('refuses one command of a shared transaction without touching the others', async () => {
    const log = lab.services.log('ingest', lab.transport);
    const refused = log.submit({
      key: 'a',
      streams: [],
      cause: log.rootCause(),
      run: () => Promise.reject(new DomainError('test/no')),
    });
    const broken = log.submit({
      key: 'b',
      streams: [],
      cause: log.rootCause(),
      run: () => Promise.reject(new Error('bug')),
    });
    const [first, second, third] = await Promise.allSettled([refused, broken, say(log, 'c', 'm0')]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'test/no' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { message: 'bug' } });
    expect(third.status).toBe('fulfilled');
  });

  it('refuses an event that no broker would take, and leaves nothing of it', async () => {
    const log = lab.services.log('ingest', lab.transport);
    await expect(say(log, 'fan', 'm0', 'x'.repeat(400_000))).rejects.toThrow(/cannot be recorded/);
    await say(log, 'fan', 'm1');
    const stored = await log.query<{ version: number }>('select version from event');
    expect(stored).toEqual([{ version: 1 }]);
  });

  it('is never half done: a task that fails after appending leaves nothing', async () => {
    const log = lab.services.log('ingest', lab.transport);
    const ref = fanRef('ingest', fanSubject('fan'));
    const failing = log.submit({
      key: 'fan',
      streams: [ref],
      cause: log.rootCause(),
      run: async (work) => {
        await work.run(sayer, ref, { type: 'Say', id: 'm0', text: 'x', now: work.now });
        throw new Error('afterwards');
      },
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await log.query('select 1 from event')).toEqual([]);
    expect(await log.query('select 1 from facet_row')).toEqual([]);
  });

  it('lets many read a stream at once, keeps it from being written meanwhile, and refuses to append to it', async () => {
    const [one, other, third] = [1, 2, 3].map(() => lab.services.log('ingest', lab.transport)) as [
      EventLog,
      EventLog,
      EventLog,
    ];
    await say(one, 'shared', 'm0');
    const ref = fanRef('ingest', fanSubject('shared'));
    const together = Promise.withResolvers<void>();
    let reading = 0;
    let written = false;
    const read = (log: EventLog, key: string, until: Promise<unknown>) =>
      log.submit({
        key,
        streams: [readOnly(ref)],
        cause: log.rootCause(),
        run: async (work) => {
          if (++reading === 2) together.resolve();
          await until;
          const { version } = await work.state(sayer, ref);
          return { version, written };
        },
      });
    const release = Promise.withResolvers<void>();
    const readers = [read(one, 'a', release.promise), read(other, 'b', release.promise)];
    await together.promise;
    const writer = say(third, 'shared', 'm1').then(() => (written = true));
    await eventually(async () => {
      const waiting = await one.query(
        `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      );
      expect(waiting).toHaveLength(1);
    });
    release.resolve();
    expect(await Promise.all(readers)).toEqual([
      { version: 1, written: false },
      { version: 1, written: false },
    ]);
    await writer;
    const appending = one.submit({
      key: 'a',
      streams: [readOnly(ref)],
      cause: one.rootCause(),
      run: (work) => work.run(sayer, ref, { type: 'Say', id: 'm2', text: 'x', now: work.now }),
    });
    await expect(appending).rejects.toThrow('only read');
    expect(await one.query('select 1 from event')).toHaveLength(2);
  });

  it('stores personal text sealed only, and the sealed fold of the log is the stored state', async () => {
    const memory = await lab.services.memory(lab.transport);
    const ingest = await lab.services.ingest(lab.transport);
    await say(ingest, 'fan', 'm0', 'my secret garden');
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(['m0']));
    const stored = await ingest.query<{ text: string }>(
      `select string_agg(data::text, '') || (select string_agg(value::text, '') from facet_row) as text from event`,
    );
    expect(stored[0]!.text).toContain('$sealed');
    expect(stored[0]!.text).not.toContain('secret garden');
    await eventually(async () => expect((await lab.allRecords()).length).toBe(2));
    const replay = async (decider: typeof sayer | typeof learner, stream: string) => {
      const rows = new Rows();
      let state: unknown = decider.initial;
      for (const record of await lab.allRecords())
        if (record.headers['ce_stream'] === stream)
          state = decider.evolve(state as never, eventOf(record) as never, rows);
      return facetDigest({ state, rows: rows.toJSON() }, sha256);
    };
    const live = async (log: EventLog, stream: string) => {
      const [facet] = await log.query<{ state: unknown }>('select state from facet where stream = $1', [stream]);
      const rows = await log.query<{ collection: string; id: string; value: unknown }>(
        'select collection, id, value from facet_row where stream = $1',
        [stream],
      );
      const byCollection = Object.fromEntries(
        [...Map.groupBy(rows, (row) => row.collection)].map(([collection, list]) => [
          collection,
          Object.fromEntries(list.map((row) => [row.id, row.value])),
        ]),
      );
      return facetDigest({ state: facet!.state, rows: byCollection }, sha256);
    };
    expect(await replay(sayer, 'ingest:fan')).toBe(await live(ingest, 'ingest:fan'));
    expect(await replay(learner, 'memory:fan')).toBe(await live(memory, 'memory:fan'));
  });

  it('stops cleanly: what was accepted is stored, published and, when consumed, not consumed again', async () => {
    const ingest = await lab.services.ingest(lab.transport);
    const { promise: inTheMiddle, resolve } = Promise.withResolvers<void>();
    let begun = 0;
    const memory = await lab.services.memory(lab.transport, () => ++begun === 10 && resolve());
    await Promise.all(ids(100).map((id) => say(ingest, `fan-${id}`, id)));
    await inTheMiddle;
    await memory.stop();
    await ingest.stop();
    const again = await lab.services.memory(lab.transport);
    await eventually(async () => {
      for (const id of ids(100)) expect(await learned(again, `fan-${id}`)).toEqual([id]);
    });
    expect(lab.services.repeated.count).toBe(0);
  });
}
