import type { TableEvent } from '../../system/audit.js';
import type { ActedPerson } from './acted.js';
import { CAP_MINOR } from './scenario.js';

interface Money {
  readonly quoteId: string | null;
  readonly amountMinor: number;
}
const CLOSED = ['pricing.quote-cancelled.v1', 'pricing.quote-expired.v1'];

/**
 * After every transaction that gave a price, what the person had spent and could still buy by open quotes, over all of
 * their fans, is within the cap. A price holds the locks of all of them: the transactions are in one order.
 */
export function checkCaps(people: readonly ActedPerson[], tables: readonly TableEvent[], findings: string[]) {
  const pricing = Map.groupBy(
    tables.filter(({ stream }) => stream.startsWith('pricing:')),
    ({ stream }) => stream,
  );
  const counts = { cappedPersons: 0, cappedQuotes: 0, withheldForCap: 0, spendNoted: 0 };
  for (const { person, fans } of people) {
    if (!person.capped) continue;
    counts.cappedPersons++;
    const events = fans.flatMap((fan) => pricing.get(`pricing:${fan}`) ?? []);
    counts.cappedQuotes += events.filter(isQuote).length;
    counts.withheldForCap += events.filter(({ data }) => data['reason'] === 'cap').length;
    counts.spendNoted += events.filter(({ type }) => type === 'pricing.person-spend-noted.v1').length;
    const most = mostAllowed(events);
    if (most > CAP_MINOR) findings.push(`${person.name} could spend ${most} under a cap of ${CAP_MINOR}`);
  }
  return counts;
}

const isQuote = ({ type }: TableEvent) => type === 'pricing.price-quoted.v1';

/** The most that was spent or open right after a price was given. */
export function mostAllowed(events: readonly TableEvent[]): number {
  const byTx = [...Map.groupBy(events, ({ tx }) => tx)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const open = new Map<string | null, number>();
  let spent = 0;
  let most = 0;
  for (const [, together] of byTx) {
    for (const { type, data } of together.toSorted((a, b) => a.version - b.version)) {
      const { quoteId, amountMinor } = data as unknown as Money;
      if (type === 'pricing.price-quoted.v1') open.set(quoteId, amountMinor);
      if (type === 'pricing.sale-recorded.v1') spent += amountMinor;
      if (type === 'pricing.sale-recorded.v1' || CLOSED.includes(type)) open.delete(quoteId);
    }
    const allowed = spent + [...open.values()].reduce((sum, amount) => sum + amount, 0);
    if (together.some(isQuote)) most = Math.max(most, allowed);
  }
  return most;
}
