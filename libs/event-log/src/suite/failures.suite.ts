import { eventually } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import type { LogRecord } from '../ports.js';
import { DomainError } from '@reprise/event-sourcing';
import { learned, say } from './harness.js';
import { type Lab, ids } from './lab.js';

/** What goes wrong, and that it costs only what it must. */
export function describeFailures(lab: Lab): void {
  it('buries a record that cannot be applied; its stream waits, every other fan goes on, and a redrive releases it', async () => {
    let broken = true;
    const memory = await lab.services.memory(lab.transport, (text) => {
      if (broken && text.includes('poison')) throw new Error('cannot be learned');
    });
    const ingest = await lab.services.ingest(lab.transport);
    await say(ingest, 'sick', 'm0');
    await say(ingest, 'sick', 'm1', 'poison');
    await say(ingest, 'sick', 'm2');
    await say(ingest, 'well', 'm0');
    await say(ingest, 'well', 'm1');
    await eventually(async () => {
      expect(await learned(memory, 'well')).toEqual(['m0', 'm1']);
      expect(await memory.status()).toMatchObject({ deadLetters: 1, parked: 1 });
    });
    expect(await learned(memory, 'sick')).toEqual(['m0']);
    const [letter] = await memory.deadLetters.list();
    expect(letter).toMatchObject({
      stream: 'ingest:sick',
      version: 2,
      reason: 'failed',
      detail: 'cannot be learned',
    });
    await expect(memory.deadLetters.redrive(letter!.id)).rejects.toThrow(/still fails: cannot be learned/);
    broken = false;
    await memory.deadLetters.redrive(letter!.id);
    await eventually(async () => expect(await learned(memory, 'sick')).toEqual(['m0', 'm1', 'm2']));
    expect(await memory.status()).toMatchObject({ deadLetters: 0, parked: 0 });
    await expect(memory.deadLetters.redrive(letter!.id)).rejects.toThrow(DomainError);
  });

  it('publishes a dead letter with its reason on the service’s own topic', async () => {
    const memory = await lab.services.memory(lab.transport, () => {
      throw new Error('never');
    });
    const ingest = await lab.services.ingest(lab.transport);
    await say(ingest, 'fan', 'm0');
    await eventually(async () => expect((await memory.status()).deadLetters).toBe(1));
    await eventually(async () => {
      const reader = lab.transport.reader();
      const dead: LogRecord[] = [];
      for await (const page of reader.read('memory.dlq')) dead.push(...page);
      await reader.close();
      expect(dead.map((record) => record.headers['reprise_reason'])).toEqual(['failed']);
    });
  });

  it('goes on behind a skipped record, and the reason stays on record', async () => {
    const memory = await lab.services.memory(lab.transport, (text) => {
      if (text === 'poison') throw new Error('no');
    });
    const ingest = await lab.services.ingest(lab.transport);
    await say(ingest, 'fan', 'm0', 'poison');
    await say(ingest, 'fan', 'm1');
    await eventually(async () => expect(await memory.status()).toMatchObject({ deadLetters: 1, parked: 1 }));
    const [letter] = await memory.deadLetters.list();
    await memory.deadLetters.skip(letter!.id, 'spam');
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(['m1']));
    expect((await memory.deadLetters.show(letter!.id)).resolution).toBe('skipped: spam');
  });

  it('buries what it cannot read, an unknown version among it, and loses nothing else', async () => {
    const [first, second, third] = await lab.recordsOf('fan', ids(3));
    const memory = await lab.services.memory(lab.transport);
    const others = await lab.recordsOf('other', ids(2));
    const future = { ...others[1]!.headers, ce_type: 'ingest.fan-message-received.v9' };
    await lab.publish([
      first!,
      { ...first!, headers: { a: 'b' } },
      { ...second!, value: 'not json' },
      third!,
      others[0]!,
      { ...others[1]!, headers: future },
    ]);
    await eventually(async () => expect(await memory.status()).toMatchObject({ deadLetters: 3, parked: 1 }));
    expect(await learned(memory, 'fan')).toEqual(['m0']);
    expect(await learned(memory, 'other')).toEqual(['m0']);
    const unreadable = (await memory.deadLetters.list()).find(({ detail }) => detail.includes('not JSON'));
    expect(unreadable).toMatchObject({ stream: 'ingest:fan', version: 2 });
    await memory.deadLetters.skip(unreadable!.id, 'nobody can read it');
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(['m0', 'm2']));
  });

  it('repeats harmlessly after a crash between the database and the offset', async () => {
    const ingest = await lab.services.ingest(lab.transport);
    const first = await lab.services.memory(lab.transport);
    await Promise.all(ids(10).map((id) => say(ingest, 'fan', id)));
    await eventually(async () => expect(await learned(first, 'fan')).toHaveLength(10));
    await first.stopConsuming();
    // A group without offsets reads everything again, as one whose commits were lost would.
    const again = await lab.services.memory(lab.transport, undefined, `memory-${randomUUID()}`);
    await say(ingest, 'fan', 'm10');
    await eventually(async () => expect(await learned(again, 'fan')).toEqual(ids(11)));
    expect(lab.services.repeated.count).toBe(10);
  });

  it('waits for a database that went away, and then applies everything once', async () => {
    const memory = await lab.services.memory(lab.transport);
    const ingest = await lab.services.ingest(lab.transport);
    const admin = lab.services.pool('public');
    for (let i = 0; i < 30; i++) {
      if (i % 10 === 5)
        await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
      // As a platform does: the same message again until it is accepted.
      await eventually(async () => void (await say(ingest, 'fan', `m${i}`)));
    }
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(ids(30)));
  });
}
