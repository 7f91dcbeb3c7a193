import pg from 'pg';
import { SERVICES, type ServiceName, type StoredEvent } from '@reprise/contracts';
import type { FanRange } from './fan-range.js';
import type { FanSource, SourcePage } from './fan-source.js';

/** Fans read together: their records lie side by side in each service's table. */
const FANS = 200;
const PAGE = 1_000;

interface EventRow {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
  readonly recorded_at: Date;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly traceparent: string | null;
  readonly topic_sequence: number | null;
  readonly data: unknown;
}

/** The services' own tables, whichever log carries their records: fan after fan, by the tables' primary keys. */
export class ServiceTables implements FanSource {
  readonly name = 'postgres';
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    this.pool.on('error', () => undefined);
  }

  async *read(range: FanRange): AsyncGenerator<SourcePage> {
    for (let after = range.after; ;) {
      const fans = await this.fansAfter(after, range.upTo);
      for (const service of SERVICES) yield* this.recordsOf(service, fans);
      after = fans.at(-1) ?? null;
      // The pass may have lowered its end meanwhile: what lies behind it belongs to the next one.
      if (fans.length < FANS || (range.upTo !== null && after! >= range.upTo)) return;
    }
  }

  async *readFan(fan: string): AsyncGenerator<SourcePage> {
    for (const service of SERVICES) yield* this.recordsOf(service, [fan]);
  }

  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ events: string }>(
      `select ${SERVICES.map((service) => `(select count(*) from ${service}.event where fan is not null)`).join(' + ')} as events`,
    );
    return Number(rows[0]!.events);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async fansAfter(after: string | null, upTo: string | null): Promise<string[]> {
    const { rows } = await this.pool.query<{ fan: string }>({
      name: 'replay-fans',
      text: `select fan from (${SERVICES.map(fansOf).join(' union ')}) f order by fan limit ${FANS}`,
      values: [after, upTo],
    });
    return rows.map(({ fan }) => fan);
  }

  private async *recordsOf(service: ServiceName, fans: readonly string[]): AsyncGenerator<SourcePage> {
    const streams = fans.map((fan) => `${service}:${fan}`);
    for (let [stream, version] = ['', 0]; ;) {
      const { rows } = await this.pool.query<EventRow>({
        name: `replay-${service}`,
        text: `select e.id, e.stream, e.version, e.type, e.tenant, e.creator, e.fan, e.recorded_at, e.correlation_id, e.causation_id,
            e.traceparent, e.topic_sequence, e.data
          from ${service}.event e where e.stream = any($1) and (e.stream, e.version) > ($2, $3)
          order by e.stream, e.version limit ${PAGE}`,
        values: [streams, stream, version],
      });
      const events = rows.map((row) => ({
        place: `${service}.event ${row.stream} version ${row.version}`,
        event: eventOf(row),
      }));
      if (rows.length > 0) yield { events, unreadable: [], read: rows.length };
      if (rows.length < PAGE) return;
      ({ stream, version } = rows.at(-1)!);
    }
  }
}

/** By the primary key. Ids of fans are UUIDs, which every collation orders as this program does. */
const fansOf = (service: ServiceName) =>
  `(select fan from ${service}.event where version = 1 and fan is not null and stream = '${service}:' || fan
     and ($1::text is null or stream > '${service}:' || $1) and ($2::text is null or fan <= $2) order by stream limit ${FANS})`;

const eventOf = (row: EventRow): StoredEvent => ({
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
