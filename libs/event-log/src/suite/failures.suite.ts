import { eventually } from '@reprise/testing';
import { fanMessageReceivedV1 } from '@reprise/contracts';
import { randomUUID } from 'node:crypto';
import type { LogRecord } from '../ports.js';
import { DomainError } from '@reprise/event-sourcing';
import { learned, say } from './harness.js';
import { type Lab, ids } from './lab.js';

/** What goes wrong, and that it costs only what it must. */
export function describeFailures(lab: Lab): void {
  it('dead-letters a record that cannot be applied; its stream waits, every other fan goes on, and a redrive releases it', async () => {
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

  it('takes poisoned records of one stream one by one, also across a restart, while everyone else goes on', async () => {
    const tried: string[] = [];
    const refuse = (text: string) => {
      if (!text.startsWith('poison')) return;
      tried.push(text);
      throw new Error(`no ${text}`);
    };
    const ingest = await lab.services.ingest(lab.transport);
    for (const id of ids(5)) {
      await say(ingest, 'sick', id, ['m1', 'm2', 'm3'].includes(id) ? `poison ${id}` : id);
      await say(ingest, 'well', id);
    }
    let memory = await lab.services.memory(lab.transport, refuse);
    const next = (version: number, parked: number) =>
      eventually(async () => {
        expect(await memory.status()).toMatchObject({ deadLetters: 1, parked });
        const [letter, ...others] = await memory.deadLetters.list();
        expect(letter).toMatchObject({ stream: 'ingest:sick', version, detail: `no poison m${version - 1}` });
        expect(others).toEqual([]);
        return letter!.id;
      });
    await memory.deadLetters.skip(await next(2, 3), 'spam');
    await next(3, 2);
    // Whatever makes it look again, the record behind the skipped one has had its turn.
    const before = tried.length;
    for (const id of ids(3, 'later-')) {
      await say(ingest, 'well', id);
      await eventually(async () => expect(await learned(memory, 'well')).toContain(id));
    }
    expect(tried).toHaveLength(before);
    await memory.stop();
    memory = await lab.services.memory(lab.transport, refuse);
    await memory.deadLetters.skip(await next(3, 2), 'spam');
    await memory.deadLetters.skip(await next(4, 1), 'spam');
    await eventually(async () => expect(await learned(memory, 'sick')).toEqual(['m0', 'm4']));
    expect(await learned(memory, 'well')).toEqual([...ids(5), ...ids(3, 'later-')]);
    expect(await memory.status()).toMatchObject({ deadLetters: 0, parked: 0 });
  });

  it('dead-letters unreadable records in their turn, and none is passed over by giving up a later one', async () => {
    const [first, second, third, fourth] = await lab.recordsOf('fan', ids(4));
    const memory = await lab.services.memory(lab.transport);
    await lab.publish([first!, { ...second!, value: 'not json' }, { ...third!, value: '{}' }, fourth!]);
    await eventually(async () => expect(await memory.status()).toMatchObject({ deadLetters: 1, parked: 2 }));
    const [letter] = await memory.deadLetters.list();
    expect(letter).toMatchObject({ version: 2, reason: 'malformed', attempts: 1 });
    // A release before this one dead-lettered what it could not read before its turn.
    const [early] = await memory.query<{ id: string }>(
      `insert into dead_letter (stream, version, type, key, record, reason, detail, attempts)
       select stream, 3, type, key, record, reason, detail, attempts from dead_letter returning id::text`,
    );
    await expect(memory.deadLetters.skip(early!.id, 'x')).rejects.toThrow(/waits for version 2/);
    await memory.deadLetters.skip(letter!.id, 'x');
    await eventually(async () => expect(await memory.status()).toMatchObject({ deadLetters: 1, parked: 1 }));
    await memory.deadLetters.skip(early!.id, 'x');
    await eventually(async () => expect(await learned(memory, 'fan')).toEqual(['m0', 'm3']));
  });

  it('lets parked records of a producer go that it no longer follows', async () => {
    const [first] = await lab.recordsOf('fan', ids(1));
    const other = { ...first!, headers: { ...first!.headers, ce_stream: 'delivery:fan' } };
    await lab.services
      .pool('memory')
      .query(`insert into parked (stream, version, record) values ('delivery:fan', 1, $1)`, [JSON.stringify(other)]);
    const memory = await lab.services.memory(lab.transport);
    await eventually(async () => expect(await memory.status()).toMatchObject({ parked: 0, deadLetters: 0 }));
  });

  it('dead-letters what it cannot read, an unknown version among it, and loses nothing else', async () => {
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

  it('publishes everything else when an event makes no record, says so, and publishes its stream once it is mended', async () => {
    const memory = await lab.services.memory(lab.transport);
    const ingest = await lab.services.ingest(lab.transport);
    const insert = (version: number, type: string) =>
      ingest.query(
        `insert into event (id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, data)
         values ($1, 'ingest:odd', $2, $3, 'default', 'creator-1', 'odd', now(), 'c', $4)`,
        [
          randomUUID(),
          version,
          type,
          JSON.stringify({ ...fanMessageReceivedV1.samples[0]!, messageId: `m${version}` }),
        ],
      );
    await insert(1, fanMessageReceivedV1.type);
    await insert(2, 'ingest.never-heard-of.v1');
    await insert(3, fanMessageReceivedV1.type);
    await Promise.all(ids(3).map((id) => say(ingest, 'well', id)));
    await eventually(async () => expect(await learned(memory, 'well')).toHaveLength(3));
    await eventually(async () => expect(await ingest.status()).toMatchObject({ held: 2, backlog: 0 }));
    await insert(4, fanMessageReceivedV1.type);
    await eventually(async () => expect(await ingest.status()).toMatchObject({ held: 3, backlog: 0 }));
    expect(await learned(memory, 'odd')).toEqual(['m1']);
    expect(ingest.isPublishing()).toBe(true);
    await ingest.query('update event set type = $1', [fanMessageReceivedV1.type]);
    await ingest.stop();
    const again = await lab.services.ingest(lab.transport);
    await eventually(async () => expect(await learned(memory, 'odd')).toEqual(['m1', 'm2', 'm3', 'm4']));
    await eventually(async () => expect(await again.status()).toMatchObject({ held: 0, backlog: 0 }));
    expect(await memory.status()).toMatchObject({ deadLetters: 0, parked: 0 });
  });

  it('shows dead letters to their own tenant, page by page, and those of nobody to operators', async () => {
    const memory = await lab.services.memory(lab.transport);
    const foreign = (n: number, tenant?: string): LogRecord => ({
      topic: 'conversation.events',
      key: `foreign-${n}`,
      headers: tenant === undefined ? {} : { ce_tenant: tenant },
      value: '{}',
    });
    const loud = Array.from({ length: 150 }, (_, n) => foreign(n, 'loud'));
    await lab.publish([...loud, foreign(150, 'quiet'), foreign(151), foreign(152, '')]);
    await eventually(async () => expect(await memory.deadLetters.count()).toBe(153));
    const list = (tenant: string, operator = false, more = {}) =>
      memory.deadLetters.list({ scope: { tenant, operator }, ...more });
    const [quiet, ...others] = await list('quiet');
    expect([quiet, others]).toMatchObject([{ key: 'foreign-150', tenant: 'quiet' }, []]);
    expect((await list('quiet', true)).map(({ tenant }) => tenant).toSorted()).toEqual(
      [null, null, 'quiet'].toSorted(),
    );
    const first = await list('loud');
    const rest = await list('loud', false, { after: first.at(-1)!.id });
    expect([first.length, rest.length]).toEqual([100, 50]);
    expect(new Set([...first, ...rest].map(({ key }) => key)).size).toBe(150);
    const [nobodys] = (await list('loud', true, { limit: 1000 })).filter(({ tenant }) => tenant === null);
    await expect(memory.deadLetters.show(nobodys!.id, { tenant: 'loud', operator: false })).rejects.toThrow(
      DomainError,
    );
    expect(await memory.deadLetters.show(nobodys!.id, { tenant: 'loud', operator: true })).toMatchObject({
      tenant: null,
    });
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
