import type { Pool } from 'pg';
import { fanStream, type ServiceName, type StoredEvent } from '@reprise/contracts';
import { hash32 } from '@reprise/event-sourcing';
import { lockStreams } from '../append/tables.js';
import { checkpoint, versionIn } from '../consume/checkpoint.js';
import type { ConsumedRecord, LogTransport } from '../ports.js';
import { inTransaction } from '../sql.js';
import type { Subject } from '../streams.js';
import type { Sql } from '../work.js';
import { FanHistory, type ReadFan } from './fan-history.js';
import { FreshRows } from './fresh-rows.js';
import type { Open } from './open-event.js';
import type { LogProjection } from './projection.js';

export interface LogRebuildOptions {
  readonly service: ServiceName;
  /** Connections whose search_path is the service's schema. */
  readonly pool: Pool;
  /** The log the service consumes. */
  readonly transport: Pick<LogTransport, 'reader'>;
  readonly projections: readonly LogProjection<StoredEvent>[];
  readonly open: Open;
  /** Told of records as they are read. */
  readonly onRead?: (records: number) => void;
  /** What the fans of one pass may take, in characters of their records. */
  readonly budget?: number;
}

export interface RebuiltFromLog {
  fans: number;
  /** Records the rows were made of. */
  records: number;
  /** Fans whose rows stay as they were: the log that was read holds less of them than the service has consumed. */
  readonly left: string[];
}

const BUDGET = 64_000_000;
const READINGS = 10;

/**
 * Makes read models anew from the log that carries other services' events, while the service consumes: a fan's records
 * are read and opened outside of any transaction; then the lock of the fan's stream is taken, as whoever consumes a
 * record of the fan does, and the rows are replaced by those of what the service has consumed. What it has not, it will
 * meet on its own. Where it has consumed more than was read, the fan is read again.
 */
export async function rebuildFromLog(options: LogRebuildOptions, only?: string): Promise<RebuiltFromLog> {
  const rebuilt: RebuiltFromLog = { fans: 0, records: 0, left: [] };
  const note = async (fan: string, history: FanHistory | undefined) => {
    const records = await new FanRebuild(options, fan).run(history);
    if (records === null) rebuilt.left.push(fan);
    else {
      rebuilt.fans++;
      rebuilt.records += records;
    }
  };
  if (only !== undefined) await note(only, await readFan(options, only));
  else for await (const [fan, history] of readAll(options)) await note(fan, history);
  return rebuilt;
}

/** Every fan, by the order of their ids, in as many passes over the log as their records need memory. */
async function* readAll(options: LogRebuildOptions): AsyncGenerator<ReadFan> {
  for (let after = ''; ;) {
    const pass = new Pass(options, after);
    for (const topic of topicsOf(options.projections))
      await eachPage(options, topic, {}, (records) => {
        for (const record of records) pass.take(record);
      });
    yield* pass.fans();
    if (pass.upTo === null) return;
    after = pass.upTo;
  }
}

/** The fans of one reading. Those with the greatest ids are left to the next one when their records take too much. */
class Pass {
  upTo: string | null = null;
  private readonly found = new Map<string, FanHistory>();
  private size = 0;

  constructor(
    private readonly options: LogRebuildOptions,
    private readonly after: string,
  ) {}

  take(record: ConsumedRecord): void {
    const { key } = record;
    if (key <= this.after || (this.upTo !== null && key > this.upTo)) return;
    const history = this.found.get(key) ?? new FanHistory(this.options.projections);
    this.found.set(key, history);
    this.size -= history.size;
    history.take(record);
    this.size += history.size;
    if (this.size > (this.options.budget ?? BUDGET) && this.found.size > 1) this.shorten();
  }

  *fans(): Generator<ReadFan> {
    for (const fan of [...this.found.keys()].sort()) {
      const history = this.found.get(fan)!;
      if (history.isOfFan) yield [fan, history];
      this.found.delete(fan);
    }
  }

  private shorten(): void {
    const keys = [...this.found.keys()].sort();
    this.upTo = keys[Math.floor((keys.length - 1) / 2)]!;
    for (const key of keys)
      if (key > this.upTo) {
        this.size -= this.found.get(key)!.size;
        this.found.delete(key);
      }
  }
}

async function readFan(options: LogRebuildOptions, fan: string): Promise<FanHistory> {
  const history = new FanHistory(options.projections);
  for (const topic of topicsOf(options.projections))
    await eachPage(options, topic, { key: fan }, (records) => {
      for (const record of records) if (record.key === fan) history.take(record);
    });
  return history;
}

async function eachPage(
  { transport, onRead }: LogRebuildOptions,
  topic: string,
  where: { readonly key?: string },
  use: (records: readonly ConsumedRecord[]) => void,
): Promise<void> {
  const reader = transport.reader();
  try {
    for await (const page of reader.read(topic, where)) {
      use(page);
      onRead?.(page.length);
    }
  } finally {
    await reader.close();
  }
}

const topicsOf = (projections: readonly LogProjection<StoredEvent>[]): ReadonlySet<string> =>
  new Set(projections.flatMap(({ from }) => from.map(({ topics }) => topics[0])));

/** One fan's rows, put in the place of those that are there. */
class FanRebuild {
  constructor(
    private readonly options: LogRebuildOptions,
    private readonly fan: string,
  ) {}

  /** How many records the rows were made of; null when the log does not hold what the service has consumed. */
  async run(first: FanHistory | undefined): Promise<number | null> {
    let history = first;
    for (let reading = 0; reading < READINGS; reading++) {
      history ??= await readFan(this.options, this.fan);
      const events = await history.open(this.options.open);
      const read = history;
      const written = await inTransaction(this.options.pool, async (sql) => {
        const stream = fanStream(this.options.service, this.fan);
        await lockStreams(sql, hash32(this.options.service), { written: [hash32(stream)], read: [], keys: [] });
        const [versions] = await checkpoint.load([this.fan], sql);
        if (!read.holds(this.fan, versions!)) return null;
        const consumed = events.filter((event) => event.version <= versionIn(versions!, event.stream));
        if (!read.subject) return 0;
        await this.replace(read.subject, consumed, sql);
        return consumed.length;
      });
      if (written !== null) return written;
      history = undefined;
    }
    return null;
  }

  private replace(subject: Subject, events: readonly StoredEvent[], sql: Sql): Promise<void> {
    const rows = new FreshRows();
    const { projections } = this.options;
    for (const event of events) for (const projection of projections) projection.project(rows, subject, event);
    return rows.replace(
      sql,
      projections.map((projection) => (again) => projection.clear(subject, again)),
    );
  }
}
