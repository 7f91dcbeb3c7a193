import type { Task } from '../work.js';
import { isLockTableFull, isTransient, OutOfLocks } from '../sql.js';
import { BatchAborted, type BatchResult } from './batch.js';

interface Waiting {
  readonly task: Task;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface GroupCommitOptions {
  /** Tasks of one transaction at most. */
  readonly maxBatch: number;
  /** Transactions at once. Tasks of one key never run in two of them. */
  readonly lanes: number;
  /** Transactions begin at least so many milliseconds apart; the first one after a pause begins at once. */
  readonly everyMs: number;
  execute(tasks: readonly Task[]): Promise<BatchResult<unknown>>;
}

/**
 * Group commit: what is submitted while a transaction runs goes together into the next one, so that durability costs
 * one fsync for many callers. Order per key is the order of submission. A batch that fails is run again in
 * halves, so that a bad task fails alone, and many that need too many locks go through; a database that is away fails
 * all of them at once.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private readonly busyKeys = new Set<string>();
  private running = 0;
  private idle: (() => void)[] = [];
  private nextAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: GroupCommitOptions) {}

  submit<T>(task: Task<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ task, resolve: resolve as (value: unknown) => void, reject });
      // Leaves the current turn first, so that submits of one turn share a transaction.
      setImmediate(() => this.pump());
    });
  }

  /** Resolves once nothing waits and nothing runs. */
  async drain(): Promise<void> {
    while (this.waiting.length > 0 || this.running > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private pump(): void {
    while (this.running < this.options.lanes && this.waiting.length > 0) {
      const wait = this.nextAt - performance.now();
      if (wait > 0) return this.pumpLater(wait);
      const group = this.take();
      if (group.length === 0) break;
      this.running++;
      this.nextAt = performance.now() + this.options.everyMs;
      void this.commit(group).finally(() => {
        this.running--;
        for (const { task } of group) this.busyKeys.delete(task.key);
        for (const resolve of this.idle.splice(0)) resolve();
        this.pump();
      });
    }
  }

  private pumpLater(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.pump();
    }, Math.ceil(ms));
  }

  private take(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const blocked = new Set(this.busyKeys);
    for (const waiting of this.waiting) {
      const key = waiting.task.key;
      if (group.length < this.options.maxBatch && !blocked.has(key)) group.push(waiting);
      else {
        left.push(waiting);
        blocked.add(key);
      }
    }
    this.waiting.splice(0, this.waiting.length, ...left);
    for (const { task } of group) this.busyKeys.add(task.key);
    return group;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    try {
      const { outcomes } = await this.options.execute(group.map(({ task }) => task));
      outcomes.forEach((outcome, i) => settle(group[i]!, outcome));
    } catch (error) {
      const cause = rootOf(error) as Error;
      if (group.length === 1) group[0]!.reject(isLockTableFull(cause) ? new OutOfLocks(cause) : cause);
      else if (isTransient(cause) && !isLockTableFull(cause)) for (const waiting of group) waiting.reject(cause);
      else for (const half of halvesOf(group)) await this.commit(half);
    }
  }
}

/** Two parts, in order; of two members or more. */
export const halvesOf = <T>(all: readonly T[]): readonly [T[], T[]] => {
  const middle = all.length >> 1;
  return [all.slice(0, middle), all.slice(middle)];
};

/** The error a task threw, without the wrapping of the batch it was in. */
export const rootOf = (error: unknown): unknown => (error instanceof BatchAborted ? error.cause : error);

function settle(waiting: Waiting, outcome: PromiseSettledResult<unknown>): void {
  if (outcome.status === 'fulfilled') waiting.resolve(outcome.value);
  else waiting.reject(outcome.reason);
}
