import { amountText } from '@reprise/contracts';
import { print, printTable } from '../output/print.js';

export const GROUPS = ['day', 'week', 'month', 'creator'] as const;
export type Group = (typeof GROUPS)[number];

/** Gross sales of one currency in its minor units. */
export interface Breakdown {
  readonly purchases: number;
  readonly totalMinor: number;
  readonly byDay: Readonly<Record<string, number>>;
  readonly byWeek: Readonly<Record<string, number>>;
  readonly byMonth: Readonly<Record<string, number>>;
  readonly byCreator: Readonly<Record<string, number>>;
}

/** What pricing answers. Its other fields, which `--json` prints, are those of the only currency, or null. */
export interface SalesReport {
  readonly byCurrency: Readonly<Record<string, Breakdown>>;
}

const COLUMN = { day: 'byDay', week: 'byWeek', month: 'byMonth', creator: 'byCreator' } as const;

/** The report for people: a total a currency, because unlike units add up to nothing. */
export function printSales({ byCurrency }: SalesReport, by: Group): void {
  const currencies = Object.entries(byCurrency);
  if (currencies.length === 0) return print('Nothing was sold.');
  const rows = currencies.flatMap(([currency, sales]) =>
    Object.entries(sales[COLUMN[by]]).map(([key, minor]) => ({ key, gross: amountText(minor, currency) })),
  );
  const ordered = rows.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  printTable(
    [by, 'gross'],
    ordered.map(({ key, gross }) => [key, gross]),
  );
  for (const [currency, { purchases, totalMinor }] of currencies)
    print(`${purchases} purchases, ${amountText(totalMinor, currency)} in all.`);
}
