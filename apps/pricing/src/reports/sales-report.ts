import { DomainError } from '@reprise/event-sourcing';
import { EventLog } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';

export const GROUPS = ['day', 'week', 'month', 'creator'] as const;
export type Group = (typeof GROUPS)[number];
type Sums = Readonly<Record<string, number>>;

/** Gross sales in minor units. Times are UTC, weeks ISO 8601 (`2017-W01`), creators by the platform's own ids. */
export interface Breakdown {
  /** Sales of items; tips and subscriptions are in the totals only. */
  readonly purchases: number;
  readonly totalMinor: number;
  readonly byDay: Sums;
  readonly byWeek: Sums;
  readonly byMonth: Sums;
  readonly byCreator: Sums;
}
/** The sums of the only currency, or null when there are several: unlike units add up to nothing. */
type OneCurrency = { readonly [K in keyof Breakdown]: Breakdown[K] | null };
export interface SalesReport extends OneCurrency {
  readonly byCurrency: Readonly<Record<string, Breakdown>>;
  /** The same, when there are several. */
  readonly currencies?: Readonly<Record<string, Breakdown>>;
}

interface Row {
  /** The group the key is of; null for the total. */
  readonly of: Group | null;
  readonly key: string;
  readonly currency: string;
  readonly purchases: string;
  readonly minor: string;
}

// Names are joined here and not stored with a sale: a creator may be registered after their first sales arrived.
const REPORT = `
  with gross as (
    select s.currency, s.amount_minor, s.source, coalesce(c.platform_creator_id, s.creator) as creator,
           to_char(s.occurred_at at time zone 'UTC', 'YYYY-MM-DD') as day,
           to_char(s.occurred_at at time zone 'UTC', 'IYYY-"W"IW') as week,
           to_char(s.occurred_at at time zone 'UTC', 'YYYY-MM') as month
    from sale s left join creator c on c.creator = s.creator
    where s.tenant = $1 and s.kind = 'sale' and ($2::text is null or s.creator = $2)
  )
  select case when grouping(day) = 0 then 'day' when grouping(week) = 0 then 'week'
              when grouping(month) = 0 then 'month' when grouping(creator) = 0 then 'creator' end as of,
         coalesce(day, week, month, creator) as key, currency,
         count(*) filter (where source = 'item') as purchases, sum(amount_minor) as minor
  from gross
  group by grouping sets ((currency), (currency, day), (currency, week), (currency, month), (currency, creator))
  order by key`;

/** The sales report, from the ledger as it stands: the order in which sales arrived does not show. */
@Injectable()
export class SalesReports {
  constructor(private readonly log: EventLog) {}

  async sales(tenant: string, creator: string | null): Promise<SalesReport> {
    const rows = await this.log.query<Row>(REPORT, [tenant, creator]);
    const groups = [...Map.groupBy(rows, ({ currency }) => currency)].sort(([a], [b]) => (a < b ? -1 : 1));
    const byCurrency = Object.fromEntries(groups.map(([currency, own]) => [currency, breakdown(own)]));
    if (groups.length < 2) return { ...breakdown(rows), byCurrency };
    return { ...SEVERAL, byCurrency, currencies: byCurrency };
  }
}

const SEVERAL = {
  purchases: null,
  totalMinor: null,
  byDay: null,
  byWeek: null,
  byMonth: null,
  byCreator: null,
} satisfies OneCurrency;

function breakdown(rows: readonly Row[]): Breakdown {
  const total = rows.filter(({ of }) => of === null);
  const by = (group: Group) => sums(rows.filter(({ of }) => of === group));
  return {
    purchases: exact(total.reduce((sum, { purchases }) => sum + BigInt(purchases), 0n)),
    totalMinor: exact(total.reduce((sum, { minor }) => sum + BigInt(minor), 0n)),
    byDay: by('day'),
    byWeek: by('week'),
    byMonth: by('month'),
    byCreator: by('creator'),
  };
}

function sums(rows: readonly Row[]): Sums {
  const totals = new Map<string, bigint>();
  for (const { key, minor } of rows) totals.set(key, (totals.get(key) ?? 0n) + BigInt(minor));
  return Object.fromEntries([...totals].map(([key, total]) => [key, exact(total)]));
}

/** JSON numbers are exact up to 2^53; a sum beyond it is refused rather than rounded. */
function exact(sum: bigint): number {
  const number = Number(sum);
  if (!Number.isSafeInteger(number)) throw new DomainError('report/too-large', `${sum} does not fit a JSON number`);
  return number;
}
