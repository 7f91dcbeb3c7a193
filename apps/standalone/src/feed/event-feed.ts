import { SERVICES, type ServiceName, type StoredEvent } from '@reprise/contracts';
import type { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

export type FeedListener = (events: readonly StoredEvent[]) => void;

/** How far the events of one service were given out, in the order of its outbox. */
interface Place {
  readonly era: number;
  readonly tx: string;
  readonly row: string;
}

/** How far each service's events were given out. */
export type FeedPosition = Readonly<Partial<Record<ServiceName, Place>>>;

interface Row {
  service: ServiceName;
  era: number;
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

/** Of each service. */
const PAGE = 500;
const POLL_MS = 400;
const BEGINNING: Place = { era: 0, tx: '0', row: '0' };
const COLUMNS = `era, tx, row_id, id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, causation_id, traceparent, topic_sequence, data`;

/**
 * Each service's events in the order its relay publishes them, as far as no older transaction is still open. Transaction
 * ids are comparable within one PostgreSQL cluster, and so within an era of a service's tables.
 */
const NEXT_PAGE = SERVICES.map(
  (service, i) => `(select '${service}' as service, ${COLUMNS} from ${service}.event
    where (era, tx, row_id) > (($1::int[])[${i + 1}], ($2::xid8[])[${i + 1}], ($3::bigint[])[${i + 1}])
      and (era < (select max(number) from ${service}.era) or tx < pg_snapshot_xmin(pg_current_snapshot()))
    order by era, tx, row_id limit ${PAGE})`,
).join(' union all ');

/** The rows of all services by time, those of each in their own order, whatever its clock did. */
function merged(rows: readonly Row[]): Row[] {
  const latest = new Map<ServiceName, number>();
  const timed = rows.map((row) => {
    const at = Math.max(row.recorded_at.getTime(), latest.get(row.service) ?? 0);
    latest.set(row.service, at);
    return { row, at };
  });
  return timed.sort((a, b) => a.at - b.at).map(({ row }) => row);
}

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

/** The events of every service from a position on, the first one unless told otherwise, then as they are recorded. For what is shown, never for deciding. */
export class EventFeed {
  private readonly listeners = new Set<FeedListener>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly onError: (error: Error) => void,
    private reached: FeedPosition = {},
  ) {}

  /** How far its listeners have heard. */
  get position(): FeedPosition {
    return this.reached;
  }

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
      // The database may be away for a moment; the position stays where it is.
      if (!signal.aborted) await this.catchUp().catch(this.onError);
    }
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const places = SERVICES.map((service) => this.reached[service] ?? BEGINNING);
      const { rows } = await this.pool.query<Row>({
        name: 'feed',
        text: NEXT_PAGE,
        values: [places.map(({ era }) => era), places.map(({ tx }) => tx), places.map(({ row }) => row)],
      });
      if (rows.length === 0) return;
      const ends = rows.map(({ service, era, tx, row_id }) => [service, { era, tx, row: row_id }] as const);
      this.reached = { ...this.reached, ...Object.fromEntries(ends) };
      const events = merged(rows).map(eventOf);
      for (const listener of this.listeners) listener(events);
      if (rows.length < PAGE) return;
    }
  }
}
