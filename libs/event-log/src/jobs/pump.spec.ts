import { eventually } from '@reprise/testing';
import { silentLogger } from '../logger.js';
import type { RunningJob } from './jobs.js';
import { Pump } from './pump.js';

const handed = (key: string): RunningJob => ({ id: key, key, data: {}, attempt: 1, stored: false });

/** A pump of two slots over a table without jobs; its calls end when they are let go. */
function pumpOfTwo() {
  const started: string[] = [];
  const given: { failed: string[]; finished: string[] } = { failed: [], finished: [] };
  const gate = Promise.withResolvers<void>();
  const pump = new Pump({
    queue: 'handed',
    concurrency: 2,
    pollMs: 10,
    logger: silentLogger,
    fetch: () => Promise.resolve([]),
    handle: async (jobs) => {
      started.push(...jobs.map(({ key }) => key));
      await gate.promise;
    },
    finish: async (jobs) => void given.finished.push(...jobs.map(({ key }) => key)),
    fail: async (jobs) => void given.failed.push(...jobs.map(({ key }) => key)),
  });
  return { pump, started, given, letGo: gate.resolve, fail: gate.reject };
}

describe('a pump that jobs are handed to', () => {
  it('has room before it is full, and none before it was started or once it stops', async () => {
    const { pump, letGo } = pumpOfTwo();
    expect(pump.hasRoom).toBe(false);
    pump.start();
    expect(pump.hasRoom).toBe(true);
    pump.handOver(handed('a'));
    expect(pump.hasRoom).toBe(true);
    pump.handOver(handed('b'));
    expect(pump.hasRoom).toBe(false);
    letGo();
    await eventually(() => expect(pump.hasRoom).toBe(true));
    const stopped = pump.stop();
    expect(pump.hasRoom).toBe(false);
    await stopped;
  });

  it('runs no more at once than it has slots, and the rest when one is free', async () => {
    const { pump, started, letGo } = pumpOfTwo();
    pump.start();
    for (const key of ['a', 'b', 'c']) pump.handOver(handed(key));
    await eventually(() => expect(started).toEqual(['a', 'b']));
    letGo();
    await eventually(() => expect(started).toEqual(['a', 'b', 'c']));
    await pump.stop();
  });

  it('runs all it was handed before it is stopped', async () => {
    const { pump, started, letGo } = pumpOfTwo();
    pump.start();
    for (const key of ['a', 'b', 'c']) pump.handOver(handed(key));
    const stopped = pump.stop();
    letGo();
    await stopped;
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('gives nothing back to the table, whether it succeeds or fails', async () => {
    const { pump, started, given, fail } = pumpOfTwo();
    pump.start();
    pump.handOver(handed('a'));
    await eventually(() => expect(started).toEqual(['a']));
    fail(new Error('the platform is away'));
    await pump.stop();
    expect(given).toEqual({ failed: [], finished: [] });
  });
});
