import { Command } from 'commander';
import { cutText, isSealed, type StoredEvent } from '@reprise/contracts';
import { sha256 } from '@reprise/event-log';
import { facetDigests, fanDigest, FanFold, parseAsOf, prefixOf, type AsOf } from '@reprise/fan-state';
import { connectionOf, type Connection } from '../connection/connection.js';
import { FAN_HELP, fanIdOf } from '../connection/fan-name.js';
import { openSource } from '../connection/log-source.js';
import { UsageError } from '../errors.js';
import { print, printJson, printTable } from '../output/print.js';

export function fanCommand(): Command {
  const command = new Command('fan').description('One fan, rebuilt from the log. Personal text stays sealed.');
  command
    .command('state')
    .argument('<fan>', FAN_HELP)
    .option('--as-of <moment>', 'a position (12) or a time (2026-11-23T10:00:00Z)')
    .action(async (name: string, options: { asOf?: string }, self: Command) =>
      printState(connectionOf(self), name, options.asOf),
    );
  command
    .command('timeline')
    .argument('<fan>', FAN_HELP)
    .action(async (name: string, _options: object, self: Command) => printTimeline(connectionOf(self), name));
  return command;
}

async function printState(connection: Connection, name: string, moment: string | undefined): Promise<void> {
  const asOf = moment === undefined ? undefined : parseAsOf(moment);
  if (moment !== undefined && !asOf)
    throw new UsageError(`--as-of ${moment} is neither a position nor a time such as 2026-11-23T10:00:00Z`);
  const fold = new FanFold(fanIdOf(name, connection));
  let last: StoredEvent | undefined;
  for await (const { event } of distinctRecords(connection, fold, asOf)) last = event;
  if (!last)
    throw new UsageError(
      asOf ? `the log holds nothing of this fan as of ${moment}` : 'the log holds nothing of this fan',
    );
  const state = fold.state();
  const digests = facetDigests(state, sha256);
  const view = { fan: fold.fan, position: fold.position, asOf: last.time, digest: fanDigest(digests, sha256), state };
  if (connection.json) return printJson(view);
  print(`fan ${view.fan}   position ${view.position}   as of ${view.asOf}`);
  print(`digest ${view.digest}`);
  for (const [service, facet] of Object.entries(state)) {
    print();
    print(`${service} (version ${facet.version})`);
    printJson({ ...(facet.state as object), ...facet.rows }, hideSealed);
  }
}

async function printTimeline(connection: Connection, name: string): Promise<void> {
  const fold = new FanFold(fanIdOf(name, connection));
  const rows: {
    position: number;
    time: string;
    type: string;
    id: string;
    causationId: string | null;
    data: unknown;
  }[] = [];
  for await (const { event, position } of distinctRecords(connection, fold))
    rows.push({
      position,
      time: event.time,
      type: event.type,
      id: event.id,
      causationId: event.causationId,
      data: event.data,
    });
  if (rows.length === 0) throw new UsageError('the log holds nothing of this fan');
  if (connection.json) return printJson(rows);
  printTable(
    ['#', 'recorded', 'event', 'what'],
    rows.map((row) => [row.position, row.time, row.type, gist(row.data)]),
  );
}

async function* distinctRecords(
  connection: Connection,
  fold: FanFold,
  asOf?: AsOf,
): AsyncGenerator<{ event: StoredEvent; position: number }> {
  const within = asOf ? prefixOf(asOf) : () => true;
  const source = openSource(connection);
  try {
    for await (const { events, unreadable } of source.readFan(fold.fan)) {
      for (const { place, reason } of unreadable)
        process.stderr.write(`reprise: the record at ${place} is no event and was left out: ${reason}\n`);
      for (const { event } of events)
        if (within(event, fold.position + 1) && fold.apply(event)) yield { event, position: fold.position };
    }
  } finally {
    await source.close();
  }
}

const hideSealed = (_key: string, value: unknown): unknown => (isSealed(value) ? '‹sealed›' : value);

const GIST_FIELDS = [
  'plan',
  'from',
  'to',
  'rule',
  'reason',
  'kind',
  'itemId',
  'amountMinor',
  'currency',
  'act',
  'outcome',
  'predicate',
  'messageId',
];

function gist(data: unknown): string {
  const fields = data as Readonly<Record<string, unknown>>;
  const said = GIST_FIELDS.filter(
    (field) => fields[field] !== undefined && fields[field] !== null && !isSealed(fields[field]),
  );
  return cutText(said.map((field) => `${field} ${String(fields[field])}`).join(', '), 90);
}
