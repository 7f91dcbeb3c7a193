import type { Pool } from 'pg';
import type { FeedPosition } from '../feed/event-feed.js';
import type { KeptOverview, Overview } from './overview.js';

/** Raised when what is kept changes its shape: then everything is counted again, once. */
const FORMAT = 1;

interface Kept {
  readonly position: FeedPosition;
  readonly overview: KeptOverview;
}

/** The overview and how far the feed had come, in one row: a start counts what came since, not everything. */
export class OverviewTable {
  constructor(private readonly pool: Pool) {}

  async load(): Promise<Kept | undefined> {
    await this.pool.query(`
      create schema if not exists front;
      create table if not exists front.overview (
        only_row boolean primary key default true check (only_row),
        format int not null,
        position json not null,
        overview json not null
      )`);
    const { rows } = await this.pool.query<Kept>('select position, overview from front.overview where format = $1', [
      FORMAT,
    ]);
    return rows[0];
  }

  async save(position: FeedPosition, overview: Overview): Promise<void> {
    await this.pool.query(
      `insert into front.overview (format, position, overview) values ($1, $2, $3)
       on conflict (only_row) do update
         set format = excluded.format, position = excluded.position, overview = excluded.overview`,
      [FORMAT, JSON.stringify(position), JSON.stringify(overview)],
    );
  }
}

const SAVE_EVERY_MS = 60_000;

/** Saves while the feed runs. Returns what ends it, after a last time. Between two events of the loop the two belong together. */
export function keepOverview(
  table: OverviewTable,
  feed: { readonly position: FeedPosition },
  overview: Overview,
  onError: (error: Error) => void,
): () => Promise<void> {
  let saved = feed.position;
  const save = async () => {
    if (feed.position === saved) return;
    saved = feed.position;
    await table.save(saved, overview);
  };
  let saving = Promise.resolve();
  const timer = setInterval(() => {
    saving = saving.then(save).catch(onError);
  }, SAVE_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await saving;
    await save();
  };
}
