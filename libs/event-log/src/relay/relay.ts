import pg from 'pg';
import type { ServiceName } from '@reprise/contracts';
import { hash32 } from '@reprise/event-sourcing';
import type { LogLogger, LogMetrics } from '../logger.js';
import type { LogTransport } from '../ports.js';
import { BATCH_PLANS, sqlOn } from '../sql.js';
import type { Sql } from '../work.js';
import { Alarm } from './alarm.js';
import { settleEra } from './era.js';
import { HeldStreams } from './held.js';
import { readCursor, type OutboxCursor } from './outbox.js';
import { Publishing } from './publishing.js';

export interface RelayOptions {
  readonly service: ServiceName;
  readonly pool: pg.Pool;
  /** How to reach the database outside the pool: the leader keeps one connection for itself. */
  readonly connection: pg.ClientConfig;
  readonly transport: LogTransport;
  readonly logger: LogLogger;
  readonly metrics: LogMetrics;
  readonly batch?: number;
}

const RELAY_LOCK = hash32('reprise.relay');
const RETRY_MS = 500;
/** Longer than a broker or a database needs to come back. */
const TOLERATED_MS = 30_000;

/**
 * Moves a service's events from its table to the log. One relay of a service leads, by a session lock: its
 * connection is its claim, so a leader that dies or is cut off stops leading. Two leaders for a moment can only
 * repeat records. One send is outstanding at a time, ever; the cursor moves only after it was acknowledged.
 */
export class Relay {
  private readonly alarm = new Alarm();
  private leading = false;
  private failingSince: number | undefined;
  private publishing: Publishing | undefined;
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.loop = this.lead();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.loop;
  }

  get isLeader(): boolean {
    return this.leading;
  }

  /** False once it has failed for a while. One that leaves the leading to another process works. */
  get isWorking(): boolean {
    return this.failingSince === undefined || performance.now() < this.failingSince + TOLERATED_MS;
  }

  /** How far it has published, where it leads: the row in the table is a moment behind. */
  get position(): OutboxCursor | undefined {
    return this.publishing?.position;
  }

  /** Says that there is something to move. */
  wake(): void {
    this.alarm.ring();
  }

  private async lead(): Promise<void> {
    const { service, logger } = this.options;
    while (!this.stopping) {
      const client = new pg.Client({ ...this.options.connection, application_name: `reprise-${service}-relay` });
      let lost = false;
      client.on('error', () => (lost = true));
      client.on('notification', () => this.alarm.ring());
      try {
        await client.connect();
        const sql = sqlOn(client);
        await this.settle();
        if (await this.becomeLeader(sql)) {
          await sql.query(`listen "${service}.appended"`);
          // It writes nothing but its cursor, and losing the last of that only repeats records.
          await sql.query('set synchronous_commit = off');
          for (const [name, value] of Object.entries(BATCH_PLANS)) await sql.query(`set ${name} = ${value}`);
          await this.publish(sql, () => !lost);
        } else {
          this.failingSince = undefined;
          await this.alarm.sleep(1000);
        }
      } catch (error) {
        this.failingSince ??= performance.now();
        if (!this.stopping)
          logger.warn({ service, error: (error as Error).message }, 'relay interrupted, starting again');
        await this.alarm.sleep(RETRY_MS);
      } finally {
        this.leading = false;
        await client
          .end()
          .catch((error: Error) => logger.warn({ service, error: error.message }, 'relay connection did not close'));
      }
    }
  }

  private async becomeLeader(sql: Sql): Promise<boolean> {
    const [row] = await sql.query<{ leader: boolean }>('select pg_try_advisory_lock($1, $2) as leader', [
      RELAY_LOCK,
      hash32(this.options.service),
    ]);
    this.leading = row!.leader;
    return this.leading;
  }

  private async publish(sql: Sql, connected: () => boolean): Promise<void> {
    const producer = this.options.transport.producer(`${this.options.service}-relay`);
    await producer.connect();
    try {
      const held = new HeldStreams(this.options.service, sql, this.options.logger);
      await held.load();
      this.publishing = new Publishing(
        { ...this.options, sql, producer, held, alarm: this.alarm },
        await readCursor(sql),
      );
      while (!this.stopping && connected()) {
        await this.publishing.step();
        this.failingSince = undefined;
      }
      await this.publishing.end();
    } finally {
      this.publishing = undefined;
      await producer.close();
    }
  }

  private async settle(): Promise<void> {
    const { service, pool, logger } = this.options;
    if (await settleEra(pool))
      logger.warn({ service }, 'the tables came from another PostgreSQL cluster: what they hold is published first');
  }
}
