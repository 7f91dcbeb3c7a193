import { pricingFan, spendDays, type LinkedSpend } from '@reprise/domain-pricing';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { decide } from '../fan-stream.js';
import type { PersonFan } from './person.js';

/** Notes on the fan's stream what the other fans of the person spent and may buy; their streams are locked by the task. */
export async function noteSpend(work: Work, subject: Subject, others: readonly PersonFan[]): Promise<void> {
  const spends = await Promise.all(others.map((other) => spendOf(work, other)));
  await decide(work, subject, { type: 'NotePersonSpend', others: spends, now: work.now });
}

async function spendOf(work: Work, other: PersonFan): Promise<LinkedSpend> {
  const days = spendDays(work.now);
  const { state, rows } = await work.state(pricingFan, fanRef('pricing', other), days);
  const spent = days.flatMap(({ collection, id }) => {
    const spend = rows.get<LinkedSpend['days'][string]>(collection, id);
    return spend ? [[id, spend] as const] : [];
  });
  return {
    otherFan: other.fan,
    link: other.link,
    days: Object.fromEntries(spent),
    open: state.open
      .filter(({ expiresAt }) => Date.parse(expiresAt) > Date.parse(work.now))
      .map(({ quoteId, amountMinor, currency, expiresAt }) => ({ quoteId, amountMinor, currency, expiresAt })),
  };
}
