import {
  fanJoinedV1,
  fanMessageReceivedV1,
  messageSentV1,
  saleRecordedV1,
  saleReversedV1,
  turnClosedV1,
  turnPlannedV1,
  type DataOf,
  type EventContract,
  type Personal,
  type StoredEvent,
} from '@reprise/contracts';
import { Names, type KeptNames } from './names.js';

/** Money in and out, by currency, minor units. */
export type Money = Readonly<Record<string, number>>;

export interface Line {
  readonly at: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
  readonly from: 'fan' | 'us';
  readonly text: Personal<string>;
}

export interface SaleLine {
  readonly at: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
  readonly kind: 'sale' | 'reversal';
  readonly source: string;
  readonly itemId: string | null;
  readonly attributed: boolean;
  readonly amountMinor: number;
  readonly currency: string;
  readonly live: boolean;
}

const RECENT_LINES = 40;
const RECENT_SALES = 12;

const dataOf = <C extends EventContract>(_contract: C, event: StoredEvent): DataOf<C> => event.data as DataOf<C>;

function keepLast<T>(list: T[], value: T, limit: number): void {
  list.push(value);
  if (list.length > limit) list.shift();
}

interface Counts {
  fans: number;
  messages: number;
  turns: number;
  replies: number;
  silences: number;
  sales: number;
  liveSales: number;
}

/** As it is kept between two runs. What is personal in it is sealed, as it is in the events. */
export interface KeptOverview {
  readonly counts: Counts;
  readonly money: Money;
  readonly names: KeptNames;
  readonly lines: readonly Line[];
  readonly recentSales: readonly SaleLine[];
}

/** What happened so far, counted from events: for the terminal and the status page. */
export class Overview implements Counts {
  fans = 0;
  messages = 0;
  turns = 0;
  replies = 0;
  silences = 0;
  sales = 0;
  /** Sales since the start that came by the ordinary path, in contrast to imported ones. */
  liveSales = 0;
  private readonly earned: Map<string, number>;
  readonly names: Names;
  readonly lines: Line[];
  readonly recentSales: SaleLine[];

  constructor(kept?: KeptOverview) {
    Object.assign(this, kept?.counts);
    this.earned = new Map(Object.entries(kept?.money ?? {}));
    this.names = new Names(kept?.names);
    this.lines = [...(kept?.lines ?? [])];
    this.recentSales = [...(kept?.recentSales ?? [])];
  }

  toJSON(): KeptOverview {
    const { fans, messages, turns, replies, silences, sales, liveSales, money, lines, recentSales } = this;
    const counts = { fans, messages, turns, replies, silences, sales, liveSales };
    return { counts, money, names: this.names.toJSON(), lines, recentSales };
  }

  get money(): Money {
    return Object.fromEntries([...this.earned].sort(([a], [b]) => a.localeCompare(b)));
  }

  /** Counts events, each given once. */
  add(events: readonly StoredEvent[]): void {
    for (const event of events) this.count(event);
  }

  private count(event: StoredEvent): void {
    this.names.add(event);
    if (event.type === fanJoinedV1.type) this.fans++;
    else if (event.type === turnPlannedV1.type) this.turns++;
    else if (event.type === turnClosedV1.type) this.silences += dataOf(turnClosedV1, event).movedTo === null ? 1 : 0;
    else if (event.type === fanMessageReceivedV1.type) this.received(event);
    else if (event.type === messageSentV1.type) this.sent(event);
    else if (event.type === saleRecordedV1.type) this.sold(event, dataOf(saleRecordedV1, event), 1);
    else if (event.type === saleReversedV1.type) this.sold(event, dataOf(saleReversedV1, event), -1);
  }

  private received(event: StoredEvent): void {
    const { text, origin } = dataOf(fanMessageReceivedV1, event);
    this.messages++;
    if (origin === 'live') this.say(event, 'fan', text);
  }

  private sent(event: StoredEvent): void {
    this.replies++;
    this.say(event, 'us', dataOf(messageSentV1, event).text);
  }

  private say({ time, tenant, creator, fan }: StoredEvent, from: Line['from'], text: Personal<string>): void {
    keepLast(this.lines, { at: time, tenant, creator, fan: fan ?? '', from, text }, RECENT_LINES);
  }

  private sold(event: StoredEvent, sale: DataOf<typeof saleRecordedV1>, sign: 1 | -1): void {
    const live = sale.origin === 'live';
    if (sign > 0) this.sales++;
    if (sign > 0 && live) this.liveSales++;
    this.earned.set(sale.currency, (this.earned.get(sale.currency) ?? 0) + sign * sale.amountMinor);
    const { creator, fan, kind, source, itemId, attributed, amountMinor, currency } = sale;
    const line = {
      at: event.time,
      tenant: event.tenant,
      creator,
      fan,
      kind,
      source,
      itemId,
      attributed,
      amountMinor,
      currency,
      live,
    };
    keepLast(this.recentSales, line, RECENT_SALES);
  }
}
