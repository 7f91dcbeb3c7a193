import { summaryUpdatedV1, type Observation, type Origin } from '@reprise/contracts';
import { memoryFan, WINDOW, type OpenSummary } from '@reprise/domain-memory';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { liveSummaries } from './live-summaries.js';
import { summaries } from './summaries.js';
import type { StoredSummary } from './summary-writer.js';
import { uncoveredMessages } from './uncovered-messages.js';

/** Windows summarised at once: a longer backlog is taken up by the next message, so that no transaction gets long. */
const WINDOWS_MAX = 40;

/** Summarises what has become a whole window since the last summary. Returns the summaries that stand now, oldest stretch first. */
export async function summarise(work: Work, subject: Subject, origin: Origin): Promise<readonly OpenSummary[]> {
  const { stored, live } = await work.ask(liveSummaries, subject.fan);
  const waiting = stored - live.reduce((sum, { messages }) => sum + messages, 0);
  const windows = Math.min(Math.floor(waiting / WINDOW), WINDOWS_MAX);
  if (windows === 0) return live;
  const after = live.at(-1)?.lastMessageId ?? null;
  const messages = await work.ask(uncoveredMessages, { fan: subject.fan, after, limit: windows * WINDOW });
  const command = { type: 'Summarise', after, messages, live, origin } as const;
  const events = (await work.run(memoryFan, fanRef('memory', subject), command)).filter(
    (event): event is StoredSummary => event.type === summaryUpdatedV1.type,
  );
  for (const event of events) summaries.project(work, subject, event);
  return events.reduce<readonly OpenSummary[]>(standing, live);
}

const standing = (live: readonly OpenSummary[], { data }: StoredSummary): readonly OpenSummary[] => [
  ...live.filter(({ summaryId }) => !data.replaces.includes(summaryId)),
  // The event as it was decided, before it was sealed.
  { ...data, observations: data.observations as readonly Observation[] },
];
