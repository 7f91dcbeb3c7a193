import type { Origin } from '@reprise/contracts';
import { memoryFan, sittingEnded } from '@reprise/domain-memory';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { uncountedMoments } from './uncounted-moments.js';

/** Messages counted at once: a longer backlog is taken up when the next sitting ends, so that no transaction gets long. */
const MESSAGES_MAX = 2_000;

/** Counts the sittings of what was stored since the last count. */
export async function countSittings(work: Work, subject: Subject, origin: Origin): Promise<void> {
  const ref = fanRef('memory', subject);
  const { lastMessageId: after } = (await work.state(memoryFan, ref)).state.sittings;
  const uncounted = await work.ask(uncountedMoments, { fan: subject.fan, after, limit: MESSAGES_MAX });
  const { moments, lastMessageId } = uncounted;
  if (lastMessageId === null) return;
  await work.run(memoryFan, ref, { type: 'CountSittings', after, moments, lastMessageId, origin });
}

/**
 * Counts when a sitting has ended, which the first message after a pause shows: once a sitting, not once a message. `times` are
 * those of the latest messages, newest first.
 */
export async function countEndedSittings(work: Work, subject: Subject, times: readonly string[]): Promise<void> {
  const { sittings } = (await work.state(memoryFan, fanRef('memory', subject))).state;
  if (sittingEnded(times, sittings.to)) await countSittings(work, subject, 'live');
}
