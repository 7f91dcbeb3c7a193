import { setImmediate as nextTurn } from 'node:timers/promises';
import { Sweep } from './sweep.js';

/** Rounds are let go one by one. */
class Counted extends Sweep {
  begun = 0;
  inHand = 0;
  atOnce = 0;
  ends: (() => void)[] = [];

  constructor(private readonly answers: (boolean | Error)[]) {
    super({ everyMs: 60_000, failure: 'not yet' });
  }

  protected async round(): Promise<boolean> {
    this.begun++;
    this.atOnce = Math.max(this.atOnce, ++this.inHand);
    await new Promise<void>((resolve) => this.ends.push(resolve));
    this.inHand--;
    const answer = this.answers.shift() ?? false;
    if (answer instanceof Error) throw answer;
    return answer;
  }

  async end(): Promise<void> {
    this.ends.shift()!();
    await nextTurn();
  }
}

describe('a sweep', () => {
  it('goes on while there is more', async () => {
    const sweep = new Counted([true, true, false]);
    sweep.wake();
    for (const round of [1, 2, 3]) {
      expect(sweep.begun).toBe(round);
      await sweep.end();
    }
    expect(sweep.begun).toBe(3);
    await sweep.onModuleDestroy();
  });

  it('looks once more when it was woken during a round: what woke it may have come too late for that one', async () => {
    const sweep = new Counted([false, false]);
    sweep.wake();
    sweep.wake();
    sweep.wake();
    await sweep.end();
    expect(sweep.begun).toBe(2);
    await sweep.end();
    expect(sweep.begun).toBe(2);
    expect(sweep.atOnce).toBe(1);
    await sweep.onModuleDestroy();
  });

  it('ends with the round that failed, and begins again when woken', async () => {
    const sweep = new Counted([new Error('away'), false]);
    sweep.wake();
    await sweep.end();
    expect(sweep.begun).toBe(1);
    sweep.wake();
    await sweep.end();
    expect(sweep.begun).toBe(2);
    await sweep.onModuleDestroy();
  });

  it('stops after the round in hand', async () => {
    const sweep = new Counted([true, true]);
    sweep.onApplicationBootstrap();
    sweep.wake();
    let stopped = false;
    const stopping = sweep.onModuleDestroy().then(() => (stopped = true));
    await nextTurn();
    expect(stopped).toBe(false);
    await sweep.end();
    await stopping;
    sweep.wake();
    expect(sweep.begun).toBe(1);
  });
});
