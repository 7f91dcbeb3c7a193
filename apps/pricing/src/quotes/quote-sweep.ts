import { Clock, EventLog, fanRef, type Subject, type Work } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { Injectable } from '@nestjs/common';
import { decide } from '../fan-stream.js';

interface DueQuote extends Subject {
  readonly quoteId: string;
  readonly itemId: string;
  readonly withdrawn: boolean;
}

const BATCH = 500;
const DUE = `
  select quote_id as "quoteId", item_id as "itemId", tenant, creator, fan, withdrawn
  from quote where status = 'open' and due_at <= $1 order by due_at limit ${BATCH}`;

/** Ends quotes whose time ran out or whose item was withdrawn, a batch at a time. */
@Injectable()
export class QuoteSweep extends Sweep {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    super({ everyMs: 1_000, failure: 'quotes could not be ended yet' });
  }

  protected async round(): Promise<boolean> {
    const due = await this.log.query<DueQuote>(DUE, [this.clock.now()]);
    const byFan = Map.groupBy(due, ({ fan }) => fan);
    const ended = await Promise.all([...byFan.values()].map((quotes) => this.end(quotes[0]!, quotes)));
    return ended.reduce((sum, count) => sum + count, 0) >= BATCH;
  }

  private end({ tenant, creator, fan }: Subject, quotes: readonly DueQuote[]): Promise<number> {
    const subject = { tenant, creator, fan };
    return this.log.submit({
      key: fan,
      streams: [fanRef('pricing', subject)],
      cause: this.log.rootCause(),
      run: async (work) => {
        let ended = 0;
        for (const quote of quotes) ended += await endOne(work, subject, quote);
        return ended;
      },
    });
  }
}

async function endOne(work: Work, subject: Subject, { quoteId, itemId, withdrawn }: DueQuote): Promise<number> {
  const type = withdrawn ? 'WithdrawQuote' : 'ExpireQuote';
  return (await decide(work, subject, { type, quoteId, itemId, now: work.now })).length;
}
