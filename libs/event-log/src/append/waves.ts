import type { Lookup, Sql } from '../work.js';

interface Asked {
  readonly input: unknown;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/**
 * Gathers what the tasks of a batch ask and answers it in waves: by the time the event loop turns, every task that
 * can run has run up to its next question, so each wave is one statement per lookup, whatever the number of fans.
 */
export class Waves {
  private asked = new Map<Lookup<unknown, unknown>, Asked[]>();
  private scheduled = false;

  constructor(
    private readonly sql: Sql,
    /** Runs before a wave: writes so far, so that questions see them. */
    private readonly before: () => Promise<void>,
  ) {}

  ask<I, O>(lookup: Lookup<I, O>, input: I): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      const key = lookup as Lookup<unknown, unknown>;
      const waiting = this.asked.get(key) ?? [];
      waiting.push({ input, resolve: resolve as (output: unknown) => void, reject });
      this.asked.set(key, waiting);
      if (!this.scheduled) {
        this.scheduled = true;
        setImmediate(() => void this.answer());
      }
    });
  }

  private async answer(): Promise<void> {
    const wave = this.asked;
    this.asked = new Map();
    this.scheduled = false;
    for (const [lookup, waiting] of wave) {
      try {
        await this.before();
        const outputs = await lookup.load(
          waiting.map(({ input }) => input),
          this.sql,
        );
        if (outputs.length !== waiting.length)
          throw new Error(`lookup ${lookup.name} answered ${outputs.length} of ${waiting.length} questions`);
        waiting.forEach(({ resolve }, i) => resolve(outputs[i]));
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
  }
}
