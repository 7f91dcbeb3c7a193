import { Command, Option } from 'commander';
import { Api } from '../connection/api.js';
import { connectionOf } from '../connection/connection.js';
import { money, print, printJson, printTable } from '../output/print.js';
import { coverageCommand } from './coverage.command.js';

const GROUPS = ['day', 'week', 'month', 'creator'] as const;
type Group = (typeof GROUPS)[number];

interface SalesReport {
  readonly purchases: number;
  readonly totalMinor: number;
  readonly byDay: Readonly<Record<string, number>>;
  readonly byWeek: Readonly<Record<string, number>>;
  readonly byMonth: Readonly<Record<string, number>>;
  readonly byCreator: Readonly<Record<string, number>>;
}

export function reportCommand(): Command {
  const command = new Command('report').description('Reports over the log.');
  command
    .command('sales')
    .description('Gross sales by the time they happened (UTC): days, ISO weeks, months, creators.')
    .addOption(new Option('--by <group>', 'what to group by').choices(GROUPS).default('day'))
    .option('--creator <creator>', 'of one creator: our id or the platform’s')
    .action(async (options: { by: Group; creator?: string }, self: Command) => {
      const connection = connectionOf(self);
      const query = options.creator === undefined ? '' : `?creator=${encodeURIComponent(options.creator)}`;
      const report = await Api.of(connection).get<SalesReport>(`/v1/pricing/reports/sales${query}`);
      if (connection.json) return printJson(report);
      const column = { day: report.byDay, week: report.byWeek, month: report.byMonth, creator: report.byCreator }[
        options.by
      ];
      printTable(
        [options.by, 'gross'],
        Object.entries(column).map(([key, minor]) => [key, money(minor)]),
      );
      print(`${report.purchases} purchases, ${money(report.totalMinor)} in all.`);
    });
  command.addCommand(coverageCommand());
  return command;
}
