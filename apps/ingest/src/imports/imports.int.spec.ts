import { IngestRig, message, purchase } from '../testing/rig.js';
import { historyArchive } from './history.js';

const AT = '2025-01-01T00:00:00Z';
const said = { creator: 'archive', fan: 'a1', at: AT, from: 'fan', text: 'hello' };
const bought = {
  creator: 'archive',
  fan: 'a1',
  purchaseId: 'ap1',
  itemId: 'x',
  amountMinor: 0,
  currency: 'USD',
  at: AT,
};
const entry = (line: number, record: object) => ({ line, identity: `line-${line}`, record });
type Entries = readonly ReturnType<typeof entry>[];

describe('archives', () => {
  let rig: IngestRig;
  beforeAll(async () => {
    rig = await IngestRig.start();
  });
  afterAll(() => rig.stop());
  const take = async (kind: 'history' | 'purchases', entries: Entries) => {
    const { status, body } = await rig.post(`/v1/ingest/imports/${kind}`, { platform: 'sandbox', entries });
    expect(status).toBe(200);
    return body;
  };

  it('name each bad line with its reason and take the rest, once', async () => {
    const entries = [
      entry(1, said),
      entry(2, { ...said, from: 'nobody' }),
      entry(3, { ...said, at: 'monday' }),
      entry(4, { ...said, from: 'creator', text: 'hi!' }),
      entry(5, { ...said, creator: '*' }),
      entry(6, { ...said, quality: 9 }),
      entry(7, {}),
    ];
    const first = await take('history', entries);
    expect(first).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(first['rejected']).toEqual([2, 3, 5, 6, 7].map((line) => ({ line, reason: expect.any(String) as unknown })));
    expect(await take('history', entries)).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await rig.typesOf('a1')).toEqual([
      'fan-joined',
      'fan-message-received',
      'platform-message-observed',
      'history-imported',
    ]);
  });

  it('of purchases take 0 as an amount, a repeat as a repeat, and refuse what contradicts', async () => {
    const entries = [
      entry(1, { ...bought, fan: 'p1' }),
      entry(2, { ...bought, fan: 'p1' }),
      entry(3, { ...bought, fan: 'p1', purchaseId: 'ap2', amountMinor: -5 }),
      entry(4, { ...bought, fan: 'p1', purchaseId: 'ap2', amountMinor: 1.5 }),
      entry(5, { ...bought, fan: 'p1', amountMinor: 7 }),
      entry(6, { ...bought, fan: 'p2' }),
    ];
    const result = await take('purchases', entries);
    expect(result).toMatchObject({ accepted: 1, duplicates: 1 });
    expect((result['rejected'] as { line: number }[]).map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(await rig.typesOf('p2')).toEqual([]);
  });

  it('add nothing when shuffled, and nothing to what was told live', async () => {
    await rig.send(purchase({ purchaseId: 'live-1', fan: 'a3' }));
    const lines = Array.from({ length: 60 }, (_, n) => ({
      ...bought,
      creator: 'c1',
      fan: 'a3',
      purchaseId: `s-${n}`,
      amountMinor: n,
    }));
    const live = { ...bought, creator: 'c1', fan: 'a3', purchaseId: 'live-1', itemId: 'i1', amountMinor: 1500 };
    expect(
      await take(
        'purchases',
        [...lines, live].map((line, i) => entry(i + 1, line)),
      ),
    ).toMatchObject({ accepted: 60, duplicates: 1 });
    const shuffled = [live, ...lines].toReversed().map((line, i) => entry(i + 1, line));
    expect(await take('purchases', shuffled)).toMatchObject({ accepted: 0, duplicates: 61, rejected: [] });
  });

  it('make creators who are missing, in the default archetype', async () => {
    await take('history', [entry(1, { ...said, creator: 'newcomer' })]);
    const creators = await rig.get<{ platformCreatorId: string; archetype: string }[]>('/v1/ingest/creators');
    expect(creators).toContainEqual(expect.objectContaining({ platformCreatorId: 'newcomer', archetype: 'warm' }));
  });

  it('keep fields nobody knows, sealed, and survive names and texts no database would hold', async () => {
    const line = { ...said, fan: 'odd', fanName: 'S\0am', text: 'x\0\ud800', mood: { today: 'sunny' } };
    expect(await take('history', [entry(1, line)])).toMatchObject({ accepted: 1, rejected: [] });
    const [event] = await rig.ingest.log.query<{ extra: unknown }>(
      `select data->'extra' as extra from event where stream = (select 'ingest:' || fan from fan where platform_fan_id = 'odd') and version = 2`,
    );
    expect(event?.extra).toEqual({ $sealed: expect.any(String) as unknown });
  });

  it('lose a line that cannot be recorded, whatever is wrong with it, and no other', async () => {
    const large = { ...said, fan: 'isolated', attachment: 'x'.repeat(330_000) };
    const good = (ref: string) => ({ ...said, fan: 'isolated', ref });
    const entries = [
      entry(1, good('g-1')),
      entry(2, { ...large, ref: 'large' }),
      entry(3, good('r'.repeat(250))),
      entry(4, good('a\tb')),
      { ...entry(5, { ...said, fan: 'isolated' }), identity: 'i'.repeat(250) },
      { line: 6, identity: 'line-6', record: 'a text' },
      { line: 7, identity: 'line-7', record: [] },
      entry(8, good('g-8')),
      entry(9, { ...large, ref: 'large-too' }),
    ];
    const first = await take('history', entries as Entries);
    expect(first).toMatchObject({ accepted: 2, duplicates: 0 });
    const reasons = (first['rejected'] as { line: number; reason: string }[]).map(({ line, reason }) => [line, reason]);
    expect(reasons).toEqual([
      [2, expect.stringContaining('cannot be recorded')],
      [3, expect.stringMatching(/^ref: /)],
      [4, expect.stringMatching(/^ref: /)],
      [5, expect.stringMatching(/^ref: /)],
      [6, expect.stringMatching(/^line: /)],
      [7, expect.stringMatching(/^line: /)],
      [9, expect.stringContaining('cannot be recorded')],
    ]);
    expect(await take('history', entries as Entries)).toEqual({ ...first, accepted: 0, duplicates: 2 });
  });

  it.each(['history', 'purchases'] as const)(
    'of %s lose a line whose identity is wrong, and no other',
    async (kind) => {
      const wrong = [7, null, {}, [], true, 'i'.repeat(1_001)];
      const line = (n: number) =>
        kind === 'history'
          ? { ...said, fan: 'identity', ref: `id-${n}` }
          : { ...bought, fan: 'identity', purchaseId: `id-${n}` };
      const entries = [
        entry(1, line(1)),
        ...wrong.map((identity, n) => ({ line: n + 2, identity, record: line(n + 2) })),
        entry(9, line(9)),
      ];
      const result = await take(kind, entries as Entries);
      expect(result).toMatchObject({ accepted: 2, duplicates: 0 });
      expect(result['rejected']).toEqual(
        wrong.map((_, n) => ({ line: n + 2, reason: expect.stringMatching(/^identity: /) as unknown })),
      );
    },
  );

  it('say which texts were longer than what is recorded, the time that they are recorded', async () => {
    const entries = [
      entry(1, { ...said, fan: 'long', text: 'x'.repeat(8_000), ref: 'l-1' }),
      entry(2, { ...said, fan: 'long', text: 'x'.repeat(8_001), ref: 'l-2' }),
      entry(3, { ...said, fan: 'longer', from: 'creator', text: 'x'.repeat(20_000), ref: 'l-3' }),
    ];
    expect(await take('history', entries)).toMatchObject({ accepted: 3, shortened: [2, 3] });
    expect(await take('history', entries)).toMatchObject({ accepted: 0, duplicates: 3, shortened: [] });
  });

  it('change nothing at all the second time, also where a fan has two names or an id stands twice', async () => {
    const entries = [
      entry(1, { ...said, fan: 'twice', fanName: 'Sam', ref: 't-1' }),
      entry(2, { ...said, fan: 'twice', fanName: 'Samuel', ref: 't-2', text: 'hello again' }),
      entry(3, { ...said, fan: 'twice', fanName: 'Sammy', ref: 't-1', text: 'other words' }),
    ];
    const inChunks = async () => {
      for (const one of entries) await take('history', [one]);
    };
    await inChunks();
    const state = () =>
      rig.ingest.log.query(
        "select f.*, f.xmin::text, count(e) as events from fan f join event e on e.fan = f.fan where platform_fan_id = 'twice' group by 1, f.xmin",
      );
    const before = await state();
    expect(before).toMatchObject([{ fan_name: 'Samuel' }]);
    await inChunks();
    expect(await state()).toEqual(before);
  });

  it('are refused whole when the request itself is wrong', async () => {
    const path = '/v1/ingest/imports/history';
    const lines = Array.from({ length: 1_001 }, (_, n) => entry(n + 1, said));
    expect((await rig.post(path, { platform: 'sandbox', entries: lines })).status).toBe(400);
    expect((await rig.post(path, { platform: 'nowhere', entries: [] })).status).toBe(404);
    expect((await rig.post(path, { platform: 'sandbox', entries: [{ line: 1 }] })).status).toBe(400);
  });

  it('share transactions: a thousand lines take a handful, whether of one fan or of many', async () => {
    const many = (of: (n: number) => object) => Array.from({ length: 1_000 }, (_, n) => entry(n + 1, of(n)));
    const chunks = [
      many((n) => ({ ...said, fan: `some-${n % 200}`, ref: `a-${n}` })),
      many((n) => ({ ...said, fan: 'one', ref: `b-${n}` })),
      many((n) => ({ ...said, fan: `each-${n}`, ref: `c-${n}` })),
    ];
    for (const chunk of chunks) {
      const before = await transactions();
      await take('history', chunk);
      expect((await transactions()) - before).toBeLessThanOrEqual(10);
    }
  });

  it('let other fans be answered between their lines', async () => {
    // Long, of much that screens look at twice.
    const long = { ...said, fan: 'dear', text: 'i am 1-2 \ufdfa. '.repeat(600) };
    const lines = Array.from({ length: 200 }, (_, n) => entry(n + 1, { ...long, ref: `dear-${n}` }));
    const { entryOf } = historyArchive;
    let read = 0;
    let readWhenAnswered: Promise<number> | undefined;
    const watched: typeof entryOf = (...line) => {
      // A webhook arrives with the first line: it takes some turns of the event loop, and each line gives it one.
      readWhenAnswered ??= rig.send(message({ fan: 'in-between' })).then(() => read);
      read++;
      return entryOf(...line);
    };
    Object.assign(historyArchive, { entryOf: watched });
    expect(await take('history', lines).finally(() => Object.assign(historyArchive, { entryOf }))).toMatchObject({
      accepted: 200,
    });
    expect(await readWhenAnswered).toBeLessThan(200);
  });

  /** Transactions that have appended events so far. */
  const transactions = async () => {
    const [row] = await rig.ingest.log.query<{ n: number }>('select count(distinct tx)::int as n from event');
    return row!.n;
  };
});
