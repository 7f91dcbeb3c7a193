import type { Pool } from 'pg';
import type { EventContract, ServiceName, StoredEvent } from '@reprise/contracts';
import { hash32, Rows, type AnyDecider } from '@reprise/event-sourcing';
import { lockStreams } from '../append/tables.js';
import { inTransaction, sqlOn } from '../sql.js';
import type { StreamRef } from '../streams.js';
import type { Sql } from '../work.js';
import { FreshRows } from './fresh-rows.js';
import { openEvent, type Open } from './open-event.js';
import type { Projection } from './projection.js';
import { storeAnew } from './store-anew.js';

export interface RebuildOptions {
  readonly service: ServiceName;
  /** Connections whose search_path is the service's schema. */
  readonly pool: Pool;
  /** Of the streams of fans, and of those of a creator's subjects by the name of the subject. */
  readonly deciders: Readonly<Record<string, AnyDecider>>;
  readonly projections: readonly Projection<StoredEvent>[];
  /** Opens what a projection `opens`. */
  readonly open?: Open;
  /** Told of every stream that is done. */
  readonly onStream?: (events: number) => void;
}

export interface Rebuilt {
  streams: number;
  events: number;
  /** Streams whose stored state was not what their events say. */
  mended: number;
}

const STREAMS = 200;
const EVENTS = 1_000;

interface StreamRow extends Omit<StreamRef, 'fan'> {
  readonly fan: string | null;
}

/**
 * Makes stored facets and read models anew from the service's own events, while it serves: decides nothing, appends
 * nothing, sends nothing. A stream is folded outside of any transaction, in pages; then its lock is taken, as whoever
 * appends to it does, the few events that came meanwhile are folded, and what is stored is set right in one short transaction.
 */
export async function rebuild(options: RebuildOptions, only?: string): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { streams: 0, events: 0, mended: 0 };
  for (let after = ''; ;) {
    const streams = await streamsAfter(sqlOn(options.pool), options.service, after, only);
    for (const row of streams) {
      const { version, mended } = await new StreamRebuild(options, row).run();
      rebuilt.streams++;
      rebuilt.events += version;
      if (mended) rebuilt.mended++;
      options.onStream?.(version);
    }
    if (streams.length < STREAMS) return rebuilt;
    after = streams.at(-1)!.stream;
  }
}

const streamsAfter = (sql: Sql, service: ServiceName, after: string, only: string | undefined) =>
  sql.query<StreamRow>(
    `select stream, tenant, creator, fan from event
     where version = 1 and stream > $1 and ($2::text is null or stream = $2) order by stream limit ${STREAMS}`,
    [after, only === undefined ? null : `${service}:${only}`],
  );

type EventRow = Omit<StoredEvent, 'time'> & { readonly time: Date };

const EVENT = `id, type, stream, version, tenant, creator, fan, recorded_at as time, correlation_id as "correlationId",
  causation_id as "causationId", traceparent, topic_sequence as "topicSequence", data`;

/** One stream, folded from its first event. */
class StreamRebuild {
  private readonly rows = new Rows();
  private readonly fresh = new FreshRows();
  private readonly ref: StreamRef;
  private readonly projections: readonly Projection<StoredEvent>[];
  private readonly opened: ReadonlyMap<string, EventContract>;
  private readonly decider: AnyDecider;
  private state: unknown;
  private version = 0;
  private topicSequence = 0;

  constructor(
    private readonly options: RebuildOptions,
    private readonly row: StreamRow,
  ) {
    this.ref = { stream: row.stream, tenant: row.tenant, creator: row.creator, fan: row.fan ?? '' };
    const of = row.fan === null ? row.stream.slice(`${options.service}:${row.creator}/`.length).split('/')[0]! : 'fan';
    const decider = options.deciders[of];
    if (!decider) throw new Error(`${row.stream}: ${options.service} has no decider of ${of}`);
    this.decider = decider;
    this.projections = options.projections.filter((projection) => projection.of === of);
    const opens = this.projections.flatMap((projection) => projection.opens ?? []);
    this.opened = new Map(opens.map((contract) => [contract.type, contract]));
  }

  async run(): Promise<{ version: number; mended: boolean }> {
    const { pool } = this.options;
    for (;;) {
      while ((await this.foldPage(sqlOn(pool))) === EVENTS);
      const mended = await inTransaction(pool, (sql) => this.finish(sql));
      if (mended !== null) return { version: this.version, mended };
    }
  }

  /** Null when more came than should be folded under a lock, or what came depends on streams that are not locked. */
  private async finish(sql: Sql): Promise<boolean | null> {
    const read = this.reads();
    await lockStreams(sql, hash32(this.options.service), { written: [hash32(this.row.stream)], read, keys: [] });
    if ((await this.foldPage(sql)) === EVENTS) return null;
    if (this.reads().some((stream) => !read.includes(stream))) return null;
    const { version, topicSequence, state } = this;
    const facet = { version, topicSequence, state, rows: this.rows.toJSON() };
    const mended = await storeAnew(sql, this.row, facet);
    await this.fresh.replace(
      sql,
      this.projections.map((projection) => (again) => projection.clear(this.ref, again, this.state)),
    );
    return mended;
  }

  private readonly reads = (): number[] =>
    this.projections
      .flatMap((projection) => projection.reads?.(this.ref, this.state) ?? [])
      .map(({ stream }) => hash32(stream));

  private async foldPage(sql: Sql): Promise<number> {
    const events = await sql.query<EventRow>(
      `select ${EVENT} from event where stream = $1 and version > $2 order by version limit ${EVENTS}`,
      [this.row.stream, this.version],
      'rebuild-events',
    );
    for (const event of events) await this.fold({ ...event, time: event.time.toISOString() });
    return events.length;
  }

  private async fold(event: StoredEvent): Promise<void> {
    this.state = this.decider.evolve(this.state ?? this.decider.initial, event, this.rows) as unknown;
    this.version = event.version;
    this.topicSequence = event.topicSequence ?? this.topicSequence;
    const projected = await this.openedEvent(event);
    for (const projection of this.projections) projection.project(this.fresh, this.ref, projected);
  }

  private openedEvent(event: StoredEvent): StoredEvent | Promise<StoredEvent> {
    const contract = this.opened.get(event.type);
    if (!contract) return event;
    const { open } = this.options;
    if (!open) throw new Error(`${this.row.stream}: a read model opens ${event.type}, and there is no key`);
    return openEvent(contract, event, open);
  }
}
