import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { reprise } from '../testing/cli.js';
import { Product } from '../testing/product.js';
import { BAD_PURCHASES, CATALOG, csv, EXPECTED_SALES, HISTORY, jsonl, PURCHASES } from './archives.js';

interface Imported {
  readonly lines: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

describe('an archive', () => {
  let dir: string;
  let database: TestDatabase;
  let product: Product;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'reprise-imports-'));
    database = await testDatabase();
    product = await Product.start(dir, { DATABASE_URL: database.url });
  });
  afterAll(async () => {
    expect(await product.interrupt()).toMatchObject({ code: 0 });
    await database.drop();
    rmSync(dir, { recursive: true });
  });

  const file = (name: string, content: string): string => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  const imported = async (kind: string, path: string): Promise<Imported> => {
    const { code, stdout, stderr } = await product.reprise('import', kind, path, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as Imported;
  };
  const sales = async (): Promise<unknown> =>
    JSON.parse((await product.reprise('report', 'sales', '--json')).stdout) as unknown;
  const count = async (from: string): Promise<number> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${from}`);
    await client.end();
    return rows[0]!.n;
  };
  const events = async () => {
    const tables = ['ingest', 'memory', 'generation', 'catalog', 'pricing', 'delivery'];
    return Promise.all(tables.map((service) => count(`${service}.event`)));
  };

  it('of a catalog is taken in once', async () => {
    const path = file('catalog.jsonl', jsonl(CATALOG));
    expect(await imported('catalog', path)).toMatchObject({ accepted: 3, duplicates: 0, rejected: 0 });
    expect(await imported('catalog', path)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 0 });
  });

  it('of purchases, half of it CSV, adds up to the cent by day, ISO week, month and creator', async () => {
    expect(await imported('purchases', file('a.jsonl', jsonl(PURCHASES.slice(0, 4))))).toMatchObject({ accepted: 4 });
    expect(await imported('purchases', file('b.csv', csv(PURCHASES.slice(4))))).toMatchObject({ accepted: 3 });
    expect(await sales()).toEqual({ ...EXPECTED_SALES, byCurrency: { USD: EXPECTED_SALES } });
  });

  it('adds nothing the second time, in whatever order and form', async () => {
    const before = await events();
    const shuffled = [4, 2, 6, 0, 5, 1, 3].map((i) => PURCHASES[i]!);
    expect(await imported('purchases', file('again.csv', csv(shuffled)))).toMatchObject({ accepted: 0, duplicates: 7 });
    expect(await sales()).toEqual({ ...EXPECTED_SALES, byCurrency: { USD: EXPECTED_SALES } });
    expect(await events()).toEqual(before);
  });

  it('goes on after a bad line, which is named with its number and its reason', async () => {
    const good = { ...PURCHASES[0]!, creator: 'lea', purchaseId: 'good', amountMinor: 5 };
    const lines = [...BAD_PURCHASES.map(([text]) => text), JSON.stringify(good)];
    const path = file('bad.jsonl', lines.join('\n'));
    expect(await imported('purchases', path)).toMatchObject({ accepted: 1, rejected: BAD_PURCHASES.length });
    const rejected = readFileSync(`${path}.rejected.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; reason: string; text: string })
      .toSorted((a, b) => a.line - b.line);
    expect(rejected.map(({ line, text }) => [line, text])).toEqual(BAD_PURCHASES.map(([text], i) => [i + 1, text]));
    BAD_PURCHASES.forEach(([, reason], i) => expect(rejected[i]!.reason).toMatch(reason));
    expect(await sales()).toMatchObject({ purchases: 8, totalMinor: EXPECTED_SALES.totalMinor + 5 });
  });

  it('of a history is remembered, equal lines each for itself, and answered by nobody', async () => {
    const path = file('history.jsonl', jsonl(HISTORY));
    expect(await imported('history', path)).toMatchObject({ accepted: 5, duplicates: 0, rejected: 0 });
    expect(await imported('history', file('reversed.jsonl', jsonl(HISTORY.toReversed())))).toMatchObject({
      accepted: 0,
      duplicates: 5,
    });
    expect(await count(`ingest.event where type = 'ingest.fan-message-received.v1'`)).toBe(4);
  });

  it('starts no turn, no job and no message', async () => {
    expect(
      await count(`generation.event where type in ('generation.turn-planned.v1', 'generation.reply-approved.v1')`),
    ).toBe(0);
    expect(await count('delivery.event')).toBe(0);
    expect(await count(`pricing.event where type in ('pricing.price-quoted.v1', 'pricing.incident-raised.v1')`)).toBe(
      0,
    );
    expect(await count(`delivery_jobs.job where name = 'send'`)).toBe(0);
  });

  it('leaves nothing behind that could not be applied, and state that is what the log says', async () => {
    expect(await product.reprise('dlq', 'list')).toMatchObject({ code: 0, stdout: 'No dead letters.\n' });
    const { code, stdout } = await product.reprise('replay', '--all', '--compare', 'live', '--json');
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 0, differences: 0 });
  });

  it.each([
    ['an option it does not know', ['import', 'purchases', 'x.jsonl', '--sandbx']],
    ['a kind it does not know', ['import', 'tips', 'x.jsonl']],
    ['a file that is not there', ['import', 'purchases', '/nowhere/at-all.jsonl']],
    ['no system', ['--url', 'http://127.0.0.1:1', 'report', 'sales']],
  ])('is bad usage, exit code 2, with %s', async (_, args) => {
    const { code, stderr } = await reprise(['--data', dir, ...args]);
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
