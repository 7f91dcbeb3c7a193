import { Command, Option } from 'commander';
import { connectionOf } from '../connection/connection.js';
import { fanIdOf, LogSource, type SourceName } from '../connection/log-source.js';
import { CheckFailed, UsageError } from '../errors.js';
import { print, printJson } from '../output/print.js';
import { Progress } from '../output/progress.js';
import { LiveFacets } from './live-facets.js';
import { replay, type FanDifference, type ReplayResult } from './replay.js';

interface ReplayOptions {
  all?: boolean;
  from?: SourceName;
  compare?: 'live';
}

export function replayCommand(): Command {
  return new Command('replay')
    .description('Rebuild fans from the log. Decides nothing again and sends nothing again.')
    .argument('[fan]', 'our id, or creator/fan with the platform’s ids')
    .option('--all', 'every fan')
    .addOption(new Option('--from <log>', 'which log to read').choices(['postgres', 'kafka']))
    .addOption(new Option('--compare <what>', 'compare with what the services store now').choices(['live']))
    .action(async (name: string | undefined, options: ReplayOptions, self: Command) => {
      const connection = connectionOf(self);
      if ((name === undefined) === (options.all === undefined)) throw new UsageError('name one fan, or say --all');
      const fan = name === undefined ? undefined : fanIdOf(name, connection);
      if (options.compare && connection.databaseUrl === null)
        throw new UsageError('--compare live needs --database URL, where the services store their state');
      const source = LogSource.open(connection, options.from);
      const live = options.compare ? new LiveFacets(connection.databaseUrl!) : null;
      const progress = new Progress(`replaying from ${source.name}`, 0, connection.json);
      let read = 0;
      const started = performance.now();
      try {
        const result = await replay(source, live, fan, (count) => progress.update((read += count), read));
        progress.stop();
        report(result, source.name, (performance.now() - started) / 1000, connection.json, fan !== undefined);
      } finally {
        progress.stop();
        await source.close();
        await live?.close();
      }
    });
}

function report(result: ReplayResult, source: SourceName, seconds: number, json: boolean, one: boolean): void {
  const { fans, events, repeats, differences, compared } = result;
  if (one && fans.length === 0 && compared === 0) throw new UsageError('the log holds nothing of this fan');
  if (json)
    printJson({
      source,
      fans: fans.length,
      events,
      repeats,
      compared,
      differences: differences.length,
      details: differences,
      ...(one ? { digest: fans[0]?.digest, position: fans[0]?.events } : {}),
    });
  else {
    print(
      `${fans.length} fans rebuilt from ${source}: ${events} events, ${repeats} repeats ignored, ${seconds.toFixed(1)} s.`,
    );
    if (one && fans[0]) print(`position ${fans[0].events}, digest ${fans[0].digest}`);
    if (compared > 0) print(`${compared} fans compared with live: ${differences.length} differences.`);
    for (const difference of differences.slice(0, 50)) print(`  ${describe(difference)}`);
  }
  if (differences.length > 0) throw new CheckFailed(`${differences.length} facets differ from the log`);
}

function describe({ fan, service, kind, version, details }: FanDifference): string {
  const head = `${fan} ${service} at version ${version}`;
  if (kind === 'not-published') return `${head}: not published within 30 s`;
  const first = details
    .slice(0, 5)
    .map(({ path, live, replayed }) => `${path}: live ${JSON.stringify(live)}, log ${JSON.stringify(replayed)}`);
  return `${head}: ${first.length > 0 ? first.join('; ') : 'digest differs'}`;
}
