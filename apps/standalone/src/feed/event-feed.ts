import { SERVICES, type StoredEvent } from '@reprise/contracts';
import type { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

export type FeedListener = (events: readonly StoredEvent[]) => void;

interface Row {
  tx: string;
  row_id: string;
  id: string;
  stream: string;
  version: number;
  type: string;
  tenant: string;
  creator: string;
  fan: string | null;
  recorded_at: Date;
  correlation_id: string;
  causation_id: string | null;
  traceparent: string | null;
  topic_sequence: number | null;
  data: unknown;
}

const PAGE = 2_000;
const POLL_MS = 400;
const COLUMNS = `tx, row_id, id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, causation_id, traceparent, topic_sequence, data`;

/**
 * All services share one database here, so their events have one order of commit that no cause breaks: by transaction,
 * as far as no older one is still open. A row is complete once its transaction is: one transaction is one service's.
 */
const NEXT_PAGE = `
  select * from (
    ${SERVICES.map(
      (service) => `(select ${COLUMNS} from ${service}.event
        where (tx, row_id) > ($1::xid8, $2::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
        order by tx, row_id limit ${PAGE})`,
    ).join(' union all ')}
  ) events order by tx, row_id limit ${PAGE}`;

const eventOf = (row: Row): StoredEvent => ({
  id: row.id,
  type: row.type,
  stream: row.stream,
  version: row.version,
  tenant: row.tenant,
  creator: row.creator,
  fan: row.fan,
  time: row.recorded_at.toISOString(),
  correlationId: row.correlation_id,
  causationId: row.causation_id,
  traceparent: row.traceparent,
  topicSequence: row.topic_sequence,
  data: row.data,
});

/** Every event of every service, from the first one, then as they are recorded. For what is shown, never for deciding. */
export class EventFeed {
  private readonly listeners = new Set<FeedListener>();
  private readonly stopping = new AbortController();
  private cursor = { tx: '0', row: '0' };
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Catches up with what is stored, then follows. Listeners added before miss nothing. */
  async start(): Promise<void> {
    await this.catchUp();
    this.loop = this.follow();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Returns what ends the subscription. */
  subscribe(listener: FeedListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await delay(POLL_MS, undefined, { signal }).catch(() => undefined);
      // The database may be away for a moment; the cursor stays where it is.
      if (!signal.aborted) await this.catchUp().catch(this.onError);
    }
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const { rows } = await this.pool.query<Row>({
        name: 'feed',
        text: NEXT_PAGE,
        values: [this.cursor.tx, this.cursor.row],
      });
      const last = rows.at(-1);
      if (!last) return;
      this.cursor = { tx: last.tx, row: last.row_id };
      const events = rows.map(eventOf);
      for (const listener of this.listeners) listener(events);
      if (rows.length < PAGE) return;
    }
  }
}
