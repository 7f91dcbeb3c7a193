import { eventually } from '@reprise/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Bench, gate, idsOf, inOrder, keysNamed, recordsOf, sequences, type TestMember } from './lab.js';

export function groupRules(bench: () => Bench): void {
  // Sixteen keys that lie in all four partitions.
  const keys = keysNamed('reader', 16);

  it('shares the partitions with a member that joins and takes them back when it leaves', async () => {
    const { topic } = bench();
    const all: string[] = [];
    const log: { key: string; n: number }[] = [];
    const note = async (records: Parameters<typeof idsOf>[0]) => {
      await nextTurn();
      all.push(...idsOf(records));
      log.push(...records.map(({ key, value }) => ({ key, n: (JSON.parse(value) as { n: number }).n })));
    };
    let sent = 0;
    const send = async (rounds: number) => {
      await bench().send(recordsOf(topic, keys, rounds, sent));
      sent += rounds;
    };
    const allArrived = () => eventually(() => expect(new Set(all).size).toBe(16 * sent), { intervalMs: 50 });

    const first = await bench().member({ onBatch: note });
    await send(50);
    const second = await bench().member({ onBatch: note });
    while (second.records.length === 0) await send(1);
    const settled = sent;
    await send(10);
    await allArrived();
    const shares = [first, second].map(partitionsSince(settled));
    expect(shares.map(({ size }) => size)).toEqual([2, 2]);
    expect(new Set(shares.flatMap((share) => [...share])).size).toBe(4);
    const leaving = second.stop();
    await send(20);
    await leaving;
    await send(10);
    await allArrived();
    // First occurrences in the order they were applied, over both members.
    const order: Record<string, number[]> = {};
    const seen = new Set<string>();
    for (const { key, n } of log) if (seen.size !== seen.add(`${key}#${n}`).size) (order[key] ??= []).push(n);
    expect(order).toEqual(inOrder(keys, sent));
  });

  it('has handed over cleanly: a planned move delivers nothing twice', async () => {
    const { topic } = bench();
    await bench().send(recordsOf(topic, keys, 20));
    const first = await bench().member();
    await first.has(320);
    await bench().committed(320);
    const second = await bench().member();
    await bench().send(recordsOf(topic, keys, 20, 20));
    await eventually(() => expect(first.records.length + second.records.length).toBeGreaterThanOrEqual(640));
    // The last record of a key comes after whatever its partition repeats.
    await bench().send(recordsOf(topic, keys, 1, 40));
    const all = () => [...first.records, ...second.records];
    await eventually(() => expect(sequences(all())).toEqual(inOrder(keys, 41)));
    expect(all()).toHaveLength(656);
  });

  it('replaces a member that dies without goodbye: what it had not committed comes again, the rest does not', async () => {
    const { topic } = bench();
    const stuck = gate();
    let hangs = false;
    const victim = await bench().member({
      onBatch: async () => {
        if (!hangs) return;
        stuck.open();
        await new Promise(() => undefined);
      },
    });
    await bench().send(recordsOf(topic, keys, 10));
    await victim.has(160);
    await bench().committed(160);
    hangs = true;
    await bench().send(recordsOf(topic, keys, 10, 10));
    await stuck.opened;
    victim.die();
    const heir = await bench().member();
    await heir.has(160);
    await bench().send(recordsOf(topic, keys, 1, 20));
    await heir.has(176);
    expect(heir.records).toHaveLength(176);
    expect(sequences([...victim.records, ...heir.records])).toEqual(inOrder(keys, 21));
  });

  it('lets a surviving member take over from one that dies', async () => {
    const { topic } = bench();
    let hangs = false;
    const survivor = await bench().member();
    const victim = await bench().member({
      onBatch: async () => {
        hangs = true;
        await new Promise(() => undefined);
      },
    });
    let sent = 0;
    while (!hangs) {
      await bench().send(recordsOf(topic, keys, 1, sent++));
      await eventually(() => expect(hangs || survivor.records.length >= 16 * sent).toBe(true));
    }
    victim.die();
    await eventually(() => expect(sequences(survivor.records)).toEqual(inOrder(keys, sent)), { intervalMs: 200 });
  });

  it('keeps groups apart: each gets everything', async () => {
    const { topic, group } = bench();
    await bench().send(recordsOf(topic, keys, 5));
    const members = await Promise.all([bench().member(), bench().member({ group: `${group}-other` })]);
    for (const member of members) await member.has(80);
    for (const member of members) expect(sequences(member.records)).toEqual(inOrder(keys, 5));
  });
}

/** The partitions of which a member applied a record numbered `from` or higher. */
const partitionsSince =
  (from: number) =>
  ({ records }: TestMember): Set<number> =>
    new Set(
      records.filter(({ value }) => (JSON.parse(value) as { n: number }).n >= from).map(({ partition }) => partition),
    );
