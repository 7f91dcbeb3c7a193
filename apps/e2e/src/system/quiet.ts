import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { System } from './system.js';

interface Status {
  readonly backlog: number;
  readonly lag: number;
}

const PATIENCE_MS = 240_000;

/** Waits until nothing is unpublished, unread, unsent or undecided: several looks in a row. */
export async function waitUntilQuiet(system: System, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    let calm = 0;
    let last = '';
    for (const end = Date.now() + PATIENCE_MS; calm < 4; await delay(250)) {
      last = await unrest(system, client);
      calm = last === '' ? calm + 1 : 0;
      if (Date.now() > end)
        throw new Error(`the services did not come to rest within ${PATIENCE_MS / 1000} s: ${last}`);
    }
  } finally {
    await client.end();
  }
}

async function unrest(system: System, client: pg.Client): Promise<string> {
  const behind: string[] = [];
  for (const process of system.processes) {
    const { backlog, lag } = await system.apiOf<Status>(process, `/v1/${process.app}/status`);
    if (backlog + lag > 0) behind.push(`${process.app}: backlog ${backlog}, lag ${lag}`);
  }
  const { rows } = await client.query<{ open: number }>(
    `select (select count(*) from generation.event where type = 'generation.reply-approved.v1')::int
       - (select count(*) from delivery.event where type in ('delivery.message-sent.v1', 'delivery.message-failed.v1', 'delivery.delivery-cancelled.v1'))::int as open`,
  );
  if (rows[0]!.open > 0) behind.push(`${rows[0]!.open} approved replies without an end`);
  const turns = await client.query<{ open: number }>('select count(*)::int as open from generation.open_turn');
  if (turns.rows[0]!.open > 0) behind.push(`${turns.rows[0]!.open} open turns`);
  const swept = await client.query<{ consents: number; quotes: number; stops: number; persons: number }>(
    `select (select count(*)::int from catalog.consent where pending) as consents,
       (select count(*)::int from pricing.quote where status = 'open' and withdrawn) as quotes,
       (select count(*)::int from ingest.stop_due) as stops,
       (select count(*)::int from pricing.person_quote) + (select count(*)::int from pricing.person_link where ended) as persons`,
  );
  const { consents, quotes, stops, persons } = swept.rows[0]!;
  if (consents > 0) behind.push(`${consents} consents whose items are not checked`);
  if (quotes > 0) behind.push(`${quotes} open quotes of stopped items`);
  if (stops > 0) behind.push(`${stops} stops on their way to linked fans`);
  if (persons > 0) behind.push(`${persons} prices and ended links of linked fans`);
  return behind.join(', ');
}
