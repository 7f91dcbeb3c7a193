import { decimalsOf } from '@reprise/contracts';

const SIGNS: Readonly<Record<string, string>> = {
  USD: '$', EUR: '€', GBP: '£', CAD: 'CA$', AUD: 'A$', NZD: 'NZ$', JPY: '¥', INR: '₹', KRW: '₩', BRL: 'R$', MXN: 'MX$',
}; // prettier-ignore

/** A price as fans read it, from integer minor units: `$15`, `$12.50`, `€1,200`, `250 Stars`, `90 PLN`. */
export function priceText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const scale = 10 ** decimals;
  const whole = String(Math.floor(minor / scale)).replace(/\B(?=(\d{3}){1,5}$)/g, ',');
  const rest = minor % scale;
  const number = rest === 0 ? whole : `${whole}.${String(rest).padStart(decimals, '0')}`;
  const sign = SIGNS[currency];
  if (sign) return `${sign}${number}`;
  return `${number} ${currency === 'XTR' ? 'Stars' : currency}`;
}
