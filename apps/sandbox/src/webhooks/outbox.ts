import type { Misbehaviour } from '../misbehaviour/misbehaviour.js';
import type { Attempt } from './sender.js';
import type { Webhook } from './webhook.js';

export interface OutboxOptions {
  /** Fans told at once. */
  readonly concurrency: number;
  /** Attempts for one webhook before it is given up. */
  readonly attempts: number;
  /** Wait before the second attempt; doubles up to `maxWaitMs`. */
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
}

export interface OutboxStats {
  queued: number;
  accepted: number;
  repeated: number;
  retried: number;
  refused: number;
  givenUp: number;
}

interface Entry {
  readonly webhook: Webhook;
  readonly done: (accepted: boolean) => void;
}

/** A webhook that is to be overtaken waits this long for another one of its fan. */
const HELD_AT_MOST_MS = 1_000;

/**
 * Webhooks on their way out: in order per fan, fans side by side, each tried again while the receiver is away. It is
 * kept in memory only: a platform that forgets on restart is part of what this stands in for.
 */
export class Outbox {
  readonly stats: OutboxStats = { queued: 0, accepted: 0, repeated: 0, retried: 0, refused: 0, givenUp: 0 };
  private readonly queues = new Map<string, Entry[]>();
  private readonly held = new Map<string, { entry: Entry; timer: NodeJS.Timeout }>();
  private readonly ready: string[] = [];
  private running = 0;
  private readonly stopping = new AbortController();

  constructor(
    private readonly attempt: (webhook: Webhook) => Promise<Attempt>,
    private readonly misbehaviour: Misbehaviour,
    private readonly options: OutboxOptions,
  ) {}

  /** Resolves with whether the receiver took it. */
  add(webhook: Webhook): Promise<boolean> {
    this.stats.queued++;
    return new Promise((done) => {
      const entry = { webhook, done };
      const held = this.held.get(webhook.key);
      if (!held && this.misbehaviour.reorders()) return this.hold(entry);
      this.enqueue(entry);
      if (held) this.release(webhook.key);
    });
  }

  /** Gives up what still waits. */
  stop(): void {
    this.stopping.abort();
    for (const key of [...this.held.keys()]) this.release(key);
  }

  /** Out of order on request: the next webhook of this fan overtakes this one. */
  private hold(entry: Entry): void {
    const { key } = entry.webhook;
    this.held.set(key, { entry, timer: setTimeout(() => this.release(key), HELD_AT_MOST_MS) });
  }

  private release(key: string): void {
    const held = this.held.get(key);
    if (!held) return;
    clearTimeout(held.timer);
    this.held.delete(key);
    this.enqueue(held.entry);
  }

  private enqueue(entry: Entry): void {
    const { key } = entry.webhook;
    const queue = this.queues.get(key);
    if (queue) return void queue.push(entry);
    this.queues.set(key, [entry]);
    this.ready.push(key);
    this.pump();
  }

  private pump(): void {
    while (this.running < this.options.concurrency && this.ready.length > 0) {
      const key = this.ready.shift()!;
      this.running++;
      void this.tell(key).finally(() => {
        this.running--;
        this.pump();
      });
    }
  }

  /** One webhook of a fan, then back to the end of the line, so that a long queue does not starve the others. */
  private async tell(key: string): Promise<void> {
    const queue = this.queues.get(key)!;
    const { webhook, done } = queue[0]!;
    const accepted = await this.deliver(webhook);
    queue.shift();
    this.stats.queued--;
    done(accepted);
    if (queue.length === 0) this.queues.delete(key);
    else this.ready.push(key);
  }

  private async deliver(webhook: Webhook): Promise<boolean> {
    for (let n = 1; !this.stopping.signal.aborted; n++) {
      const outcome = await this.attempt(webhook);
      if (outcome === 'accepted') {
        this.stats.accepted++;
        if (this.misbehaviour.duplicates()) {
          this.stats.repeated++;
          await this.attempt(webhook);
        }
        return true;
      }
      if (outcome === 'refused') {
        this.stats.refused++;
        return false;
      }
      if (n === this.options.attempts) break;
      this.stats.retried++;
      await this.wait(Math.min(this.options.maxWaitMs, this.options.firstWaitMs * 2 ** (n - 1)));
    }
    this.stats.givenUp++;
    return false;
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const { signal } = this.stopping;
      const timer = setTimeout(over, ms);
      function over() {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      }
      signal.addEventListener('abort', over);
    });
  }
}
