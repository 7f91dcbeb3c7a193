import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { ROOT } from '../system/root.js';
import { runNode, type Ran } from '../testing/cli.js';
import { Product } from '../testing/product.js';
import { throughPipe } from '../testing/pipe.js';

const AT = '2026-01-01T00:00:00Z';
const said = (fields: object) => ({ creator: 'studio/mira', fan: 'sam', at: AT, from: 'fan', text: 'hi', ...fields });
const sold = (id: string, fields: object = {}) => ({
  creator: 'studio/mira',
  fan: 'sam',
  purchaseId: id,
  itemId: 'ink',
  amountMinor: 1_000,
  currency: 'USD',
  at: AT,
  ...fields,
});
const jsonl = (...lines: (object | string)[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

/** Lines no history can take, each with what its reason must say. */
const BAD_HISTORY: readonly (readonly [line: string, reason: RegExp])[] = [
  [JSON.stringify(said({ score: 1 })).replace('1}', '1e400}'), /1e400 is too large/],
  [
    JSON.stringify(said({})).replace('"hi"', `"hi","meta":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
    /nests deeper/,
  ],
  [JSON.stringify(said({ ref: 'r'.repeat(254) })), /^ref: /],
  [JSON.stringify(said({ ref: 'm\t2' })), /^ref: /],
  [JSON.stringify(said({ image: 'x'.repeat(330_000) })), /cannot be recorded/],
  [JSON.stringify(said({})).replace('"fan":"sam"', '"fan":"sam","fan":"pat"'), /the key "fan" stands twice/],
  [JSON.stringify(said({ fan: 'half \ud83d' })), /^fan: /],
  [JSON.stringify(said({ at: '2026-02-30T10:00:00Z' })), /^at: /],
  ['\u001b]0;owned\u0007', /^not JSON/],
];

describe('an archive that is not what it should be', () => {
  let dir: string;
  let database: TestDatabase;
  let product: Product;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'reprise-odd-'));
    database = await testDatabase();
    product = await Product.start(dir, { DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await product.interrupt();
    await database.drop();
    rmSync(dir, { recursive: true });
  });

  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  const take = (kind: string, path: string, ...more: string[]): Promise<Ran> =>
    product.reprise('import', kind, path, ...more);
  const events = async (): Promise<unknown> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const tables = ['ingest', 'memory', 'generation', 'catalog', 'pricing', 'delivery'];
    const { rows } = await client.query(
      tables
        .map((service) => `select '${service}' as of, count(*)::int as n from ${service}.event`)
        .join(' union all '),
    );
    await client.end();
    return rows;
  };

  it('loses each bad line, named, and no other; again, it changes nothing at all', async () => {
    const good = [said({ text: 'first' }), said({ text: 'cut emoji \ud83d' }), said({ text: 'last' })];
    const [first, cut, last] = good;
    const path = file('history.jsonl', jsonl(first!, ...BAD_HISTORY.map(([line]) => line), cut!, last!));
    const answer = await take('history', path, '--json');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(answer.stdout)).toMatchObject({ accepted: 3, duplicates: 0, rejected: BAD_HISTORY.length });
    const rejected = readFileSync(`${path}.rejected.jsonl`, 'utf8').trim().split('\n');
    const reasons = rejected
      .map((line) => JSON.parse(line) as { line: number; reason: string })
      .toSorted((a, b) => a.line - b.line);
    expect(reasons.map(({ line }) => line)).toEqual(BAD_HISTORY.map((_, i) => i + 2));
    BAD_HISTORY.forEach(([, reason], i) => expect(reasons[i]!.reason).toMatch(reason));

    const before = await events();
    expect(JSON.parse((await take('history', path, '--json')).stdout)).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(await events()).toEqual(before);
  });

  it('says what it did without obeying what stands in it, and which texts it cut', async () => {
    const long = said({ text: 'x'.repeat(9_000), ref: 'long' });
    const path = file('escape.jsonl', jsonl(long, BAD_HISTORY.at(-1)![0]));
    const { stdout } = await take('history', path);
    expect(stdout).toContain('1 longer than 8,000 characters: the rest was left out (line 1).');
    expect(stdout).toMatch(/^\s+line 2: not JSON.*\\u001b/m);
    expect(stdout).toMatch(/^[\n\x20-\x7e]+$/);
    expect((await take('history', file('escape.jsonl', jsonl(long)))).code).toBe(0);
    expect(existsSync(`${path}.rejected.jsonl`)).toBe(false);
  });

  it('of a catalog takes an item that stands twice once, and changes nothing the second time', async () => {
    const item = { creator: 'mira', id: 'ink', title: 'Ink', description: 'd', priceMinor: 5, currency: 'USD' };
    const lines = [item, { ...item, creator: 'mi\tra', id: 'b' }, { ...item, priceMinor: 6 }, { ...item, id: 'c' }];
    const path = file('catalog.jsonl', jsonl(...lines));
    expect(JSON.parse((await take('catalog', path, '--json')).stdout)).toMatchObject({ accepted: 2, rejected: 2 });
    const before = await events();
    expect(JSON.parse((await take('catalog', path, '--json')).stdout)).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await events()).toEqual(before);
  });

  it.each([
    ['nothing in it could be imported', 'a.jsonl', 'not json', 1],
    ['it is gzip', 'a.csv', Buffer.from([0x1f, 0x8b, 8, 0]), 2],
    ['it has no header', 'b.csv', 'c1,f1,p1,i1,1,USD,2026-01-01T00:00:00Z\n', 2],
    ['it is empty', 'c.jsonl', '', 0],
  ])('ends with the right exit code where %s', async (_, name, content, code) => {
    const ran = await take('purchases', file(name, content));
    expect(ran.code).toBe(code);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });

  it('is refused for another tenant than that of the token', async () => {
    const path = file('tenant.jsonl', jsonl(sold('t-1')));
    const other = await take('purchases', path, '--tenant', 'somebody-else');
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('another tenant') as string });
    expect((await take('purchases', path, '--tenant', 'default', '--platform', 'sandbox')).code).toBe(0);
  });

  it('is reported with a total a currency', async () => {
    const lines = [sold('usd'), sold('jpy', { currency: 'JPY' }), sold('kwd', { currency: 'KWD' })];
    expect((await take('purchases', file('money.jsonl', jsonl(...lines)))).code).toBe(0);
    const { stdout } = await product.reprise('report', 'sales');
    for (const total of ['1,000 JPY', '1.000 KWD']) expect(stdout).toContain(`1 purchases, ${total} in all.`);
    expect(JSON.parse((await product.reprise('report', 'sales', '--json')).stdout)).toMatchObject({
      totalMinor: null,
      byDay: null,
      byCurrency: { JPY: { purchases: 1, totalMinor: 1_000, byDay: { '2026-01-01': 1_000 } } },
    });
  });

  it('is of fans that can be named, whatever is in the id of their creator, at moments that exist', async () => {
    const state = (...args: string[]) => product.reprise('fan', 'state', ...args);
    expect(await state('"studio/mira"/sam')).toMatchObject({ code: 0, stderr: '' });
    for (const wrong of ['2026-02-30', '2026-02-30T00:00:00Z', '0000-01-01'])
      expect(await state('"studio/mira"/sam', '--as-of', wrong)).toMatchObject({ code: 2 });
  });

  it.each([
    [['--help']],
    [['fan', 'timeline', '"studio/mira"/sam']],
    [['fan', 'state', '"studio/mira"/sam', '--json']],
    [['report', 'sales', '--json']],
    [['replay', '--all']],
    [['dlq', 'list']],
  ])('leaves commands quiet whose reader has gone (%j)', async (args) => {
    expect(await throughPipe(['--data', dir, ...args])).toEqual({ code: 0, stderr: '' });
  });

  it('with a line of 200 MB loses that line, within seconds and within 200 MB of memory', async () => {
    const path = join(dir, 'large.jsonl');
    const descriptor = openSync(path, 'w');
    writeSync(descriptor, `${JSON.stringify(said({ ref: 'before' }))}\n{"text":"`);
    const part = 'x'.repeat(1 << 20);
    for (let i = 0; i < 200; i++) writeSync(descriptor, part);
    writeSync(descriptor, `"}\n${JSON.stringify(said({ ref: 'after' }))}\n`);
    closeSync(descriptor);
    const measuring = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));`;
    const bin = join(ROOT, 'apps', 'cli', 'bin', 'reprise.mjs');
    const ran = await runNode([
      '--import',
      `data:text/javascript,${encodeURIComponent(measuring)}`,
      bin,
      ...['--data', dir, 'import', 'history', path, '--no-wait', '--json'],
    ]);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      accepted: 2,
      rejected: 1,
      examples: [{ line: 2, reason: 'longer than 1000000 characters' }],
    });
    expect(Number(ran.stderr) / 1024).toBeLessThan(200);
  }, 60_000);
});
