import { cutText } from '@reprise/contracts';
import type { LogLogger } from '../logger.js';
import type { LogProducer } from '../ports.js';
import type { Sql } from '../work.js';
import { divide, EVENT_COLUMNS, type Held, type OpenRow } from './outbox-rows.js';

export async function heldCount(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ count: number }>('select count(*)::int as count from relay_held');
  return row!.count;
}

const PAGE = 500;
const ALERT_EVERY_MS = 60_000;

/** The streams a relay holds back, kept in the database: a mended row, or a release that knows it, lets them go on. */
export class HeldStreams {
  readonly streams = new Set<string>();
  private lookAt = 0;

  constructor(
    private readonly service: string,
    private readonly sql: Sql,
    private readonly logger: LogLogger,
  ) {}

  async load(): Promise<void> {
    const rows = await this.sql.query<{ stream: string }>('select distinct stream from relay_held');
    for (const { stream } of rows) this.streams.add(stream);
  }

  /** Before the cursor moves past them. */
  async add(held: readonly Held[]): Promise<void> {
    if (held.length === 0) return;
    await this.sql.query(
      `insert into relay_held (stream, version, reason) select * from unnest($1::text[], $2::int[], $3::text[])
       on conflict do nothing`,
      [held.map((h) => h.stream), held.map((h) => h.version), held.map((h) => cutText(h.reason, 500))],
    );
    for (const one of held) {
      if (!this.streams.has(one.stream)) this.alert(one);
      this.streams.add(one.stream);
    }
  }

  /** Once a minute, and at first: publishes what can be published by now, in the order of its stream, and names the rest. */
  async release(producer: LogProducer): Promise<void> {
    if (this.streams.size === 0 || performance.now() < this.lookAt) return;
    this.lookAt = performance.now() + ALERT_EVERY_MS;
    for (const stream of [...this.streams]) await this.releaseStream(stream, producer);
  }

  private async releaseStream(stream: string, producer: LogProducer): Promise<void> {
    for (;;) {
      const rows = await this.sql.query<OpenRow>(
        `select ${EVENT_COLUMNS}, data::text as json from relay_held h join event using (stream, version)
         where stream = $1 order by version limit ${PAGE}`,
        [stream],
      );
      const { records, held } = divide(rows);
      if (records.length > 0) await producer.send(records);
      const [first] = held;
      const until = first?.version ?? rows.at(-1)?.version ?? Infinity;
      await this.sql.query('delete from relay_held where stream = $1 and ($2::int is null or version < $2)', [
        stream,
        first ? until : rows.length < PAGE ? null : until + 1,
      ]);
      if (first) return this.alert(first);
      if (rows.length < PAGE) return void this.streams.delete(stream);
    }
  }

  private alert({ stream, version, type, reason }: Held): void {
    this.logger.error(
      { service: this.service, stream, version, type, reason },
      'an event cannot be published: its stream waits behind it',
    );
  }
}
