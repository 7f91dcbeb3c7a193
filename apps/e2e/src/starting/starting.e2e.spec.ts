import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { erasePostgres } from '@reprise/local-servers';
import { Product } from '../testing/product.js';

const SALE = { creator: 'mira', fan: 'sam', purchaseId: 'p1', itemId: 'ink', amountMinor: 1500, currency: 'USD' };

/** Some lines, no stack. */
const isPlain = (output: string) => !/^\s+at /m.test(output);

describe('npm start, again and again on one folder,', () => {
  let dir: string;
  let product: Product;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'reprise-start-'));
    product = await Product.start(dir);
  });
  afterAll(async () => {
    await product.interrupt();
    // Where the tests run as root, the database is not below this private folder.
    erasePostgres(join(dir, 'postgres'));
    rmSync(dir, { recursive: true });
  });

  const sold = async () => {
    const { code, stdout } = await product.reprise('report', 'sales', '--json');
    return { code, total: (JSON.parse(stdout) as { totalMinor: number }).totalMinor };
  };

  it('refuses a second one while the first runs, and leaves the first alone', async () => {
    const { code, output } = await Product.fails(dir, '--port', '0');
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('Reprise already runs on') as string });
    expect(isPlain(output)).toBe(true);
    expect(product.isRunning).toBe(true);
  });

  it('names a port that is taken, and how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const elsewhere = mkdtempSync(join(tmpdir(), 'reprise-start-'));
    const { code, output } = await Product.fails(elsewhere, '--port', String(port));
    other.close();
    rmSync(elsewhere, { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^Port ${port} is in use by another program\\..*--port \\d+\\n$`));
  });

  it('answers an option it does not know with the usage and 2', async () => {
    const { code, output } = await Product.fails(dir, '--frseh');
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining('usage: npm start') as string });
  });

  it('ends with 0 within 15 s of Ctrl-C, and goes on with what it had', async () => {
    const archive = join(dir, 'purchases.jsonl');
    writeFileSync(archive, `${JSON.stringify({ ...SALE, at: '2026-01-01T00:00:00Z' })}\n`);
    expect(await product.reprise('import', 'purchases', archive)).toMatchObject({ code: 0 });
    expect(await sold()).toEqual({ code: 0, total: 1500 });

    const { code, ms, output } = await product.interrupt();
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Stopping') as string });
    expect(isPlain(output)).toBe(true);
    expect(ms).toBeLessThan(15_000);
    const before = await product.reprise('report', 'sales');
    expect(before).toMatchObject({ code: 2, stderr: expect.stringContaining('no system is running') as string });

    product = await Product.start(dir);
    expect(await sold()).toEqual({ code: 0, total: 1500 });
  });

  it('starts after SIGKILL as if nothing had been, and what it stores is what the log says', async () => {
    const { token } = product.run;
    await product.kill();
    product = await Product.start(dir);
    expect(product.run.token).toBe(token);
    expect(await sold()).toEqual({ code: 0, total: 1500 });
    expect(await product.reprise('replay', '--all', '--compare', 'live')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 differences') as string,
    });
  });
});
