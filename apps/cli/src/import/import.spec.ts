import { ApiError } from '../connection/api.js';
import type { ArchiveLine } from '../archive/archive.js';
import { CatalogItems } from './catalog-lines.js';
import { chunksOf, type Entry } from './chunks.js';
import { sendChunk } from './send-chunk.js';
import type { ImportAnswer } from './kinds.js';

const entries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ line: i + 1, identity: `${i}`, record: {}, text: '{}' }));

describe('chunks', () => {
  async function* lines(): AsyncGenerator<ArchiveLine> {
    for (let line = 1; line <= 2_500; line++)
      yield { line, bytes: 3, text: '{}', ...(line % 500 === 0 ? { error: 'bad' } : { record: { line } }) };
  }

  it('hold at most a thousand good lines each and lose none, whatever is wrong with the others', async () => {
    const rejected: (readonly [number, string])[] = [];
    let bytes = 0;
    const sizes: number[] = [];
    const chunking = {
      identify: (_: object, line: number) => {
        if (line === 7) throw new Error('has no name');
        return String(line);
      },
      reject: (line: number, reason: string) => rejected.push([line, reason]),
      advance: (more: number) => (bytes += more),
    };
    for await (const chunk of chunksOf(lines(), chunking)) sizes.push(chunk.length);
    expect(sizes).toEqual([1_000, 1_000, 494]);
    expect(rejected).toEqual([[7, 'has no name'], ...[500, 1_000, 1_500, 2_000, 2_500].map((line) => [line, 'bad'])]);
    expect(bytes).toBe(7_500);
  });
});

describe('a chunk that is refused', () => {
  const problem = { title: 'Bad Request', errors: [{ path: 'entries.0.identity', message: 'is odd' }] };
  /** A service that refuses every request with one of these lines in it. */
  const service = (status: number, bad: readonly number[]) => {
    let requests = 0;
    const post = (chunk: readonly Entry[]): Promise<ImportAnswer> => {
      requests++;
      if (chunk.some(({ line }) => bad.includes(line))) return Promise.reject(new ApiError(status, '/x', problem));
      return Promise.resolve({ accepted: chunk.length, rejected: [] });
    };
    return { post, requests: () => requests };
  };

  it.each([400, 413, 422])('for its lines (%d) is halved until they are known', async (status) => {
    const { post, requests } = service(status, [3, 700]);
    expect(await sendChunk(entries(1_000), post)).toMatchObject({
      accepted: 998,
      rejected: [3, 700].map((line) => ({ line, reason: 'entries.0.identity: is odd' })),
    });
    expect(requests()).toBeLessThan(50);
  });

  it.each([401, 403, 404, 500])('for something else (%d) ends the import', async (status) => {
    const { post, requests } = service(status, [3]);
    await expect(sendChunk(entries(10), post)).rejects.toThrow(`(${status})`);
    expect(requests()).toBe(1);
  });

  it('for what stands beside its lines ends the import, and says what it is', async () => {
    const wrong = { errors: [{ path: 'platform', message: 'too long' }] };
    const post = () => Promise.reject(new ApiError(400, '/x', wrong));
    await expect(sendChunk(entries(10), post)).rejects.toThrow('/x: platform: too long (400).');
  });
});

describe('an item that stands twice in a catalog', () => {
  const items = () => new CatalogItems('mira');

  it('is taken once: the first stands, and the other line is named', () => {
    const catalog = items();
    catalog.identify({ id: 'ink', priceMinor: 1 }, 1);
    expect(() => catalog.identify({ priceMinor: 2, id: 'ink' }, 5)).toThrow(
      /"ink" stands on line 1 with other content/,
    );
    expect(() => catalog.identify({ priceMinor: 1, id: 'ink' }, 6)).not.toThrow();
  });

  it('is known by the document of somebody in it: another document for them is named, the same is not', () => {
    const catalog = items();
    const of = (id: string, ...consents: unknown[]) => ({ id, consents });
    const ada = { person: 'ada', reference: 'r1' };
    catalog.identify(of('a', 'ada', ada), 1);
    expect(() => catalog.identify(of('b', { ...ada, reference: 'r2' }), 2)).toThrow(
      /document of "ada" stands on line 1 with other content/,
    );
    expect(() =>
      catalog.identify(of('c', { ...ada, sha256: null, covers: ['download', 'distribution'] }), 3),
    ).not.toThrow();
    expect(() => catalog.identify({ ...of('d', { ...ada, reference: 'r2' }), creator: 'jonas' }, 4)).not.toThrow();
    // A refused line says nothing that stands.
    const bob = { person: 'bob', reference: 'b1' };
    expect(() => catalog.identify(of('e', bob, { ...bob, reference: 'b2' }), 5)).toThrow(/"bob" stands on line 5/);
    expect(() => catalog.identify(of('e', { ...bob, reference: 'b2' }), 6)).not.toThrow();
  });

  it('is two items where two creators have it', () => {
    const catalog = items();
    catalog.identify({ id: 'ink', priceMinor: 1 }, 1);
    expect(() => catalog.identify({ id: 'ink', creator: 'jonas', priceMinor: 2 }, 2)).not.toThrow();
    expect(() => catalog.identify({ id: 'ink', creator: 'mira', priceMinor: 2 }, 3)).toThrow(/line 1/);
  });
});
