import { FakeEmbedder, REFUSED } from '../testing/fake-embedder.js';
import { EmbedderRefusal, EmbedderUnavailable } from './embedder.js';
import { HttpEmbedder, type HttpEmbedderOptions } from './http-embedder.js';
import { cosines, packVector } from './packed-vector.js';

let fake: FakeEmbedder;
beforeEach(async () => {
  fake = await FakeEmbedder.start();
});
afterEach(() => fake.stop());

const embedder = (over: Partial<HttpEmbedderOptions> = {}) =>
  new HttpEmbedder({ url: fake.url, model: 'small', dimensions: 64, timeoutMs: 5_000, attempts: 1, ...over });
const failure = async (over: Partial<HttpEmbedderOptions> = {}, texts = ['a secret about a harbour']) => {
  try {
    await embedder(over).embed(texts);
  } catch (error) {
    return error as Error;
  }
  throw new Error('it embedded');
};

describe('an embedder over HTTP', () => {
  it('gives every text its vector, in order, whatever the order of the answer', async () => {
    const texts = Array.from({ length: 70 }, (_, n) => `harbour ${'xyz'.repeat(n)}`);
    const vectors = await embedder().embed(texts);
    expect(vectors).toHaveLength(70);
    expect(vectors.slice(32)).toEqual(await embedder().embed(texts.slice(32)));
    expect(fake.asked.map(({ texts }) => texts.length)).toEqual([32, 32, 6, 32, 6]);
  });

  it('puts near texts near', async () => {
    const [a, b, c] = await embedder().embed(['linocut of a harbour', 'linocuts of harbours', 'guitar strings']);
    const [near, far] = cosines(a!, Buffer.concat([packVector(b!), packVector(c!)]));
    expect(near!).toBeGreaterThan(far!);
  });

  it('names its model and, when it has one, its key', async () => {
    await embedder({ url: `${fake.url}/` }).embed(['x']);
    await embedder({ key: 'a-key' }).embed(['x']);
    expect(fake.asked).toMatchObject([
      { model: 'small', authorization: undefined },
      { model: 'small', authorization: 'Bearer a-key' },
    ]);
    expect(embedder().id).toBe('small/64 in-context@1');
  });

  it.each([500, 503, 429, 401, 302])(
    'that answers %i is asked as often as it may be, and is then unavailable',
    async (status) => {
      fake.status = status;
      expect(await failure({ attempts: 2 })).toBeInstanceOf(EmbedderUnavailable);
      expect(fake.asked).toHaveLength(2);
    },
  );

  it('that is down or too slow is unavailable', async () => {
    fake.slowMs = 5_000;
    expect(await failure({ timeoutMs: 20 })).toBeInstanceOf(EmbedderUnavailable);
    expect(await failure({ url: 'http://127.0.0.1:1' })).toBeInstanceOf(EmbedderUnavailable);
  });

  it.each([
    ['not JSON', 'no'],
    ['no vectors', '{"data":[]}'],
    ['something that is no number', '{"data":[{"index":0,"embedding":[null]}]}'],
    ['another index', '{"data":[{"index":1,"embedding":[1]}]}'],
    ['another number of dimensions', '{"data":[{"index":0,"embedding":[1,2,3]}]}'],
  ])('that answers %s is unavailable: none of it is kept', async (_what, body) => {
    fake.body = body;
    expect(await failure()).toBeInstanceOf(EmbedderUnavailable);
  });

  it('that does not take a text is not asked again, and its error does not repeat the text', async () => {
    const error = await failure({ attempts: 3 }, [`my ${REFUSED} secret`]);
    expect(error).toBeInstanceOf(EmbedderRefusal);
    expect(error.message).not.toContain('secret');
    expect(fake.asked).toHaveLength(1);
  });
});
