import { eventually } from '@reprise/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Bench, gate, inOrder, keysNamed, recordsOf, sequences, Wire } from './lab.js';

export function consumingRules(bench: () => Bench): void {
  const keys = keysNamed('fan', 12);

  it('gives a new group everything from the beginning, and what comes later', async () => {
    const { topic, other } = bench();
    await bench().send([...recordsOf(topic, keys, 20), ...recordsOf(other, ['elsewhere'], 5)]);
    const member = await bench().member({ topics: [topic, other] });
    await member.has(245);
    await bench().send(recordsOf(topic, keys, 5, 20));
    await member.has(305);
    expect(sequences(member.records)).toEqual({ ...inOrder(keys, 25), ...inOrder(['elsewhere'], 5) });
    expect(member.records).toHaveLength(305);
    expect(member.consumer.isReady()).toBe(true);
  });

  it('merges what waits in all partitions into one batch, up to maxBatch, one at a time', async () => {
    const { topic, other } = bench();
    await bench().send([...recordsOf(topic, keys, 25), ...recordsOf(other, keys, 25).map(renamed)]);
    const partitions: number[] = [];
    const member = await bench().member({
      topics: [topic, other],
      maxBatch: 150,
      onBatch: async (records) => {
        partitions.push(new Set(records.map((record) => `${record.topic}/${record.partition}`)).size);
        await nextTurn();
      },
    });
    await member.has(600);
    expect(sequences(member.records)).toEqual(inOrder([...keys, ...keys.map((key) => `${key}'`)], 25));
    expect(Math.max(...member.batches)).toBeLessThanOrEqual(150);
    expect(Math.max(...partitions)).toBeGreaterThan(1);
    expect(member.mostAtOnce).toBe(1);
  });

  it('goes on where it stopped: what was committed does not come again', async () => {
    const { topic } = bench();
    await bench().send(recordsOf(topic, keys, 10));
    const first = await bench().member();
    await first.has(120);
    await first.stop();
    await bench().send(recordsOf(topic, keys, 10, 10));
    const second = await bench().member();
    await second.has(120);
    // The last record of a key comes after whatever its partition repeats.
    await bench().send(recordsOf(topic, keys, 1, 20));
    await second.has(132);
    expect(second.records).toHaveLength(132);
    expect(sequences([...first.records, ...second.records])).toEqual(inOrder(keys, 21));
  });

  it('finishes the batch in hand before stop resolves, and commits it', async () => {
    const { topic } = bench();
    await bench().send(recordsOf(topic, keys, 50));
    const [started, finish] = [gate(), gate()];
    const member = await bench().member({
      maxBatch: 100,
      onBatch: async () => {
        started.open();
        await finish.opened;
      },
    });
    await started.opened;
    let stopped = false;
    const stopping = member.stop().then(() => (stopped = true));
    // A round trip to the log is as much time as a stop that does not wait would need.
    await bench().send(recordsOf(topic, keys, 1, 50));
    expect(stopped).toBe(false);
    finish.open();
    await stopping;
    expect(member.batches).toHaveLength(1);
    expect(member.consumer.isReady()).toBe(false);
    const next = await bench().member();
    await next.has(612 - member.records.length);
    expect([...member.records, ...next.records]).toHaveLength(612);
  });

  it('holds the log back during a long batch and keeps its membership', async () => {
    const { topic } = bench();
    await bench().send(recordsOf(topic, keys, 100));
    const [started, finish] = [gate(), gate()];
    const member = await bench().member({
      maxBatch: 50,
      onBatch: async () => {
        started.open();
        await finish.opened;
      },
    });
    await started.opened;
    await bench().outlastASession();
    expect(member.batches).toHaveLength(0);
    expect(member.consumer.isReady()).toBe(true);
    expect(await member.consumer.lag()).toBe(1200);
    finish.open();
    await member.has(1200);
    expect(member.records).toHaveLength(1200);
    expect(member.mostAtOnce).toBe(1);
  });

  it('has no lag once everything is applied', async () => {
    const { topic } = bench();
    await bench().send(recordsOf(topic, keys, 10));
    const member = await bench().member();
    await eventually(async () => expect(await member.consumer.lag()).toBe(0));
    expect(member.records).toHaveLength(120);
    member.consumer.pause();
    await bench().send(recordsOf(topic, keys, 3, 10));
    expect(await member.consumer.lag()).toBe(36);
    // Another group has them all by now.
    const other = await bench().member({ group: `${bench().group}-other` });
    await other.has(156);
    expect(member.records).toHaveLength(120);
    expect(member.consumer.isReady()).toBe(true);
    member.consumer.resume();
    await member.has(156);
    await eventually(async () => expect(await member.consumer.lag()).toBe(0));
  });

  it('stops for good when onBatch rejects, says so once, and leaves the records to others', async () => {
    const { topic } = bench();
    await bench().send(recordsOf(topic, keys, 10));
    let batches = 0;
    const member = await bench().member({
      maxBatch: 40,
      onBatch: async () => {
        if (++batches === 2) throw new Error('the table is gone');
      },
    });
    await eventually(() => expect(member.fatal).toHaveLength(1));
    expect(member.fatal[0]!.message).toBe('the table is gone');
    expect(member.consumer.isReady()).toBe(false);
    const next = await bench().member();
    await next.has(80);
    expect(sequences([...member.records, ...next.records])).toEqual(inOrder(keys, 10));
    expect(batches).toBe(2);
    expect(member.fatal).toHaveLength(1);
    await member.stop();
  });

  it('comes back when its connections break, and loses nothing', async () => {
    const { topic } = bench();
    const wire = new Wire();
    const member = await bench().member({}, wire);
    for (let round = 0; round < 4; round++) {
      await bench().send(recordsOf(topic, keys, 25, round * 25));
      wire.break();
    }
    await member.has(1200);
    await eventually(() => expect(sequences(member.records)).toEqual(inOrder(keys, 100)));
    expect(member.fatal).toEqual([]);
    await eventually(() => expect(member.consumer.isReady()).toBe(true));
  });
}

const renamed = <R extends { key: string; headers: Readonly<Record<string, string>> }>(record: R): R => ({
  ...record,
  key: `${record.key}'`,
  headers: { ...record.headers, ce_id: `${record.key}'${record.headers['ce_id']}` },
});
