import { summaryUpdatedV1, type EventOf, type Observation, type Origin, type Personal } from '@reprise/contracts';
import type { RowWriter } from '@reprise/event-sourcing';
import { isLater } from '../time.js';
import { observe, sentencesOf, SUMMARIZER } from './observe.js';

/** Messages a summary of level 0 covers. */
export const WINDOW = 50;
/**
 * Summaries of one level that become one of the next: at most three of a level are live, so that ten thousand turns
 * have a dozen.
 */
export const FAN_IN = 4;
const OBSERVATIONS = 6;
const OBSERVATIONS_MERGED = 8;

/** A summary nothing longer stands for yet. */
export interface LiveSummary {
  readonly summaryId: string;
  readonly level: number;
  readonly messages: number;
}
export interface SummariesState {
  /** Messages covered by summaries, and the last of them. */
  readonly covered: number;
  readonly lastMessageId: string | null;
  /** Oldest stretch first. */
  readonly live: readonly LiveSummary[];
}

/** A live summary, opened. */
export interface OpenSummary extends LiveSummary {
  /** Best first. */
  readonly observations: readonly Observation[];
  readonly firstMessageId: string;
  readonly lastMessageId: string;
  readonly from: string;
  readonly to: string;
}

/** Messages that no summary covers yet, in the order of storing. What is short of a window waits. */
export interface Summarise {
  readonly type: 'Summarise';
  /** The last message covered when `messages` were read. */
  readonly after: string | null;
  readonly messages: readonly Observation[];
  /** The live summaries, oldest stretch first, opened. */
  readonly live: readonly OpenSummary[];
  readonly origin: Origin;
}

type Updated = EventOf<typeof summaryUpdatedV1>;
interface SummaryRow extends LiveSummary {
  readonly observations: Personal<readonly Observation[]>;
  readonly from: string;
  readonly to: string;
}
const SUMMARIES = 'summary';

const decide = ({ after, messages, live, origin }: Summarise, state: SummariesState): Updated[] => {
  if (after !== state.lastMessageId) return [];
  const events: Updated[] = [];
  const open = [...live];
  const add = (summary: OpenSummary, replaces: readonly OpenSummary[]) => {
    open.splice(open.length - replaces.length, replaces.length, summary);
    events.push(updated(summary, replaces, origin));
  };
  let covered = state.covered;
  for (let start = 0; start + WINDOW <= messages.length; start += WINDOW) {
    covered += WINDOW;
    add(ofWindow(messages.slice(start, start + WINDOW), covered), []);
    for (let full = fullLevel(open); full; full = fullLevel(open)) add(merged(full, covered), full);
  }
  return events;
};

/** The newest summaries when they are enough of one level to become one of the next. */
const fullLevel = (live: readonly OpenSummary[]): readonly OpenSummary[] | null => {
  const newest = live.slice(-FAN_IN);
  return newest.length === FAN_IN && newest.every(({ level }) => level === newest[0]!.level) ? newest : null;
};

const ofWindow = (messages: readonly Observation[], covered: number): OpenSummary => ({
  summaryId: `0.${covered}`,
  level: 0,
  messages: messages.length,
  observations: observe(sentencesOf(messages), OBSERVATIONS),
  firstMessageId: messages[0]!.messageId,
  lastMessageId: messages.at(-1)!.messageId,
  from: messages.reduce((earliest, { at }) => (isLater(earliest, at) ? at : earliest), messages[0]!.at),
  to: messages.reduce((latest, { at }) => (isLater(at, latest) ? at : latest), messages[0]!.at),
});

const merged = (parts: readonly OpenSummary[], covered: number): OpenSummary => ({
  summaryId: `${parts[0]!.level + 1}.${covered}`,
  level: parts[0]!.level + 1,
  messages: parts.reduce((sum, { messages }) => sum + messages, 0),
  observations: observe(
    parts.flatMap(({ observations }) => observations),
    OBSERVATIONS_MERGED,
  ),
  firstMessageId: parts[0]!.firstMessageId,
  lastMessageId: parts.at(-1)!.lastMessageId,
  from: parts.reduce((earliest, { from }) => (isLater(earliest, from) ? from : earliest), parts[0]!.from),
  to: parts.reduce((latest, { to }) => (isLater(to, latest) ? to : latest), parts[0]!.to),
});

const updated = (summary: OpenSummary, replaces: readonly OpenSummary[], origin: Origin): Updated =>
  summaryUpdatedV1.make({
    ...summary,
    observations: [...summary.observations],
    sourceMessageIds: summary.observations.map(({ messageId }) => messageId),
    replaces: replaces.map(({ summaryId }) => summaryId),
    origin,
    summarizer: SUMMARIZER,
  });

const evolve = (state: SummariesState, { data }: Updated, rows: RowWriter): SummariesState => {
  const { summaryId, level, messages, observations, from, to, replaces, lastMessageId } = data;
  for (const id of replaces) rows.delete(SUMMARIES, id);
  rows.put(SUMMARIES, summaryId, { summaryId, level, messages, observations, from, to } satisfies SummaryRow);
  const kept = state.live.filter((summary) => !replaces.includes(summary.summaryId));
  return {
    covered: state.covered + (replaces.length === 0 ? messages : 0),
    lastMessageId,
    live: [...kept, { summaryId, level, messages }],
  };
};

/** The conversation as a whole, in a bounded number of summaries whatever its length. */
export const summaries = {
  initial: { covered: 0, lastMessageId: null, live: [] } satisfies SummariesState as SummariesState,
  decide,
  evolve,
};
