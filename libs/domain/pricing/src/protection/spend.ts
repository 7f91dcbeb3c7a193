import { momentAt, type PricingPolicy } from '@reprise/contracts';
import type { RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import { DAY_MS, HOUR_MS } from '../time.js';
import { elsewhereRow, readElsewhere, readSpend, RESERVED, SPEND, spendRow, type SpendOfDay } from '../rows.js';
import { reservedElsewhere } from './person.js';

/** Length of each window in hours; a cap counts the hours it touches whole, so it errs on the fan's side. */
const WINDOWS = { capDayMinor: 24, capWeekMinor: 7 * 24, capMonthMinor: 30 * 24 } as const;
type Cap = keyof typeof WINDOWS;
const CAPS = Object.keys(WINDOWS) as Cap[];

const dayOf = (ms: number): string => momentAt(ms).slice(0, 10);

export const hasCap = (policy: PricingPolicy): boolean => CAPS.some((cap) => policy[cap] !== null);

const daysOf = (hours: number, now: string): string[] =>
  Array.from({ length: hours / 24 + 1 }, (_, back) => dayOf(Date.parse(now) - back * DAY_MS));

/** What a cap of the policy counts, of the fan and of linked ones; nothing when the policy has no caps. */
export function cappedRows(policy: PricingPolicy, now: string): readonly RowRef[] {
  if (!hasCap(policy)) return [];
  const hours = Math.max(...CAPS.filter((cap) => policy[cap] !== null).map((cap) => WINDOWS[cap]));
  const days = daysOf(hours, now);
  return [...days.map(spendRow), ...days.map(elsewhereRow), { collection: RESERVED }];
}

/** The days that any cap may count. */
export const spendDays = (now: string): readonly Required<RowRef>[] =>
  daysOf(WINDOWS.capMonthMinor, now).map((id) => ({ collection: SPEND, id }));

/** Row of the day a payment counts on: by its own time, whenever we learn of it. */
export const spendDayOf = (occurredAt: string): RowRef => spendRow(dayOf(Date.parse(occurredAt)));

export function addSpend(
  rows: RowWriter,
  sale: { readonly occurredAt: string; readonly amountMinor: number; readonly currency: string },
): void {
  if (sale.amountMinor === 0) return;
  const ms = Date.parse(sale.occurredAt);
  const day = readSpend(rows, dayOf(ms)) ?? {};
  const hour = String(new Date(ms).getUTCHours());
  const hours = day[sale.currency] ?? {};
  const spent = (hours[hour] ?? 0) + sale.amountMinor;
  rows.put(SPEND, dayOf(ms), { ...day, [sale.currency]: { ...hours, [hour]: spent } } satisfies SpendOfDay);
}

/** The cap this amount would break, if any; quotes still open count as if they were bought, and linked fans with the fan. */
export function brokenCap(
  policy: PricingPolicy,
  rows: RowReader,
  price: { readonly amountMinor: number; readonly currency: string; readonly reservedMinor: number },
  now: string,
): string | null {
  for (const cap of CAPS) {
    const limit = policy[cap];
    if (limit === null) continue;
    const spent = spentWithin(rows, price.currency, WINDOWS[cap], now);
    const reserved = price.reservedMinor + reservedElsewhere(rows, price.currency, now);
    if (spent + reserved + price.amountMinor > limit)
      return `${cap} ${limit}: spent ${spent}, open ${reserved}, price ${price.amountMinor}`;
  }
  return null;
}

function spentWithin(rows: RowReader, currency: string, hours: number, now: string): number {
  const lastHour = Math.floor(Date.parse(now) / HOUR_MS);
  let spent = 0;
  for (let hour = lastHour - hours; hour <= lastHour; hour++) {
    const at = new Date(hour * HOUR_MS);
    const day = dayOf(hour * HOUR_MS);
    for (const of of [readSpend(rows, day), ...Object.values(readElsewhere(rows, day) ?? {})])
      spent += of?.[currency]?.[String(at.getUTCHours())] ?? 0;
  }
  return spent;
}
