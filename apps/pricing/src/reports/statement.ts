import { EventLog } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';

/** A creator's month in one currency, minor units: what came in, what went back, and our fee on it. */
export interface StatementLine {
  readonly currency: string;
  readonly itemsMinor: number;
  readonly tipsMinor: number;
  readonly subscriptionsMinor: number;
  readonly reversedMinor: number;
  readonly feeMinor: number;
  readonly feeReversedMinor: number;
  /** Gross − reversed − (fee − fee reversed). */
  readonly netMinor: number;
}

const STATEMENT = `
  select currency,
         coalesce(sum(amount_minor) filter (where kind = 'sale' and source = 'item'), 0) as items,
         coalesce(sum(amount_minor) filter (where kind = 'sale' and source = 'tip'), 0) as tips,
         coalesce(sum(amount_minor) filter (where kind = 'sale' and source = 'subscription'), 0) as subscriptions,
         coalesce(sum(amount_minor) filter (where kind = 'reversal'), 0) as reversed,
         coalesce(sum(fee_minor) filter (where kind = 'sale'), 0) as fee,
         coalesce(sum(fee_minor) filter (where kind = 'reversal'), 0) as fee_reversed
  from sale
  where tenant = $1 and creator = $2
    and occurred_at >= ($3 || '-01')::timestamp at time zone 'UTC'
    and occurred_at < (($3 || '-01')::timestamp + interval '1 month') at time zone 'UTC'
  group by currency order by currency`;

type Column = 'items' | 'tips' | 'subscriptions' | 'reversed' | 'fee' | 'fee_reversed';

/** What a creator can add up again, to the cent, from the records of the topic `sales`. */
@Injectable()
export class Statements {
  constructor(private readonly log: EventLog) {}

  /** `month` is `YYYY-MM`, in UTC. */
  async of(tenant: string, creator: string, month: string): Promise<StatementLine[]> {
    const rows = await this.log.query<Record<Column, string> & { currency: string }>(STATEMENT, [
      tenant,
      creator,
      month,
    ]);
    return rows.map((row) => {
      const gross = Number(row.items) + Number(row.tips) + Number(row.subscriptions);
      const [reversed, fee, feeReversed] = [Number(row.reversed), Number(row.fee), Number(row.fee_reversed)];
      return {
        currency: row.currency,
        itemsMinor: Number(row.items),
        tipsMinor: Number(row.tips),
        subscriptionsMinor: Number(row.subscriptions),
        reversedMinor: reversed,
        feeMinor: fee,
        feeReversedMinor: feeReversed,
        netMinor: gross - reversed - (fee - feeReversed),
      };
    });
  }
}
