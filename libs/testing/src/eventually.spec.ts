import { eventually } from './index.js';

describe('eventually', () => {
  it('repeats until the assertion holds, and hands on its value', async () => {
    let n = 0;
    const third = () => {
      if (++n < 3) throw new Error('not yet');
      return n;
    };
    expect(await eventually(third, { intervalMs: 1 })).toBe(3);
  });

  it('throws the last failure when time is up', async () => {
    await expect(
      eventually(() => Promise.reject(new Error('never')), { timeoutMs: 10, intervalMs: 2 }),
    ).rejects.toThrow('never');
  });
});
