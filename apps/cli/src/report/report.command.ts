import { Command, Option } from 'commander';
import { Api } from '../connection/api.js';
import { connectionOf } from '../connection/connection.js';
import { printJson } from '../output/print.js';
import { coverageCommand } from './coverage.command.js';
import { GROUPS, printSales, type Group, type SalesReport } from './sales-page.js';

export function reportCommand(): Command {
  const command = new Command('report').description('Reports over the log.');
  command
    .command('sales')
    .description('Gross sales by the time they happened (UTC), a total a currency: days, ISO weeks, months, creators.')
    .addOption(new Option('--by <group>', 'what to group by').choices(GROUPS).default('day'))
    .option('--creator <creator>', 'of one creator: our id or the platform’s')
    .action(async (options: { by: Group; creator?: string }, self: Command) => {
      const connection = connectionOf(self);
      const query = options.creator === undefined ? '' : `?creator=${encodeURIComponent(options.creator)}`;
      const report = await Api.of(connection).get<SalesReport>(`/v1/pricing/reports/sales${query}`);
      if (connection.json) printJson(report);
      else printSales(report, options.by);
    });
  command.addCommand(coverageCommand());
  return command;
}
