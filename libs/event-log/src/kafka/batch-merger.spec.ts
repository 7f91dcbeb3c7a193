import type { ConsumedRecord } from '../ports.js';
import { BatchMerger } from './batch-merger.js';

const batchOf = (partition: number, count: number) => ({
  records: Array.from({ length: count }, (_, i): ConsumedRecord => {
    const key = `fan${partition}`;
    return { topic: 't', partition, offset: BigInt(i), key, headers: {}, value: String(i) };
  }),
});

/** A merger over a group that can be told to rebalance, and a log of what happened in which order. */
function bench(maxBatch = 10, onBatch: (count: number) => Promise<void> = () => Promise.resolve()) {
  const log: string[] = [];
  let rebalance: Error | undefined;
  const merger = new BatchMerger({
    maxBatch,
    heartbeatInterval: 5,
    onBatch: async (records) => {
      log.push(`batch ${records.map(({ partition, offset }) => `${partition}:${offset}`).join(' ')}`);
      await onBatch(records.length);
    },
    heartbeat: () => (rebalance ? Promise.reject(rebalance) : Promise.resolve()),
    commit: async () => {
      log.push('commit');
    },
  });
  const add = (partition: number, count: number): Promise<string> =>
    merger.add({ ...batchOf(partition, count), applied: (done) => log.push(`applied ${partition}:${done}`) }).then(
      () => `released ${partition}`,
      (error: Error) => `${error.message} ${partition}`,
    );
  return { merger, log, add, rebalance: () => (rebalance = new Error('rebalancing')) };
}

describe('the batch merger', () => {
  it('puts what several partitions wait with into one batch, each in its order', async () => {
    const { add, log } = bench();
    await expect(Promise.all([add(0, 2), add(1, 1), add(2, 2)])).resolves.toEqual([
      'released 0',
      'released 1',
      'released 2',
    ]);
    expect(log).toEqual(['batch 0:0 0:1 1:0 2:0 2:1', 'applied 0:2', 'applied 1:1', 'applied 2:2']);
  });

  it('lets a partition with more than fits not hold up the others', async () => {
    const { add, log } = bench(3);
    await Promise.all([add(0, 5), add(1, 2)]);
    expect(log.filter((line) => line.startsWith('batch'))).toEqual([
      'batch 0:0 0:1 0:2',
      'batch 1:0 1:1 0:3',
      'batch 0:4',
    ]);
  });

  it('finishes the batch in hand when the group rebalances, commits it, and gives the rest back', async () => {
    const { add, log, rebalance } = bench(2, async () => void rebalance());
    await expect(Promise.all([add(0, 2), add(1, 2)])).resolves.toEqual(['released 0', 'rebalancing 1']);
    expect(log.slice(0, 3)).toEqual(['batch 0:0 0:1', 'applied 0:2', 'commit']);
    expect(log.filter((line) => line.startsWith('batch'))).toHaveLength(1);
  });

  it('begins again after the rebalance', async () => {
    let once = true;
    const { add, log, merger, rebalance } = bench(2, async () => {
      if (once) rebalance();
      once = false;
    });
    await add(0, 4);
    expect(log).toContain('applied 0:2');
    await merger.close();
  });

  it('applies nothing any more once onBatch rejected', async () => {
    const { add, log, merger } = bench(2, () => Promise.reject(new Error('no table')));
    await expect(Promise.all([add(0, 2), add(1, 2)])).resolves.toEqual(['no table 0', 'no table 1']);
    await expect(add(2, 1)).resolves.toBe('no table 2');
    expect(merger.failure?.message).toBe('no table');
    expect(log.filter((line) => line.startsWith('applied'))).toEqual([]);
  });

  it('gives back unapplied what a close finds waiting', async () => {
    const finish = Promise.withResolvers<void>();
    const { add, log, merger } = bench(1, () => finish.promise);
    const outcomes = [add(0, 1), add(1, 1)];
    await Promise.resolve();
    const closing = merger.close();
    finish.resolve();
    await closing;
    await expect(Promise.all(outcomes)).resolves.toEqual(['released 0', 'released 1']);
    expect(log).toEqual(['batch 0:0', 'applied 0:1']);
  });

  it('holds what it has while it is paused, and still notices a rebalance', async () => {
    const { add, log, merger, rebalance } = bench();
    merger.pause();
    const held = add(0, 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual([]);
    rebalance();
    await expect(held).resolves.toBe('rebalancing 0');
    expect(log).toEqual(['commit']);
  });
});
