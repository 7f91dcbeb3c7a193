import { testDatabase, type TestDatabase } from '@reprise/testing';
import { RunningCatalog } from '../testing/running-catalog.js';

let database: TestDatabase;
let catalog: RunningCatalog;
beforeAll(async () => {
  database = await testDatabase();
  catalog = await RunningCatalog.start(database.url);
});
afterAll(async () => {
  await catalog.stop();
  await database.drop();
});

interface Answer {
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
}
const line = (id: string, over: Record<string, unknown> = {}) => ({
  id,
  title: `Title of ${id}`,
  description: 'A description.',
  priceMinor: 1500,
  currency: 'USD',
  ...over,
});
const load = async (records: readonly unknown[], creator: string) => {
  const entries = records.map((record, n) => ({ line: n + 1, record }));
  return (await catalog.post<Answer>('/v1/catalog/imports/items', { platform: 'sandbox', creator, entries })).body;
};

describe('an import', () => {
  it('that says two things of one item or person keeps the first, names the others, and changes nothing when it comes again', async () => {
    const signed = (reference: string, over: object = {}) => ({ person: 'b-ada', reference, ...over });
    const records = [
      line('b1', { title: 'First', shelf: 1, vendor: 'x' }),
      line('b1', { title: 'Second' }),
      { vendor: 'x', shelf: 1, ...line('b1', { title: 'First' }) },
      line('b1', { creator: 'importer-2', title: 'Of somebody else' }),
      line('b2', { consents: [signed('r1')] }),
      line('b3', { consents: [signed('r2')] }),
      line('b4', { consents: ['b-ada', signed('r1', { covers: ['download', 'distribution'] })] }),
      line('b5', {
        consents: [
          { person: 'b-bob', reference: 'r1' },
          { person: 'b-bob', reference: 'r2' },
        ],
      }),
      line('b6', { priceMinor: -1 }),
      line('b6'),
    ];
    const first = await load(records, 'importer');
    const reasons = Object.fromEntries(first.rejected.map(({ line: number, reason }) => [number, reason]));
    expect(reasons).toEqual({
      2: 'item "b1" stands on line 1 with other content; the first stands',
      6: 'the document of "b-ada" stands on line 5 with other content; the first stands',
      8: 'the document of "b-bob" stands on line 8 with other content; the first stands',
      9: expect.stringMatching(/^priceMinor: /) as string,
    });
    expect(first).toMatchObject({ accepted: 5, unchanged: 1 });
    const events = () => catalog.query<{ n: number }>('select count(*)::int as n from event');
    const before = await events();
    expect(await load(records, 'importer')).toEqual({ ...first, accepted: 0, unchanged: 6 });
    expect(await events()).toEqual(before);
  });
});
