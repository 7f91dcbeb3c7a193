import { decimalsOf } from '@reprise/contracts';

/** Words and signs of money in folded text, and the currency they name. `$` and `dollars` may be any dollar. */
export const CURRENCY_MARKS: Readonly<Record<string, string>> = {
  $: 'USD', 'us$': 'USD', 'usd$': 'USD', usd: 'USD', dollar: 'USD', dollars: 'USD', buck: 'USD', bucks: 'USD', bux: 'USD',
  '€': 'EUR', eur: 'EUR', euro: 'EUR', euros: 'EUR', '£': 'GBP', gbp: 'GBP', quid: 'GBP', pound: 'GBP', pounds: 'GBP',
  'c$': 'CAD', 'ca$': 'CAD', cad: 'CAD', 'a$': 'AUD', 'au$': 'AUD', aud: 'AUD', 'nz$': 'NZD', nzd: 'NZD',
  '¥': 'JPY', jpy: 'JPY', yen: 'JPY', '₹': 'INR', inr: 'INR', rupees: 'INR', '₩': 'KRW', krw: 'KRW', won: 'KRW',
  chf: 'CHF', sek: 'SEK', nok: 'NOK', dkk: 'DKK', pln: 'PLN', czk: 'CZK', '₽': 'RUB', rub: 'RUB', brl: 'BRL', 'r$': 'BRL',
  mxn: 'MXN', '₺': 'TRY', xtr: 'XTR', stars: 'XTR',
}; // prettier-ignore

const DOLLARS: readonly string[] = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'];

/** The currency a mark names where `home` is what prices are in: `$` means the home dollar when home is one. */
export function currencyOf(mark: string, home: string | null): string | null {
  const named = CURRENCY_MARKS[mark] ?? null;
  const anyDollar = named === 'USD' && !mark.startsWith('us');
  return anyDollar && home !== null && DOLLARS.includes(home) ? home : named;
}

/** Whole minor units of an amount, or null when it has more decimals than the currency. */
export function minorOf(value: number, currency: string | null): number | null {
  const minor = value * 10 ** decimalsOf(currency ?? 'USD');
  const rounded = Math.round(minor);
  return Math.abs(minor - rounded) < 1e-6 && rounded <= 1_000_000_000_000 ? rounded : null;
}
