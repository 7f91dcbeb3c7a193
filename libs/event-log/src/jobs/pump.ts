import type { LogLogger } from '../logger.js';
import { Alarm } from '../relay/alarm.js';
import type { RunningJob } from './jobs.js';

interface PumpOptions {
  readonly queue: string;
  readonly concurrency: number;
  readonly pollMs: number;
  readonly logger: LogLogger;
  fetch(room: number): Promise<readonly RunningJob[]>;
  handle(jobs: readonly RunningJob[]): Promise<void>;
  /** Finishes jobs whose handler returned. */
  finish(jobs: readonly RunningJob[]): Promise<void>;
  /** Gives jobs back whose handler threw. */
  fail(jobs: readonly RunningJob[], error: unknown): Promise<void>;
}

const AFTER_FAILURE_MS = 1_000;

/** One fetch loop for a queue: fills the free slots, woken by new jobs and by a poll, and drains when it is stopped. */
export class Pump {
  private readonly running = new Set<string>();
  private readonly handed: RunningJob[] = [];
  private startingHanded: NodeJS.Immediate | undefined;
  private readonly calls = new Set<Promise<void>>();
  private readonly alarm = new Alarm();
  private stopping = false;
  /** The last fetch filled every slot, so more may be due. */
  private hungry = false;
  private loop: Promise<void> | undefined;

  constructor(private readonly options: PumpOptions) {}

  start(): void {
    this.loop = this.run();
  }

  wake(): void {
    this.alarm.ring();
  }

  /** A job that is handed over now would not wait for a slot. */
  get hasRoom(): boolean {
    return this.loop !== undefined && !this.stopping && this.room > 0;
  }

  /** Takes a job that no table knows. Those that come together are handled by one call. */
  handOver(job: RunningJob): void {
    this.handed.push(job);
    this.startingHanded ??= setImmediate(() => this.startHanded());
  }

  /** A job was finished: its slot is free. */
  finished(id: string): void {
    if (!this.running.delete(id)) return;
    if (this.handed.length > 0) this.startHanded();
    else if (this.hungry) this.alarm.ring();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.loop;
    while (this.handed.length > 0 || this.calls.size > 0) {
      this.startHanded();
      await Promise.all(this.calls);
    }
  }

  private get room(): number {
    return this.options.concurrency - this.running.size - this.handed.length;
  }

  private startHanded(): void {
    this.startingHanded = undefined;
    const jobs = this.handed.splice(0, this.options.concurrency - this.running.size);
    for (const { id } of jobs) this.running.add(id);
    if (jobs.length > 0) this.call(jobs);
  }

  private async run(): Promise<void> {
    while (!this.stopping) await this.alarm.sleep(await this.fill());
  }

  /** Fetches once and hands the jobs over; returns how long to sleep before the next fetch. */
  private async fill(): Promise<number> {
    const { queue, pollMs, logger } = this.options;
    const { room } = this;
    if (room <= 0) return pollMs;
    try {
      const jobs = await this.options.fetch(room);
      this.hungry = jobs.length === room;
      for (const { id } of jobs) this.running.add(id);
      if (jobs.length > 0) this.call(jobs);
      return pollMs;
    } catch (error) {
      logger.error({ err: error, queue }, 'jobs could not be fetched');
      return AFTER_FAILURE_MS;
    }
  }

  private call(jobs: readonly RunningJob[]): void {
    const call = this.handle(jobs).finally(() => {
      this.calls.delete(call);
      for (const { id } of jobs) this.finished(id);
    });
    this.calls.add(call);
  }

  private async handle(jobs: readonly RunningJob[]): Promise<void> {
    const left = () => jobs.filter(({ id, stored }) => stored && this.running.has(id));
    const { queue, logger } = this.options;
    try {
      try {
        await this.options.handle(jobs);
        if (left().length > 0) await this.options.finish(left());
      } catch (error) {
        logger.error(
          { err: error, queue, jobs: left().map(({ id }) => id) },
          'jobs failed; those that are stored are tried again',
        );
        if (left().length > 0) await this.options.fail(left(), error);
      }
    } catch (error) {
      logger.error({ err: error, queue }, 'failed jobs could not be given back, they come again when they expire');
    }
  }
}
