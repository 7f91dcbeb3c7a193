import { testDatabase, type TestDatabase } from '@reprise/testing';
import { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { Harness, TOKEN } from '../fake-service/harness.js';
import { JSON_DEPTH_MAX } from './json-depth.js';

const SMALL = '/v1/pricing/test/quotes';
const LARGE = '/v1/pricing/test/imports';
const MB = 1024 * 1024;

let database: TestDatabase;
let harness: Harness;

beforeAll(async () => {
  database = await testDatabase();
  harness = await Harness.start(database.url);
});

afterAll(async () => {
  await harness.stop();
  await database.drop();
});

const zipped = (text: string | Buffer) => zlib.gzipSync(text);
/** Some kilobytes that become megabytes. */
const bomb = (bytes: number) => zipped(Buffer.concat([Buffer.from('"'), Buffer.alloc(bytes, 'x'), Buffer.from('"')]));

const send = (path: string, body: Buffer | ReadableStream, token: string | null = TOKEN, encoding = 'gzip') =>
  harness.call(
    path,
    {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    } as RequestInit,
    token,
  );

/** Bytes that came out of every inflater during a call. */
async function inflatedBy(call: () => Promise<unknown>): Promise<number> {
  const inflaters: { prototype: Transform }[] = [zlib.Gunzip, zlib.Inflate, zlib.Unzip, zlib.BrotliDecompress] as never;
  const { push } = Transform.prototype;
  let bytes = 0;
  for (const { prototype } of inflaters)
    prototype.push = function counted(chunk: Buffer | null, ...rest) {
      bytes += chunk?.length ?? 0;
      return push.call(this, chunk, ...rest);
    };
  try {
    await call();
  } finally {
    // Own properties hid what is inherited.
    for (const { prototype } of inflaters) Reflect.deleteProperty(prototype, 'push');
  }
  return bytes;
}

describe('a stranger at the door', () => {
  const eightMegabytes = bomb(8 * MB - 2);

  it.each([SMALL, LARGE, '/v1/pricing/status', '/v1/pricing/nowhere', '/nowhere', '/health/live', '/metrics'])(
    'is refused at %s before a byte of a body is inflated, sixteen at once',
    async (path) => {
      for (const token of [null, 'a-token-of-nobody-1']) {
        const statuses: number[] = [];
        const inflated = await inflatedBy(async () => {
          const answers = await Promise.all(Array.from({ length: 16 }, () => send(path, eightMegabytes, token)));
          statuses.push(...answers.map(({ status }) => status));
        });
        expect({ inflated, statuses: [...new Set(statuses)] }).toEqual({ inflated: 0, statuses: [401] });
      }
    },
  );

  it('is told so as by every other refusal, also where the body is no JSON or has no length', async () => {
    const stream = new ReadableStream({ start: (body) => (body.enqueue(Buffer.from('{"a')), body.close()) });
    for (const body of [Buffer.from('{"a'), stream]) {
      const response = await send(SMALL, body, null, 'identity');
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ code: 'unauthorized' });
    }
  });

  it('has what a platform signed read as it was sent: nothing of it is inflated', async () => {
    const body = zipped('{"type":"x"}');
    const inflated = await inflatedBy(async () => {
      const response = await send('/v1/pricing/test/webhooks', body, null);
      expect(await response.json()).toMatchObject({ bytes: body.length, first: 0x1f });
    });
    expect(inflated).toBe(0);
  });
});

describe('a body with a token', () => {
  it.each([
    [SMALL, 256 * 1024],
    [LARGE, 8 * MB],
  ])('is inflated at %s no further than to its limit', async (path, limit) => {
    const inflated = await inflatedBy(async () => {
      const response = await send(path, bomb(4 * limit));
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'too-large' });
    });
    // The inflater works in chunks: the one that goes past the limit is the last.
    expect(inflated).toBeLessThan(limit + MB / 4);
  });

  it('is inflated no more than a hundredfold where bodies are small, and taken when it is honest', async () => {
    const body = bomb(200 * 1024);
    const inflated = await inflatedBy(async () => expect((await send(SMALL, body)).status).toBe(413));
    expect(inflated).toBeLessThan(Math.max(body.length * 100, 64 * 1024) + 64 * 1024);

    const lines = JSON.stringify(
      Array.from({ length: 20_000 }, (_, n) => ({ line: n, text: `what ${n * 7919} said` })),
    );
    expect(await (await send(LARGE, zipped(lines))).json()).toEqual({ characters: lines.length });
    expect(await (await send(SMALL, zipped('{"item":"i1","amountMinor":5}'))).json()).toMatchObject({ item: 'i1' });
  });

  const inChunks = (bytes: Buffer) => new ReadableStream({ start: (body) => (body.enqueue(bytes), body.close()) });

  it('is taken on the paths of imports however well it compresses, also in chunks, up to the limit', async () => {
    const largest = bomb(8 * MB - 2);
    for (const body of [largest, inChunks(largest)])
      expect(await (await send(LARGE, body)).json()).toEqual({ characters: 8 * MB });
    const inflated = await inflatedBy(async () =>
      expect((await send(LARGE, inChunks(bomb(32 * MB)))).status).toBe(413),
    );
    expect(inflated).toBeLessThan(8 * MB + MB / 4);
  });

  it('must say its length when it is small and compressed', async () => {
    const response = await send(SMALL, inChunks(zipped('{}')));
    expect(response.status).toBe(411);
    expect(await response.json()).toMatchObject({ code: 'length-required' });
  });

  it('is large on the paths of imports only', async () => {
    const large = Buffer.from(JSON.stringify({ item: 'x'.repeat(300_000), amountMinor: 1 }));
    expect((await send(SMALL, large, TOKEN, 'identity')).status).toBe(413);
    expect((await send(LARGE, large, TOKEN, 'identity')).status).toBe(201);
    expect((await send(LARGE, Buffer.alloc(8 * MB + 1, 'x'), TOKEN, 'identity')).status).toBe(413);
  });

  it('nests so deep and no deeper, whatever its texts hold', async () => {
    const nested = (depth: number) => Buffer.from('[{"a":'.repeat(depth / 2) + '"]]\\"[[[{"' + '}]'.repeat(depth / 2));
    expect((await send(LARGE, nested(JSON_DEPTH_MAX), TOKEN, 'identity')).status).toBe(201);
    for (const depth of [JSON_DEPTH_MAX + 2, 1_000_000]) {
      const response = await send(LARGE, nested(depth), TOKEN, 'identity');
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: 'invalid-request',
        detail: expect.stringContaining('nests'),
      });
    }
  });
});
