import { Command, Option } from 'commander';
import { connectionOf } from '../connection/connection.js';
import { FAN_HELP, fanIdOf } from '../connection/fan-name.js';
import { openSource, type SourceName } from '../connection/log-source.js';
import { CheckFailed, UsageError } from '../errors.js';
import { print, printJson } from '../output/print.js';
import { Progress } from '../output/progress.js';
import { LiveFacets } from './live-facets.js';
import { replay, type FanDifference, type ReplayResult } from './replay.js';
import type { Fault } from './fold-pass.js';

interface ReplayOptions {
  all?: boolean;
  from?: SourceName;
  compare?: 'live';
}

export function replayCommand(): Command {
  return new Command('replay')
    .description('Rebuild fans from the log. Decides nothing again and sends nothing again.')
    .argument('[fan]', FAN_HELP)
    .option('--all', 'every fan')
    .addOption(
      new Option(
        '--from <source>',
        'kafka: the topic; postgres: the services’ own tables; default the log itself',
      ).choices(['postgres', 'kafka']),
    )
    .addOption(new Option('--compare <what>', 'compare with what the services store now').choices(['live']))
    .action(async (name: string | undefined, options: ReplayOptions, self: Command) => {
      const connection = connectionOf(self);
      if ((name === undefined) === (options.all === undefined)) throw new UsageError('name one fan, or say --all');
      const fan = name === undefined ? undefined : fanIdOf(name, connection);
      if (options.compare && connection.databaseUrl === null)
        throw new UsageError('--compare live needs --database URL, where the services store their state');
      const source = openSource(connection, options.from);
      const live = options.compare ? new LiveFacets(connection.databaseUrl!) : null;
      const progress = new Progress(`replaying from ${NAMES[source.name]}`, 0, connection.json);
      const onRead = (read: number, total: number) => progress.update(read, total);
      const started = performance.now();
      try {
        const result = await replay({ source, live, onRead }, fan);
        progress.stop();
        report(result, source.name, (performance.now() - started) / 1000, connection.json, fan !== undefined);
      } finally {
        progress.stop();
        await source.close();
        await live?.close();
      }
    });
}

const NAMES = { kafka: 'Kafka', log: 'the Postgres log', postgres: 'the services’ tables' } as const;
type Source = keyof typeof NAMES;
const PRINTED = 50;

function report(result: ReplayResult, source: Source, seconds: number, json: boolean, one: boolean): void {
  const { fans, compared } = result;
  if (one && fans === 0 && compared === 0) throw new UsageError('the log holds nothing of this fan');
  if (json) printJson(jsonOf(result, source, one));
  else printResult(result, source, seconds, one);
  const { differences, faults } = result;
  const wrong = [
    differences.count > 0 ? `${differences.count} facets differ from ${NAMES[source]}` : null,
    faults.count > 0 ? `${faults.count} streams cannot be folded or digested` : null,
  ].filter((line) => line !== null);
  if (wrong.length > 0) throw new CheckFailed(wrong.join('; '));
}

const jsonOf = (result: ReplayResult, source: Source, one: boolean) => ({
  source,
  fans: result.fans,
  events: result.events,
  repeats: result.repeats,
  passes: result.passes,
  compared: result.compared,
  differences: result.differences.count,
  details: result.differences.first,
  faults: result.faults.count,
  faultDetails: result.faults.first,
  unreadable: result.unreadable.count,
  unreadableRecords: result.unreadable.first,
  ...(one ? { digest: result.digest, position: result.events } : {}),
});

function printResult(result: ReplayResult, source: Source, seconds: number, one: boolean): void {
  const { fans, events, repeats, compared, differences, faults, unreadable } = result;
  print(
    `${fans} fans rebuilt from ${NAMES[source]}: ${events} events, ${repeats} repeats ignored, ${seconds.toFixed(1)} s.`,
  );
  if (one && fans > 0) print(`position ${events}, digest ${result.digest ?? 'none'}`);
  if (unreadable.count > 0) print(`${unreadable.count} records are no events and were left out:`);
  for (const { place, reason } of unreadable.first.slice(0, PRINTED)) print(`  ${place}: ${reason}`);
  if (faults.count > 0) print(`${faults.count} streams cannot be folded or digested:`);
  for (const fault of faults.first.slice(0, PRINTED)) print(`  ${told(fault)}`);
  if (compared > 0) print(`${compared} fans compared with live: ${differences.count} differences.`);
  for (const difference of differences.first.slice(0, PRINTED)) print(`  ${describe(difference)}`);
}

const told = ({ fan, service, place, reason }: Fault) => `${fan} ${service ?? 'no stream'}: ${place}: ${reason}`;

function describe({ fan, service, kind, version, details }: FanDifference): string {
  const head = `${fan} ${service} at version ${version}`;
  if (kind === 'not-published') return `${head}: not published within 30 s`;
  const first = details
    .slice(0, 5)
    .map(({ path, live, replayed }) => `${path}: live ${JSON.stringify(live)}, log ${JSON.stringify(replayed)}`);
  return `${head}: ${first.length > 0 ? first.join('; ') : 'digest differs'}`;
}
