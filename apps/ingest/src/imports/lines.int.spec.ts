import { IngestRig } from '../testing/rig.js';

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
const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

describe('lines of an archive', () => {
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
  const linesOf = (result: Record<string, unknown>) =>
    (result['rejected'] as { line: number }[]).map(({ line }) => line);

  it('name what stands under a known id with other content, now and when they come again', async () => {
    const message = { ...said, fan: 'twice', ref: 'm-1' };
    const history = [
      entry(1, message),
      entry(2, message),
      entry(3, { ...message, text: 'something else' }),
      entry(4, { ...message, from: 'creator' }),
      entry(5, { ...message, at: '2025-01-01T01:00:00Z' }),
      entry(6, { ...message, ref: 'm-2' }),
    ];
    expect(await take('history', history)).toMatchObject({ accepted: 2, duplicates: 1 });
    const again = await take('history', history);
    expect(again).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(linesOf(again)).toEqual([3, 4, 5]);
    // One by one, and in another order, they say the same.
    for (const line of [3, 4, 5]) expect(linesOf(await take('history', [history[line - 1]!]))).toEqual([line]);

    // A spreadsheet made one id of two.
    const sale = { ...bought, fan: 'twice', purchaseId: '1.23457E+17' };
    const later = { ...sale, at: '2025-01-01T01:00:00Z' };
    const sales = [entry(1, sale), entry(2, later), entry(3, sale)];
    const first = await take('purchases', sales);
    expect(first).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(linesOf(first)).toEqual([2]);
    expect(linesOf(await take('purchases', sales))).toEqual([2]);
    expect(linesOf(await take('purchases', [entry(9, later)]))).toEqual([9]);
  });

  it.each(['history', 'purchases'] as const)('of %s have no effect at all when they come again', async (kind) => {
    const creator = `again-${kind}`;
    const lines = ['constructor', '__proto__', 'f', 'f', 'toString'].map((fan, i) => ({
      ...(kind === 'history' ? { ...said, fanName: `Name ${i}`, ref: i === 3 ? 'r-2' : `r-${i}` } : bought),
      creator,
      fan,
      purchaseId: i === 3 ? 'again-2' : `again-${i}`,
      amountMinor: i,
    }));
    const entries = lines.map((line, i) => entry(i + 1, line));
    const everything = async () => [
      await rig.ingest.log.query('select * from event order by row_id'),
      await rig.ingest.log.query('select * from fan order by fan'),
      await rig.ingest.log.query('select stream, version, state::text from facet order by stream'),
      await rig.ingest.log.query('select stream, collection, id, value::text from facet_row order by 1, 2, 3'),
    ];
    await take(kind, entries);
    const before = await everything();
    expect(await take(kind, entries)).toMatchObject({ accepted: 0 });
    await take(kind, entries.toReversed());
    expect(await everything()).toEqual(before);
  });

  it('reject by line what cannot be kept, and keep the rest', async () => {
    const line = (over: object) => ({ ...said, fan: 'strict', ...over });
    const bad = [
      { fan: 'a\u202eb' },
      { ref: 'a\ud83d' },
      { itemId: 'a\0' },
      { at: '9999-12-31T23:59:59-12:00' },
      { at: '0000-01-01T00:00:00Z' },
      { at: '2026-02-30T10:00:00Z' },
      { deep: nested(70) },
    ];
    const good = [
      { text: 'half \ud83d' },
      { note: 'half \ud83d, nul \0' },
      { 'k\0': 1 },
      { at: '0001-01-01T00:00:00Z' },
    ];
    const result = await take(
      'history',
      [...bad, ...good].map((over, i) => entry(i + 1, line(over))),
    );
    expect(result).toMatchObject({ accepted: good.length });
    expect(linesOf(result)).toEqual(bad.map((_, i) => i + 1));
    const codes = ['ZZZ', 'usd', 'BTC', ''].map((currency, i) => entry(i + 1, { ...bought, fan: 'strict', currency }));
    expect(linesOf(await take('purchases', codes))).toEqual([1, 2, 3, 4]);
  });

  it('of a time that no edge takes today, as an earlier release recorded it, hide nobody and stop nothing', async () => {
    const old = { ...said, fan: 'old-time' };
    expect(await take('history', [entry(1, { ...old, ref: 'o-1' })])).toMatchObject({ accepted: 1 });
    const recorded = `update event set data = jsonb_set(data::jsonb, '{occurredAt}', '"+010000-01-01T11:59:59.000Z"')
      where stream = (select 'ingest:' || fan from fan where platform_fan_id = 'old-time') and data->>'messageId' = 'o-1' returning fan`;
    const [row] = await rig.ingest.log.query<{ fan: string }>(recorded);
    await rig.ingest.log.query("update fan set last_seen_at = '10000-01-01 11:59:59+00' where fan = $1", [row!.fan]);

    const again = [
      entry(1, { ...old, ref: 'o-1', at: '9999-12-31T23:59:59-12:00' }),
      entry(2, { ...old, ref: 'o-1' }),
      entry(3, { ...old, ref: 'o-2' }),
    ];
    const result = await take('history', again);
    expect(result).toMatchObject({ accepted: 1 });
    expect(result['rejected']).toContainEqual({
      line: 1,
      reason: expect.stringMatching(/^at: .*outside the years 0001 to 9999/) as string,
    });
    const listed = await rig.get<{ platformFanId: string }[]>('/v1/ingest/fans?q=old-time');
    expect(listed.map(({ platformFanId }) => platformFanId)).toEqual(['old-time']);
    expect(await rig.get(`/v1/ingest/fans/${row!.fan}/state`)).toMatchObject({ digest: expect.any(String) as string });
  });
});
