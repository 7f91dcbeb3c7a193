import type { Lookup, Sql, Task } from '../work.js';

/** Answers by lookup and input. */
export type Answers = ReadonlyMap<Lookup<unknown, unknown>, ReadonlyMap<unknown, unknown>>;

/** Answers what tasks are sure to ask, one statement per lookup. */
export async function prefetch(tasks: readonly Task[], sql: Sql): Promise<Answers> {
  const inputs = new Map<Lookup<unknown, unknown>, Set<unknown>>();
  for (const { lookup, input } of tasks.flatMap((task) => task.prefetch ?? []))
    inputs.set(lookup, (inputs.get(lookup) ?? new Set()).add(input));
  const answered = [...inputs].map(async ([lookup, unique]) => {
    const asked = [...unique];
    const outputs = await answersOf(lookup, asked, sql);
    return [lookup, new Map(asked.map((input, i) => [input, outputs[i]]))] as const;
  });
  return new Map(await Promise.all(answered));
}

async function answersOf(lookup: Lookup<unknown, unknown>, inputs: readonly unknown[], sql: Sql) {
  const outputs = await lookup.load(inputs, sql);
  if (outputs.length !== inputs.length)
    throw new Error(`lookup ${lookup.name} answered ${outputs.length} of ${inputs.length} questions`);
  return outputs;
}

interface Asked {
  readonly input: unknown;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/**
 * Gathers what the tasks of a batch ask and loads it together: by the time the event loop turns, every task that can run
 * has run up to its next question, so each load is one statement per lookup, whatever the number of fans.
 */
export class BatchLoader {
  private asked = new Map<Lookup<unknown, unknown>, Asked[]>();
  private scheduled = false;

  constructor(
    private readonly sql: Sql,
    private readonly prefetched: Answers,
    /** Runs before a load: writes so far, so that questions see them. */
    private readonly before: () => Promise<void>,
  ) {}

  ask<I, O>(lookup: Lookup<I, O>, input: I): Promise<O> {
    const key = lookup as Lookup<unknown, unknown>;
    const known = this.prefetched.get(key);
    if (known?.has(input)) return Promise.resolve(known.get(input) as O);
    return new Promise<O>((resolve, reject) => {
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
    const loaded = this.asked;
    this.asked = new Map();
    this.scheduled = false;
    try {
      await this.before();
    } catch (error) {
      for (const waiting of loaded.values()) for (const { reject } of waiting) reject(error);
      return;
    }
    await Promise.all([...loaded].map(([lookup, waiting]) => this.answerAll(lookup, waiting)));
  }

  private async answerAll(lookup: Lookup<unknown, unknown>, waiting: readonly Asked[]): Promise<void> {
    try {
      const inputs = waiting.map(({ input }) => input);
      const outputs = await answersOf(lookup, inputs, this.sql);
      waiting.forEach(({ resolve }, i) => resolve(outputs[i]));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
