import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { replay, type ReplayResult } from './replay.js';
import { ManyFans } from './testing/many-fans.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const run = promisify(execFile);

const counted = ({ fans, events, repeats, faults }: ReplayResult) => ({ fans, events, repeats, faults: faults.count });

describe('a replay of more fans than memory holds', () => {
  it('folds each of them exactly once, in as many passes as it takes', async () => {
    const source = new ManyFans(2_000, 4);
    for (const n of [3, 500, 1_999]) source.gaps.add(source.idOf(n));
    const whole = await replay({ source, live: null, budgetBytes: Number.POSITIVE_INFINITY });
    expect([whole.passes, counted(whole)]).toEqual([1, { fans: 2_000, events: 1_997 * 4 + 3, repeats: 0, faults: 3 }]);
    const places = ({ faults }: ReplayResult) => faults.first.map(({ fan, place }) => `${fan} ${place}`).sort();
    for (const budgetBytes of [10_000_000, 1_000_000, 200_000]) {
      const parts = await replay({ source, live: null, budgetBytes });
      expect(parts.passes).toBeGreaterThan(1);
      expect(counted(parts)).toEqual(counted(whole));
      expect(places(parts)).toEqual(places(whole));
    }
  });

  it('folds a fan who alone needs more than there is', async () => {
    const { passes, fans, events } = await replay({ source: new ManyFans(3, 100), live: null, budgetBytes: 1 });
    expect({ passes, fans, events }).toEqual({ passes: 3, fans: 3, events: 300 });
  });

  it('names the place of what cannot be folded, and goes on with the others', async () => {
    const source = new ManyFans(10, 3);
    source.gaps.add(source.idOf(4));
    const { faults, fans } = await replay({ source, live: null });
    expect(fans).toBe(10);
    const reason = expect.stringContaining('goes from version 1 to 3') as string;
    expect(faults.first).toEqual([{ fan: source.idOf(4), service: 'ingest', place: 'made/0@2', reason }]);
  });

  it('names a state without a digest, and goes on with the others', async () => {
    const source = new ManyFans(10, 3);
    const fan = source.idOf(7);
    source.deep.add(fan);
    const { faults, fans } = await replay({ source, live: null });
    expect(fans).toBe(10);
    expect(faults.first).toEqual([
      { fan, service: 'ingest', place: `ingest:${fan}`, reason: 'the state has no digest' },
    ]);
  });

  it('keeps 200,000 fans, whose records end only with the log, within the heap of a small process', async () => {
    const script = ['--conditions=@reprise/source', 'apps/cli/src/replay/testing/replay-many.ts', '200000', '2'];
    // Their states alone would take about 400 MB at once: a process that kept them would end here.
    const { stdout } = await run(
      process.execPath,
      ['--max-old-space-size=192', '--import', './tools/typescript.mjs', ...script],
      { cwd: ROOT },
    );
    const told = JSON.parse(stdout) as ReplayResult & { readonly rssBytes: number };
    expect(counted(told)).toEqual({ fans: 200_000, events: 400_000, repeats: 0, faults: 0 });
    expect(told.passes).toBeGreaterThan(2);
    expect(told.rssBytes).toBeLessThan(450_000_000);
  });
});
