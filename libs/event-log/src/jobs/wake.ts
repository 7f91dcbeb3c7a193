import { createHash } from 'node:crypto';
import type { Notification, Pool, PoolClient } from 'pg';
import type { LogLogger } from '../logger.js';

const RECONNECT_MS = 1_000;

/** The channel pg-boss notifies when a job that is due was put on a queue of the schema; the payload names the queue. */
const channelOf = (schema: string) => `pgboss_${createHash('sha224').update(schema).digest('hex').slice(0, 24)}`;

/** Listens for new jobs on a connection of its own. Being deaf for a while costs latency only: the pumps poll as well. */
export class WakeUpCalls {
  private client: PoolClient | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly logger: LogLogger,
    private readonly onJob: (queue: string) => void,
  ) {}

  async start(): Promise<void> {
    try {
      const client = await this.pool.connect();
      this.client = client;
      client.on('error', (error) => this.lost(client, error));
      client.on('notification', (call: Notification) => this.onJob(call.payload ?? ''));
      await client.query(`listen "${channelOf(this.schema)}"`);
      if (this.stopped) this.release();
    } catch (error) {
      this.lost(this.client, error);
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.release();
  }

  private lost(client: PoolClient | undefined, error: unknown): void {
    if (client !== this.client || this.stopped) return;
    this.logger.warn({ err: error, schema: this.schema }, 'not listening for new jobs, polling only');
    this.release();
    this.retry = setTimeout(() => void this.start(), RECONNECT_MS).unref();
  }

  /** Destroyed, not returned: the pool would hand a listening connection to someone else. */
  private release(): void {
    const client = this.client;
    this.client = undefined;
    client?.release(true);
  }
}
