import type { KeyRing } from '@reprise/event-log';
import type { RunningService } from '@reprise/service-host';
import type { Line, Money, Overview, SaleLine } from './overview.js';

/** The state of the whole at one moment, ready to be shown. */
export interface Snapshot {
  readonly counts: {
    readonly fans: number;
    readonly messages: number;
    readonly turns: number;
    readonly replies: number;
    readonly silences: number;
    readonly sales: number;
  };
  readonly money: Money;
  /** Over all services. `backlog`: recorded, not yet published. `lag`: published, not yet consumed. */
  readonly log: {
    readonly backlog: number;
    readonly lag: number;
    readonly parked: number;
    readonly deadLetters: number;
  };
}

export interface ShownLine {
  readonly at: string;
  readonly creator: string;
  readonly fanId: string;
  readonly fan: string;
  readonly from: Line['from'];
  readonly text: string;
}

export interface ShownSale extends Omit<SaleLine, 'fan'> {
  readonly fanId: string;
  readonly fan: string;
  readonly item: string | null;
}

export async function snapshotOf(overview: Overview, services: readonly RunningService[]): Promise<Snapshot> {
  const all = await Promise.all(services.map(({ log }) => log.status()));
  const sum = (of: 'backlog' | 'lag' | 'parked' | 'deadLetters') => all.reduce((total, one) => total + one[of], 0);
  const { fans, messages, turns, replies, silences, sales, money } = overview;
  return {
    counts: { fans, messages, turns, replies, silences, sales },
    money,
    log: { backlog: sum('backlog'), lag: sum('lag'), parked: sum('parked'), deadLetters: sum('deadLetters') },
  };
}

/** The latest lines and sales, newest first, opened for the eyes of whoever runs this. */
export class Recent {
  constructor(
    private readonly overview: Overview,
    private readonly keys: KeyRing,
  ) {}

  lines(): Promise<ShownLine[]> {
    const { lines, names } = this.overview;
    return Promise.all(
      lines.toReversed().map(async ({ at, tenant, creator, fan, from, text }) => ({
        at,
        creator: names.creator(creator),
        fanId: fan,
        fan: await this.fanName(tenant, fan),
        from,
        text: await this.keys.open({ tenant, fan }, text),
      })),
    );
  }

  sales(): Promise<ShownSale[]> {
    const { recentSales, names } = this.overview;
    return Promise.all(
      recentSales.toReversed().map(async ({ tenant, fan, ...sale }) => ({
        ...sale,
        tenant,
        creator: names.creator(sale.creator),
        item: sale.itemId === null ? null : names.item(sale.itemId),
        fanId: fan,
        fan: await this.fanName(tenant, fan),
      })),
    );
  }

  private async fanName(tenant: string, fan: string): Promise<string> {
    return (await this.keys.open({ tenant, fan }, this.overview.names.fan(fan))) ?? fan.slice(0, 8);
  }
}
