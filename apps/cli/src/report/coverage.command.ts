import { utcOf } from '@reprise/contracts';
import { Command, InvalidArgumentError } from 'commander';
import { Api } from '../connection/api.js';
import { connectionOf } from '../connection/connection.js';
import { printJson } from '../output/print.js';
import { printCoverage, type CoverageReport, type Creator } from './coverage-page.js';

interface CoverageOptions {
  readonly creator?: string;
  readonly since?: string;
  readonly limit: number;
}

const HELP = `
Why nothing fitted: empty-catalog (nothing is for sale), no-match (nothing like it), all-owned (the fan has what there is of
it), withdrawn, not-for-sale, unknown-item (the item asked about).

The bottleneck of a creator, over all time: what would sell most more if it were mended.
  content   every request that found nothing, found an item: requests ÷ (requests − nothing to sell)
  chat      one offer in ten were bought: 10 % ÷ (bought ÷ offers of more than 48 hours ago, or bought)
  traffic   neither would sell a quarter more: what is asked for is there and is bought
  too few   under 10 fans, 30 requests or 30 such offers; where most requests find nothing, content is named all the same

--json: {total, missing, creators, funnel, bottlenecks}; creators by our ids.`;

const MOST = 500;

const limitOf = (text: string): number => {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${MOST}`);
};

const timeOf = (text: string): string => {
  const time = utcOf(text);
  if (time === null) throw new InvalidArgumentError('expected a time, such as 2026-11-01T00:00:00Z');
  return time;
};

export const coverageCommand = (): Command =>
  new Command('coverage')
    .description(
      'What fans asked for and found nothing to buy, most wanted first, and what holds each creator’s sales back.',
    )
    .option('--creator <creator>', 'of one creator: our id or the platform’s')
    .option('--since <time>', 'asked since then, e.g. 2026-11-01T00:00:00Z; bottlenecks are over all time', timeOf)
    .option('--limit <n>', 'topics, and creators', limitOf, 20)
    .addHelpText('after', HELP)
    .action(async (options: CoverageOptions, self: Command) => {
      const connection = connectionOf(self);
      const api = Api.of(connection);
      const report = await coverageOf(api, options);
      if (connection.json) return printJson(report);
      printCoverage(report, await api.get<readonly Creator[]>('/v1/ingest/creators'));
    });

async function coverageOf(api: Api, { creator, since, limit }: CoverageOptions): Promise<CoverageReport> {
  const scope = { limit: String(limit), ...(creator !== undefined && { creator }) };
  const asked = new URLSearchParams({ ...scope, ...(since !== undefined && { since }) });
  const [coverage, { bottlenecks }] = await Promise.all([
    api.get<Omit<CoverageReport, 'bottlenecks'>>(`/v1/catalog/coverage?${asked.toString()}`),
    api.get<Pick<CoverageReport, 'bottlenecks'>>(
      `/v1/catalog/coverage/bottlenecks?${new URLSearchParams(scope).toString()}`,
    ),
  ]);
  return { ...coverage, bottlenecks };
}
