import { moneyTexts } from '../overview/money.js';
import type { Snapshot } from '../overview/snapshot.js';

const count = new Intl.NumberFormat('en-US');

const cells = (entries: Readonly<Record<string, number | string>>) =>
  Object.entries(entries)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? count.format(value) : value}`)
    .join('   ');

/** The live view: what the business did, and how the log stands. */
export function viewLines({ counts, money, log }: Snapshot): string[] {
  const { fans, messages, turns, replies, silences, sales } = counts;
  return [
    cells({ fans, messages, turns, replies, 'left unanswered': silences }),
    cells({ sales, earned: moneyTexts(money) }),
    cells({ 'to publish': log.backlog, lag: log.lag, parked: log.parked, 'dead letters': log.deadLetters }),
  ];
}

/** The same in one line, for logs. */
export const plainLine = ({ counts, money, log }: Snapshot): string =>
  cells({
    fans: counts.fans,
    turns: counts.turns,
    sales: counts.sales,
    earned: moneyTexts(money),
    lag: log.backlog + log.lag,
    'dead letters': log.deadLetters,
  });
