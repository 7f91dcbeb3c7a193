import { knownIdSchema, textSchema } from '@reprise/contracts';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Creators } from '../creators/creators.js';
import { GROUPS, SalesReports, type Group, type SalesReport } from './sales-report.js';
import { Statements } from './statement.js';

const reportSchema = z.object({
  creator: knownIdSchema.optional().describe('Our id or the platform’s; all creators when left out.'),
  by: z.enum(GROUPS).optional().describe('Adds `rows`: this breakdown as a list, in order.'),
});
const statementSchema = z.object({ month: textSchema(7).regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, 'expected YYYY-MM') });

@Controller('v1/pricing')
export class ReportsController {
  constructor(
    private readonly reports: SalesReports,
    private readonly statements: Statements,
    private readonly creators: Creators,
  ) {}

  /** Gross sales (items, tips, subscriptions) by the time they happened. */
  @Get('reports/sales')
  async sales(@CurrentTenant() tenant: string, @Query(ZodPipe(reportSchema)) query: z.output<typeof reportSchema>) {
    const creator = query.creator === undefined ? null : await this.creators.get(tenant, query.creator);
    const report = await this.reports.sales(tenant, creator);
    return query.by === undefined ? report : { ...report, rows: rowsOf(report, query.by) };
  }

  @Get('statements/:creator')
  async statement(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) name: string,
    @Query(ZodPipe(statementSchema)) { month }: z.output<typeof statementSchema>,
  ) {
    const creator = await this.creators.get(tenant, name);
    return { creator, month, lines: await this.statements.of(tenant, creator, month) };
  }
}

const COLUMN = { day: 'byDay', week: 'byWeek', month: 'byMonth', creator: 'byCreator' } as const;

const rowsOf = ({ byCurrency }: SalesReport, by: Group) =>
  Object.entries(byCurrency)
    .flatMap(([currency, sales]) =>
      Object.entries(sales[COLUMN[by]]).map(([key, totalMinor]) => ({ key, currency, totalMinor })),
    )
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
