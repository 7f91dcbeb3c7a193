import { decimalsOf } from './currency.js';

const SIGNS: Readonly<Record<string, string>> = {
  USD: '$', EUR: '€', GBP: '£', CAD: 'CA$', AUD: 'A$', NZD: 'NZ$', JPY: '¥', INR: '₹', KRW: '₩', BRL: 'R$', MXN: 'MX$',
}; // prettier-ignore

function figures(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const whole = Number(digits.slice(0, point)).toLocaleString('en-US');
  return `${minor < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(point)}` : ''}`;
}

/** Money in a column, from integer minor units: all decimals of its currency, and its code, e.g. `1,234.50 USD`. */
export const amountText = (minor: number, currency: string): string => `${figures(minor, currency)} ${currency}`;

/** Money as people read it, from integer minor units: `$15`, `$12.50`, `€1,200`, `250 Stars`, `90 PLN`. */
export function moneyText(minor: number, currency: string): string {
  const amount = figures(minor, currency).replace(/\.0+$/, '');
  const sign = SIGNS[currency];
  if (sign) return minor < 0 ? `-${sign}${amount.slice(1)}` : `${sign}${amount}`;
  return `${amount} ${currency === 'XTR' ? 'Stars' : currency}`;
}
