import { decimalsOf } from '@reprise/contracts';
import type { Money } from './overview.js';

/** `$12.50`, in the digits the currency has. A code Intl does not know (XTR) is written behind the amount. */
export function formatMoney(amountMinor: number, currency: string): string {
  if (currency === 'XTR') return `${amountMinor} XTR`;
  const digits = decimalsOf(currency); // Intl says what is usual (no decimals for some), not what the amount is in
  const style = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat('en-US', style).format(amountMinor / 10 ** digits);
}

export const formatMoneys = (money: Money): string =>
  Object.entries(money)
    .map(([currency, amount]) => formatMoney(amount, currency))
    .join(' + ') || formatMoney(0, 'USD');
