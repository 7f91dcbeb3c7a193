const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** An amount as a fan would type it: `$12`, `$12.50`, `12 CHF`. */
export function spoken(amountMinor: number, currency: string): string {
  const major = amountMinor % 100 === 0 ? String(amountMinor / 100) : (amountMinor / 100).toFixed(2);
  const sign = SIGNS[currency];
  return sign ? `${sign}${major}` : `${major} ${currency}`;
}

/** A price a person would name: whole units, at least one. */
export const roundPrice = (amountMinor: number): number => Math.max(100, Math.round(amountMinor / 100) * 100);
