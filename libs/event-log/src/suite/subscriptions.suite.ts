import { messageSentV1 } from '@reprise/contracts';
import { eventually } from '@reprise/testing';
import type { EventLog } from '../event-log.js';
import type { StartRule } from '../consumes.js';
import { learned, say } from './harness.js';
import { type Lab, ids } from './lab.js';

const FANS = ids(1_000, 'fan-');

/** Following a producer that was not followed before, on a log that already holds its past. */
export function describeSubscriptions(lab: Lab): void {
  /** A service that follows delivery alone and has passed over what ingest said to it. */
  const running = async (past: readonly string[]) => {
    const before = await lab.services.consumer(lab.transport, [
      { contract: messageSentV1, options: {}, handle: nothing },
    ]);
    const ingest = await lab.services.ingest(lab.transport);
    for (const id of past) await Promise.all(FANS.map((fan) => say(ingest, fan, id)));
    await eventually(async () => {
      expect(await ingest.status()).toMatchObject({ backlog: 0 });
      expect(await before.status()).toMatchObject({ lag: 0, parked: 0 });
    });
    await before.stop();
    return ingest;
  };
  const following = (start: StartRule) =>
    lab.services.consumer(lab.transport, [
      { contract: messageSentV1, options: {}, handle: nothing },
      { ...lab.services.learning(), options: { start } },
    ]);
  const everyone = (memory: EventLog, expected: readonly string[]) =>
    eventually(
      async () => {
        const rows = await memory.query<{ fan: string; state: { learned: string[] } }>('select fan, state from facet');
        expect(rows).toHaveLength(FANS.length);
        for (const { state } of rows) expect(state.learned).toEqual(expected);
        expect(await memory.status()).toMatchObject({ parked: 0, deadLetters: 0 });
      },
      { timeoutMs: 60_000, intervalMs: 100 },
    );

  it('follows a producer from the beginning of the log: 1,000 old fans, each record once, none missed, none parked', async () => {
    const ingest = await running(ids(2));
    const memory = await following('beginning');
    // While the beginning is read.
    await Promise.all(FANS.map((fan) => say(ingest, fan, 'm2')));
    await everyone(memory, ids(3));
    await Promise.all(FANS.map((fan) => say(ingest, fan, 'm3')));
    await everyone(memory, ids(4));
  });

  it('follows a producer from now on: 1,000 old fans, nothing of their past, everything since', async () => {
    const ingest = await running(ids(2));
    const memory = await following('now');
    await Promise.all(FANS.map((fan) => say(ingest, fan, 'm2')));
    await everyone(memory, ['m2']);
    await Promise.all(FANS.map((fan) => say(ingest, fan, 'm3')));
    await everyone(memory, ['m2', 'm3']);
  });

  it('parks a gap after the start, of an old stream and of a new one, and begins once only', async () => {
    const old = await lab.recordsOf('old', ids(5));
    const fresh = await lab.recordsOf('fresh', ids(3));
    const before = await lab.services.consumer(lab.transport, [
      { contract: messageSentV1, options: {}, handle: nothing },
    ]);
    await lab.publish(old.slice(0, 2));
    await eventually(async () => expect(await before.status()).toMatchObject({ lag: 0 }));
    await before.stop();
    const first = await following('now');
    await lab.publish([old[3]!, fresh[1]!]);
    await eventually(async () => expect(await first.status()).toMatchObject({ parked: 2 }));
    await first.stop();
    const again = await following('now');
    await lab.publish([old[2]!, fresh[0]!, old[4]!, fresh[2]!]);
    await eventually(async () => {
      expect(await learned(again, 'old')).toEqual(['m2', 'm3', 'm4']);
      expect(await learned(again, 'fresh')).toEqual(ids(3));
    });
    expect(await again.status()).toMatchObject({ parked: 0, deadLetters: 0 });
  });

  it('reads what a process of the release before has passed over', async () => {
    const records = await lab.recordsOf('fan', ids(4));
    const before = () =>
      lab.services.consumer(lab.transport, [{ contract: messageSentV1, options: {}, handle: nothing }]);
    await (await before()).stop();
    await (await following('beginning')).stop();
    const old = await before();
    await lab.publish(records.slice(0, 2));
    await eventually(async () => expect(await old.status()).toMatchObject({ lag: 0 }));
    await old.stop();
    // That release knew nothing of the table.
    await lab.services.pool('memory').query(`insert into subscription values ('ingest', now())`);
    const memory = await following('beginning');
    await lab.publish(records.slice(2));
    await eventually(async () => expect(await memory.status()).toMatchObject({ parked: 2 }));
    await memory.query(`update parked set parked_at = now() - interval '2 minutes'`);
    await memory.closeGaps();
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(ids(4)));
    await eventually(async () => expect(await memory.status()).toMatchObject({ parked: 0, deadLetters: 0 }));
  });

  it('begins with a producer in one way', async () => {
    const both = lab.services.consumer(lab.transport, [
      { ...lab.services.learning(), options: { start: 'now' } },
      { ...lab.services.learning(), options: { start: 'beginning' } },
    ]);
    await expect(both).rejects.toThrow(/one start/);
  });
}

const nothing = () => Promise.resolve();
