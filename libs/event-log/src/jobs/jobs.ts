import type { Work } from '../work.js';

/** A job or timer. It holds ids only, never text: a job is a projection and can be derived again from the log. */
export interface Job {
  /** At most one waiting and one running job per (queue, key); usually the key is the fan. */
  readonly key: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** Not before this time; now when left out. */
  readonly startAfter?: string;
  /** Of the jobs that are due, the one with the earliest deadline runs first, those without one last. */
  readonly deadline?: string;
}

export interface RunningJob extends Pick<Job, 'key' | 'data'> {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** False for one that was handed over: no table knows it, and it is not tried again. */
  readonly stored: boolean;
}

/**
 * Jobs and timers of a service (pg-boss behind this port). `put`, `cancel` and `done` join the work's transaction.
 * The handler runs outside any transaction; it finishes by calling `done` inside the transaction that appends the outcome.
 */
export interface Jobs {
  /** Adds or replaces the waiting job of this key. Beside a running job of the key it waits until that one has finished. */
  put(work: Work, queue: string, job: Job): void;
  /**
   * Runs a job in this process as soon as the work has committed, without storing it; false, and nothing happens, when no slot
   * is free. It is gone when the process dies, so whoever hands over finds out later what was left behind.
   */
  handOver(work: Work, queue: string, job: Pick<Job, 'key' | 'data'>): boolean;
  /** Removes the waiting job of this key; a running one goes on. */
  cancel(work: Work, queue: string, key: string): void;
  /** Finishes a job in the transaction that records its outcome; its slot is free from the commit on. */
  done(work: Work, queue: string, job: RunningJob): void;
  /**
   * Starts fetching. The handler gets as many jobs as there are free slots, and is called again, beside the calls that
   * still run, whenever slots are free. When it returns, its jobs are finished, done or not; when it throws, those not
   * done are tried again later.
   */
  work(queue: string, options: JobQueueOptions, handler: (jobs: readonly RunningJob[]) => Promise<void>): Promise<void>;
  /** Stops fetching and waits for the running handlers. */
  stop(): Promise<void>;
  stats(queue: string): Promise<{ readonly waiting: number; readonly running: number }>;
}

export interface JobQueueOptions {
  /** Jobs handled at once by this process. */
  readonly concurrency: number;
  /** A job whose process died is tried again after this many seconds: a little above the longest handler. */
  readonly expireInSeconds: number;
  /** Tries after the first one; the last failure leaves the job behind as failed. */
  readonly retryLimit: number;
}

/** Injects the service's `Jobs`. */
export const JOBS = Symbol('JOBS');
