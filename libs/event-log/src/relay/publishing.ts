import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@reprise/contracts';
import type { LogLogger, LogMetrics } from '../logger.js';
import type { LogProducer } from '../ports.js';
import type { Sql } from '../work.js';
import type { Alarm } from './alarm.js';
import { ownWriters, WHOLE_SERVER, type Gate } from './gate.js';
import type { HeldStreams } from './held.js';
import { markDeadLettersPublished, readDeadLetters, readOutbox, type OutboxCursor } from './outbox.js';
import { SavedCursor } from './saved-cursor.js';

export interface PublishingOptions {
  readonly service: ServiceName;
  readonly sql: Sql;
  readonly producer: LogProducer;
  readonly held: HeldStreams;
  /** Rings when something was appended. */
  readonly alarm: Alarm;
  readonly logger: LogLogger;
  readonly metrics: LogMetrics;
  readonly batch?: number;
}

const IDLE_MS = 500;
const GATED_MS = 12;
const PAGE_EVERY_MS = 30;
/** Appends end within milliseconds. What holds the gate for longer may be a transaction of somebody else. */
const LOOK_CLOSER_MS = 60;
const CLOSER_FOR_MS = 2_000;
/** No append lasts longer. */
const WARN_AFTER_MS = 5_000;

/** What one relay does while it leads: reads pages of the outbox, sends each, and moves the cursor behind it. */
export class Publishing {
  private readonly cursor: SavedCursor;
  private othersAt = 0;
  private stuckSince: number | undefined;
  private closerUntil = 0;
  private warned = false;

  constructor(
    private readonly options: PublishingOptions,
    from: OutboxCursor,
  ) {
    this.cursor = new SavedCursor(options.sql, from);
  }

  /** How far everything is acknowledged. */
  get position(): OutboxCursor {
    return this.cursor.at;
  }

  /** Writes down how far it came. */
  async end(): Promise<void> {
    await this.cursor.close();
  }

  async step(): Promise<void> {
    const { sql, producer, held, metrics, alarm, batch = 1000 } = this.options;
    await this.moveOthers();
    const page = await readOutbox(sql, this.cursor.at, batch, { gate: this.gate(), heldStreams: held.streams });
    if (page.rows > 0) {
      await held.add(page.held);
      if (page.records.length > 0) await producer.send(page.records);
      metrics.published(page.records.length);
      this.cursor.at = page.cursor;
    }
    await this.cursor.saveWhenDue();
    this.watch(page.blocked && page.rows === 0);
    // What is appended in the meantime shares the next send.
    if (page.rows > 0) await delay(PAGE_EVERY_MS);
    else if (page.blocked) await delay(GATED_MS);
    if (!page.blocked && page.rows < batch) await alarm.sleep(IDLE_MS);
  }

  /** Whose transaction holds the gate is asked only while something waits for it: the answer costs a look at every lock. */
  private gate(): Gate {
    return performance.now() < this.closerUntil ? ownWriters(this.options.service) : WHOLE_SERVER;
  }

  private watch(isStuck: boolean): void {
    const now = performance.now();
    if (!isStuck) {
      this.stuckSince = undefined;
      this.warned = false;
      return;
    }
    this.stuckSince ??= now;
    if (now >= this.stuckSince + LOOK_CLOSER_MS) this.closerUntil = now + CLOSER_FOR_MS;
    if (this.warned || now < this.stuckSince + WARN_AFTER_MS) return;
    this.warned = true;
    const { service, logger } = this.options;
    logger.warn({ service }, 'nothing is published: a transaction of this service has run for over five seconds');
  }

  /** Dead letters, and events of streams that were held back. */
  private async moveOthers(): Promise<void> {
    if (performance.now() < this.othersAt) return;
    const { sql, producer, held, service } = this.options;
    const { ids, records } = await readDeadLetters(sql, service);
    if (ids.length > 0) {
      await producer.send(records);
      await markDeadLettersPublished(sql, ids);
    }
    await held.release(producer);
    this.othersAt = performance.now() + IDLE_MS;
  }
}
