import { Command } from 'commander';
import { Api } from '../connection/api.js';
import { connectionOf } from '../connection/connection.js';
import { print, printJson, printTable } from '../output/print.js';

interface Coverage {
  readonly total: { readonly times: number; readonly fans: number; readonly topics: number };
  readonly missing: readonly {
    readonly askedFor: string;
    readonly times: number;
    readonly fans: number;
    readonly wordings: number;
    readonly firstAt: string;
    readonly lastAt: string;
    readonly reasons: Readonly<Record<string, number>>;
  }[];
  readonly creators: readonly {
    readonly creator: string;
    readonly times: number;
    readonly topics: number;
    readonly top: readonly { readonly askedFor: string; readonly times: number }[];
  }[];
  readonly funnel: Readonly<Record<'fans' | 'requests' | 'proposed' | 'missing' | 'owned', number>>;
}

interface CoverageOptions {
  readonly creator?: string;
  readonly since?: string;
  readonly limit: string;
}

const LONGEST = 60;

export const coverageCommand = (): Command =>
  new Command('coverage')
    .description('What fans asked for and found nothing to buy, most wanted first.')
    .option('--creator <creator>', 'of one creator: our id or the platform’s')
    .option('--since <time>', 'asked since then, e.g. 2026-11-01T00:00:00Z')
    .option('--limit <n>', 'topics', '20')
    .action(async ({ creator, since, limit }: CoverageOptions, self: Command) => {
      const connection = connectionOf(self);
      const query = new URLSearchParams({ limit, ...(creator && { creator }), ...(since && { since }) });
      const report = await Api.of(connection).get<Coverage>(`/v1/catalog/coverage?${query.toString()}`);
      if (connection.json) return printJson(report);
      if (report.missing.length === 0) return print('Nothing was asked for in vain.');
      printTopics(report);
      if (creator === undefined) printCreators(report);
      const { times, fans, topics } = report.total;
      print(`${times} requests of ${fans} fans for ${topics} topics had nothing to sell.`);
      const { funnel } = report;
      print(
        `In all ${funnel.fans} fans asked ${funnel.requests} times: ${funnel.proposed} got an item proposed, ${funnel.missing} none; ${funnel.owned} items are owned.`,
      );
    });

const printTopics = ({ missing }: Coverage): void =>
  printTable(
    ['asked for', 'times', 'fans', 'wordings', 'first', 'last', 'why'],
    missing.map(({ askedFor, times, fans, wordings, firstAt, lastAt, reasons }) => [
      short(askedFor),
      times,
      fans,
      wordings,
      firstAt.slice(0, 10),
      lastAt.slice(0, 10),
      Object.keys(reasons).join(', '),
    ]),
  );

const printCreators = ({ creators }: Coverage): void =>
  printTable(
    ['creator', 'times', 'topics', 'most wanted'],
    creators.map(({ creator, times, topics, top }) => [
      creator,
      times,
      topics,
      top.map(({ askedFor }) => short(askedFor)).join('; '),
    ]),
  );

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
