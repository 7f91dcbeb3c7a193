import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConsumedRecord, LogTransport } from '../../ports.js';
import { partitionOf } from '../partitions.js';
import { RecordTooLarge } from '../portions.js';
import { type Bench, idsOf, inOrder, keysNamed, recordsOf, sequences, Wire } from './lab.js';

/** Everything the topic holds. */
export async function readAll(transport: LogTransport, topic: string, key?: string): Promise<ConsumedRecord[]> {
  const records: ConsumedRecord[] = [];
  const reader = transport.reader();
  for await (const page of reader.read(topic, key === undefined ? {} : { key })) records.push(...page);
  await reader.close();
  return records;
}

export function sendingRules(bench: () => Bench): void {
  it('keeps the order of every key while many producers send at once', async () => {
    const { topic } = bench();
    const crews = [0, 1, 2, 3].map((crew) => keysNamed(`crew${crew}-`, 6));
    await Promise.all(
      crews.map((keys, crew) => bench().send(recordsOf(topic, keys, 40), bench().transport(), 7 + crew * 30)),
    );
    const records = await readAll(bench().transport(), topic);
    expect(sequences(records)).toEqual(inOrder(crews.flat(), 40));
    expect(records).toHaveLength(4 * 6 * 40);
  });

  it('puts a key where murmur2 says, with offsets that have no gaps', async () => {
    const { topic, partitions } = bench();
    await bench().send(recordsOf(topic, keysNamed('fan', 20), 5));
    const records = await readAll(bench().transport(), topic);
    for (const { key, partition } of records) expect(partition).toBe(partitionOf(key, partitions));
    for (const [, held] of Map.groupBy(records, ({ partition }) => partition))
      expect(held.map(({ offset }) => offset)).toEqual(held.map((_, i) => BigInt(i)));
  });

  it('loses and doubles nothing when connections break while it sends', async () => {
    const { topic } = bench();
    const wire = new Wire();
    const producer = bench().transport(wire).producer('suite');
    await producer.connect();
    const keys = keysNamed('fan', 10);
    for (let n = 0; n < 150; n++) {
      const sent = producer.send(recordsOf(topic, keys, 1, n));
      if (n % 12 === 6) {
        // Before, while and after its bytes leave.
        for (let turns = n % 5; turns > 0; turns--) await nextTurn();
        wire.break();
      }
      await sent;
    }
    await producer.close();
    const records = await readAll(bench().transport(), topic);
    expect(sequences(records)).toEqual(inOrder(keys, 150));
    expect(records).toHaveLength(1500);
  });

  it('lets sends that were not awaited follow each other in order', async () => {
    const { topic, other } = bench();
    const producer = bench().transport().producer('suite');
    await producer.connect();
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        producer.send([...recordsOf(topic, ['fan'], 1, n), ...recordsOf(other, ['fan'], 1, n)]),
      ),
    );
    await producer.close();
    const reading = bench().transport();
    expect(sequences(await readAll(reading, topic))).toEqual(inOrder(['fan'], 30));
    expect(sequences(await readAll(reading, other))).toEqual(inOrder(['fan'], 30));
  });

  it('carries 200 kB values and unicode in keys, headers and values unchanged', async () => {
    const { topic } = bench();
    const sent = [
      {
        topic,
        key: 'é💬',
        headers: { ce_id: 'wide', ce_subject: 'naïve — 漢字 🎨' },
        value: JSON.stringify('𝒳\u0000"\\'),
      },
      ...keysNamed('large', 8).map((key) => ({
        topic,
        key,
        headers: { ce_id: key },
        value: JSON.stringify('🎸 '.repeat(40_000)),
      })),
    ];
    await bench().send(sent);
    const records = await readAll(bench().transport(), topic);
    const byId = new Map(records.map(({ headers, key, value }) => [headers['ce_id'], { topic, headers, key, value }]));
    for (const record of sent) expect(byId.get(record.headers.ce_id)).toEqual(record);
  });

  it('refuses a record the log cannot take and stays usable', async () => {
    const { topic } = bench();
    const producer = bench().transport().producer('suite');
    await producer.connect();
    const [small, large] = recordsOf(topic, ['small', 'large'], 1);
    await expect(producer.send([small!, { ...large!, value: 'x'.repeat(1_100_000) }])).rejects.toBeInstanceOf(
      RecordTooLarge,
    );
    await producer.send([]);
    await producer.send([small!]);
    await producer.close();
    expect(idsOf(await readAll(bench().transport(), topic))).toEqual(['small#0']);
  });

  it('reads to the end it found at the start, whole or one key, and again from the beginning', async () => {
    const { topic, other } = bench();
    const keys = keysNamed('fan', 5);
    const transport = bench().transport();
    await bench().send(recordsOf(topic, keys, 300), transport);
    const whole: ConsumedRecord[] = [];
    const reader = transport.reader();
    for await (const page of reader.read(topic)) {
      // Not to be seen: it comes after the start of the reading.
      if (whole.length === 0) await bench().send(recordsOf(topic, ['late'], 1), transport);
      whole.push(...page);
    }
    expect(sequences(whole)).toEqual(inOrder(keys, 300));
    expect(sequences(await readAll(transport, topic, 'fan3'))).toEqual(inOrder(['fan3'], 300));
    expect(await readAll(transport, topic, 'nobody')).toEqual([]);
    expect(await readAll(transport, other)).toEqual([]);
    for await (const page of reader.read(topic, { key: 'fan1' })) {
      expect(page[0]!.key).toBe('fan1');
      break;
    }
    await reader.close();
  });

  it('makes its topics again and at the same moment without harm, but never with other partitions', async () => {
    const fresh = [{ name: `again-${bench().topic}`, partitions: 2, retentionMs: 3_600_000 }];
    const [one, two] = [bench().transportOf(fresh), bench().transportOf(fresh)];
    await Promise.all([one.createTopics(), two.createTopics()]);
    await one.createTopics();
    await bench().send(recordsOf(fresh[0]!.name, ['fan'], 3), one);
    await two.createTopics();
    expect(await readAll(two, fresh[0]!.name)).toHaveLength(3);
    const other = bench().transportOf([{ ...fresh[0]!, partitions: 8 }]);
    await expect(other.createTopics()).rejects.toThrow(/partitions/);
  });
}
