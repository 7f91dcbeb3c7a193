import type { Pool } from 'pg';
import type { ServiceName } from '@reprise/contracts';
import { hash32, Rows, type AnyDecider } from '@reprise/event-sourcing';
import { lockStreams } from '../append/tables.js';
import { inTransaction, sqlOn } from '../sql.js';
import type { StreamRef } from '../streams.js';
import type { Sql, Writer } from '../work.js';
import type { Projection } from './projection.js';
import { storeAnew } from './store-anew.js';

export interface RebuildOptions {
  readonly service: ServiceName;
  /** Connections whose search_path is the service's schema. */
  readonly pool: Pool;
  /** Of the streams of fans, and of those of a creator's subjects by the name of the subject. */
  readonly deciders: Readonly<Record<string, AnyDecider>>;
  readonly projections: readonly Projection[];
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

interface EventRow {
  readonly version: number;
  readonly type: string;
  readonly time: Date;
  readonly data: unknown;
  readonly topic_sequence: number | null;
}

/** One stream, folded from its first event. */
class StreamRebuild {
  private readonly rows = new Rows();
  private readonly writes = new Map<Writer<unknown>, unknown[]>();
  private readonly ref: StreamRef;
  private readonly projections: readonly Projection[];
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
    await this.project(sql);
    return mended;
  }

  private readonly reads = (): number[] =>
    this.projections
      .flatMap((projection) => projection.reads?.(this.ref, this.state) ?? [])
      .map(({ stream }) => hash32(stream));

  private async foldPage(sql: Sql): Promise<number> {
    const events = await sql.query<EventRow>(
      `select version, type, recorded_at as time, data, topic_sequence from event
       where stream = $1 and version > $2 order by version limit ${EVENTS}`,
      [this.row.stream, this.version],
      'rebuild-events',
    );
    for (const event of events) this.fold(event);
    return events.length;
  }

  private fold(event: EventRow): void {
    this.state = this.decider.evolve(this.state ?? this.decider.initial, event, this.rows) as unknown;
    this.version = event.version;
    this.topicSequence = event.topic_sequence ?? this.topicSequence;
    const write = <R>(writer: Writer<R>, row: R) => {
      const key = writer as Writer<unknown>;
      const rows = this.writes.get(key);
      if (rows) rows.push(row);
      else this.writes.set(key, [row]);
    };
    const stored = { ...event, time: event.time.toISOString() };
    for (const projection of this.projections) projection.project({ write }, this.ref, stored);
  }

  private async project(sql: Sql): Promise<void> {
    const restores = [];
    for (const projection of this.projections) restores.push(await projection.clear(this.ref, sql, this.state));
    for (const [writer, rows] of this.writes) await writer.flush(rows, sql);
    for (const restore of restores) await restore(sql);
  }
}
