import type { Money } from './overview.js';

/** `$12.50`, in the digits the currency has. A code Intl does not know (XTR) is written behind the amount. */
export function formatMoney(amountMinor: number, currency: string): string {
  if (currency === 'XTR') return `${amountMinor} XTR`;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export const formatMoneys = (money: Money): string =>
  Object.entries(money)
    .map(([currency, amount]) => formatMoney(amount, currency))
    .join(' + ') || formatMoney(0, 'USD');
