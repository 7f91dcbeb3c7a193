import { isSealed, type Personal } from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import type { EventLog } from '../event-log.js';
import { postgresTransport } from '../postgres/index.js';
import type { LogTransport } from '../ports.js';
import { fanRef } from '../streams.js';
import { fanSubject, say, sayer, Services } from '../suite/harness.js';
import { ids } from '../suite/lab.js';
import { KeyRing } from './key-ring.js';
import { LocalKms } from './kms.js';
import { parseSealed } from './seal.js';

const subject = fanSubject('fan');
const KEPT_MS = 200;

/** Each log and each ring has connections and caches of its own, as a process has. */
describe('the keys of a fan', () => {
  let database: TestDatabase;
  let transport: LogTransport;
  let services: Services;
  let rings: KeyRing[];

  const log = (): EventLog => services.log('ingest', transport);
  const ring = () => {
    const made = new KeyRing(new pg.Pool({ connectionString: database.url }), new LocalKms(services.master), KEPT_MS);
    rings.push(made);
    return made;
  };
  const texts = async (): Promise<Personal<string>[]> =>
    (
      await services
        .pool('ingest')
        .query<{ text: Personal<string> }>(`select data->'text' as text from event order by version`)
    ).rows.map(({ text }) => text);
  const epochs = async () => (await texts()).map((text) => (isSealed(text) ? parseSealed(text).epoch : 0));
  const opened = async (by: KeyRing) => Promise.all((await texts()).map((text) => by.open(subject, text)));

  beforeEach(async () => {
    database = await testDatabase();
    transport = postgresTransport({ connection: database.url });
    services = new Services(database.url);
    await services.migrate();
    rings = [];
  });
  afterEach(async () => {
    await services.close();
    for (const made of rings) await made.close();
    await transport.close();
    await database.drop();
  });

  it('are one for all processes, however many make it at once', async () => {
    await Promise.all([log(), log(), log(), log()].map((one, i) => say(one, 'fan', `m${i}`)));
    expect(await epochs()).toEqual([1, 1, 1, 1]);
  });

  it('are gone for good once destroyed; the fan is written again with the next epoch, in every process', async () => {
    const [one, other] = [log(), log()];
    const [mine, theirs] = [ring(), ring()];
    await say(one, 'fan', 'm0', 'first');
    await say(other, 'fan', 'm1', 'second');
    expect(await opened(theirs)).toEqual(['first', 'second']);
    expect(await mine.destroy(subject)).toBe(1);
    expect(await opened(mine)).toEqual(['[erased]', '[erased]']);
    await Promise.all([say(one, 'fan', 'm2', 'third'), say(other, 'fan', 'm3', 'fourth'), say(one, 'else', 'm0')]);
    expect(await epochs()).toEqual([1, 1, 1, 2, 2].toSorted());
    // A process that has opened with the key forgets it.
    await eventually(async () => expect((await opened(theirs)).slice(0, 1)).toEqual(['[erased]']));
    expect(await mine.destroy(subject)).toBe(1);
    await say(other, 'fan', 'm4', 'fifth');
    expect(Math.max(...(await epochs()))).toBe(3);
  });

  it('wait with their end for an append that seals with them, and what comes after it gets the next', async () => {
    const [slow, quick, destroyer] = [log(), log(), ring()];
    const begun = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const ref = fanRef('ingest', subject);
    const appending = slow.submit({
      key: 'fan',
      streams: [ref],
      cause: slow.rootCause(),
      run: async (work) => {
        await work.run(sayer, ref, { type: 'Say', id: 'm0', text: 'x', now: work.now });
        begun.resolve();
        await release.promise;
      },
    });
    await begun.promise;
    let isDestroyed = false;
    const destroying = destroyer.destroy(subject).then(() => (isDestroyed = true));
    const waiting = (n: number) =>
      eventually(async () => {
        const { rows } = await services
          .pool('public')
          .query(
            `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
          );
        expect(rows).toHaveLength(n);
      });
    await waiting(1);
    const behind = say(quick, 'fan', 'm1');
    await waiting(2);
    expect(isDestroyed).toBe(false);
    release.resolve();
    await Promise.all([appending, destroying, behind]);
    const sealedWith = await epochs();
    expect(sealedWith[0]).toBe(1);
    expect([1, 2]).toContain(sealedWith[1]);
    await say(quick, 'fan', 'm2');
    expect((await epochs())[2]).toBe(2);
  });

  it('seal nothing after they were destroyed, whatever is appended at the same moment', async () => {
    const logs = [log(), log(), log()];
    const destroyer = ring();
    let writing = true;
    const all = Promise.all(
      logs.map(async (one, i) => {
        for (const id of ids(25)) await say(one, 'fan', `${i}-${id}`);
      }),
    ).finally(() => (writing = false));
    const sealed: { epoch: number; events: number }[] = [];
    const eventsOf = async (epoch: number) => (await epochs()).filter((one) => one === epoch).length;
    for (let epoch = 0; writing;) {
      const destroyed = await destroyer.destroy(subject);
      expect(destroyed).toBeLessThanOrEqual(1);
      epoch += destroyed;
      if (destroyed > 0) sealed.push({ epoch, events: await eventsOf(epoch) });
    }
    await all;
    expect(sealed.length).toBeGreaterThan(2);
    for (const { epoch, events } of sealed) expect(await eventsOf(epoch)).toBe(events);
    expect(await epochs()).toHaveLength(75);
  });
});
