import pg from 'pg';
import { sqlOn } from '../sql.js';
import type { Sql } from '../work.js';

const KEEP_ALIVE_MS = 10_000;
/** A statement that gets no answer for this long went to a server that is not there any more. */
const ANSWER_MS = 30_000;

export interface ConnectionHooks {
  onNotification(channel: string, payload: string): void;
  /** It broke; its session locks are, or soon will be, gone. */
  onLost(): void;
}

/** One connection that is not shared: what it locks is held exactly as long as it lives. */
export class DedicatedConnection implements Sql {
  private readonly client: pg.Client;
  private readonly sql: Sql;
  private closing = false;
  private failure: Error | undefined;

  constructor(config: pg.ClientConfig, hooks: ConnectionHooks) {
    this.client = new pg.Client({
      connectionTimeoutMillis: 5_000,
      query_timeout: ANSWER_MS,
      ...config,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    this.sql = sqlOn(this.client);
    const lose = (error: Error) => {
      if (this.closing || this.failure) return;
      this.failure = error;
      hooks.onLost();
    };
    this.client.on('error', lose);
    this.client.on('end', () => lose(new Error('the connection was closed')));
    this.client.on('notification', ({ channel, payload }) => hooks.onNotification(channel, payload ?? ''));
  }

  async open(): Promise<void> {
    await this.client.connect();
    // So that the server, too, lets go of the locks of a peer that vanished: after about 25 s.
    await this.query(
      `select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
         set_config('tcp_keepalives_count', '3', false)`,
    );
  }

  get lost(): Error | undefined {
    return this.failure;
  }

  query<R>(text: string, values?: readonly unknown[], name?: string): Promise<R[]> {
    if (this.failure) return Promise.reject(this.failure);
    return this.sql.query<R>(text, values, name);
  }

  /** Ends the session. A connection that already broke has nothing to say goodbye to. */
  async close(): Promise<void> {
    this.closing = true;
    if (!this.failure) await this.client.end();
  }
}
