import type { PricingPolicy } from '@reprise/contracts';
import type { RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import { DAY_MS, HOUR_MS } from '../time.js';
import { readSpend, SPEND, spendRow, type SpendOfDay } from '../rows.js';

/** Length of each window in hours; a cap counts the hours it touches whole, so it errs on the fan's side. */
const WINDOWS = { capDayMinor: 24, capWeekMinor: 7 * 24, capMonthMinor: 30 * 24 } as const;
type Cap = keyof typeof WINDOWS;
const CAPS = Object.keys(WINDOWS) as Cap[];

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The days whose spend a cap of the policy needs; none when the policy has no caps. */
export function spendDays(policy: PricingPolicy, now: string): readonly RowRef[] {
  const hours = Math.max(0, ...CAPS.filter((cap) => policy[cap] !== null).map((cap) => WINDOWS[cap]));
  if (hours === 0) return [];
  const days = hours / 24 + 1;
  return Array.from({ length: days }, (_, back) => spendRow(dayOf(Date.parse(now) - back * DAY_MS)));
}

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

/** The cap this amount would break, if any; quotes still open count as if they were bought. */
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
    if (spent + price.reservedMinor + price.amountMinor > limit)
      return `${cap} ${limit}: spent ${spent}, open ${price.reservedMinor}, price ${price.amountMinor}`;
  }
  return null;
}

function spentWithin(rows: RowReader, currency: string, hours: number, now: string): number {
  const lastHour = Math.floor(Date.parse(now) / HOUR_MS);
  let spent = 0;
  for (let hour = lastHour - hours; hour <= lastHour; hour++) {
    const at = new Date(hour * HOUR_MS);
    spent += readSpend(rows, at.toISOString().slice(0, 10))?.[currency]?.[String(at.getUTCHours())] ?? 0;
  }
  return spent;
}
