import { moneyText } from '@reprise/contracts';
import type { Money } from './overview.js';

export const moneyTexts = (money: Money): string =>
  Object.entries(money)
    .map(([currency, amount]) => moneyText(amount, currency))
    .join(' + ') || moneyText(0, 'USD');
