import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { WebhookSender } from '../system/webhooks.js';
import { Product } from '../testing/product.js';

interface Report {
  readonly total: { readonly times: number; readonly fans: number };
  readonly missing: readonly { readonly times: number; readonly fans: number; readonly reasons: object }[];
  readonly bottlenecks: readonly { readonly bottleneck: string; readonly requests: number; readonly missing: number }[];
}

const FANS = 36;
const IN_VAIN = ['do you have any bronze busts?', 'do you have a bust in bronze?'];
const ITEM = {
  id: 'ink',
  creator: 'mira',
  title: 'Ink landscape set',
  description: 'Twelve ink landscapes, printable.',
  priceMinor: 2_000,
  currency: 'USD',
};

describe('reprise report coverage', () => {
  let dir: string;
  let database: TestDatabase;
  let product: Product;
  let sender: WebhookSender;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'reprise-coverage-'));
    database = await testDatabase();
    product = await Product.start(dir, { DATABASE_URL: database.url });
    sender = new WebhookSender(product.run.url, readFileSync(join(dir, 'webhook-secret'), 'utf8').trim());
  });
  afterAll(async () => {
    sender.close();
    await product.interrupt();
    await database.drop();
    rmSync(dir, { recursive: true });
  });

  const report = async (...more: string[]): Promise<string> => {
    const { code, stdout, stderr } = await product.reprise('report', 'coverage', ...more);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const asked = async (): Promise<Report> => JSON.parse(await report('--json')) as Report;
  const says = (fan: string, text: string) =>
    sender.deliver({
      type: 'message.received',
      timestamp: new Date().toISOString(),
      data: { creator: 'mira', fan, fanName: 'Sam', messageId: randomUUID(), text },
    });
  const until = (times: number) =>
    eventually(async () => expect((await product.get<Report>('/v1/catalog/coverage')).total.times).toBe(times), {
      intervalMs: 250,
    });

  it('says so when nobody has asked for anything', async () => {
    expect(await report()).toBe('Nothing was asked for in vain.\nNo fan has asked for anything yet.\n');
    expect(await asked()).toMatchObject({ total: { times: 0, fans: 0 }, missing: [], bottlenecks: [] });
  });

  it('tells what was asked for in vain, how often, by how many fans, and why; and that few requests say little', async () => {
    const catalog = join(dir, 'catalog.jsonl');
    writeFileSync(catalog, JSON.stringify(ITEM));
    expect(await product.reprise('import', 'catalog', catalog)).toMatchObject({ code: 0 });
    await Promise.all([says('fan-0', IN_VAIN[0]!), says('buyer', 'do you have any ink landscapes?')]);
    await until(1);
    const text = await report();
    expect(text).toMatch(/bronze busts\S*\s+│ 1\s+│ 1\s+│ 1\s+│ \S+ │ \S+ │ no-match/);
    expect(text).toContain('1 request of 1 fan for 1 topic had nothing to sell.');
    expect(text).toMatch(/mira\s+│ too few to say │ 2\s+│ 2\s+│ 1\s+│ 1\s+│ 0\s+│ 1/);
  });

  it('names content as what holds a creator back whose fans ask for what is not there', async () => {
    await Promise.all(Array.from({ length: FANS - 1 }, (_, n) => says(`fan-${n + 1}`, IN_VAIN[n % 2]!)));
    await until(FANS);
    const { missing, bottlenecks } = await asked();
    expect(missing).toMatchObject([{ times: FANS, fans: FANS, wordings: 2, reasons: { 'no-match': FANS } }]);
    expect(bottlenecks).toMatchObject([{ bottleneck: 'content', requests: FANS + 1, missing: FANS }]);
    expect(await report('--creator', 'mira', '--limit', '1')).toMatch(/mira\s+│ content/);
    expect(await report('--since', '2999-01-01T00:00:00Z')).toContain('Nothing was asked for in vain.');
  });

  it('explains its columns', async () => {
    expect(await report('--help')).toMatch(/The bottleneck of a creator[^]*too few/);
  });

  it.each([
    ['--limit', 'many'],
    ['--limit', '501'],
    ['--since', 'yesterday'],
  ])('is bad usage, exit code 2, with %s %s', async (option, value) => {
    const { code, stderr } = await product.reprise('report', 'coverage', option, value);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('expected') as string });
  });
});
