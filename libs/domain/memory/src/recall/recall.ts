import { contextRecalledV1, type DataOf, type EventOf, type Opened } from '@reprise/contracts';
import type { SittingsState } from '../sittings/sittings.js';
import { isLater } from '../time.js';

export interface RecallState {
  /** Messages of the fan up to the last one a context was recalled for, imported ones included. */
  readonly fanMessages: number;
  readonly lastFanMessageAt: string | null;
}

/** Everything read to answer one live message. What was read of projections is recorded, because they are no part of the facet. */
export interface RecallContext {
  readonly type: 'RecallContext';
  readonly context: Omit<Opened<DataOf<typeof contextRecalledV1>>, 'factIds' | 'purchases' | 'summaryIds' | 'session'>;
}

type Recalled = EventOf<typeof contextRecalledV1>;

/** A message and what bears on it. */
export const recall = {
  initial: { fanMessages: 0, lastFanMessageAt: null } satisfies RecallState as RecallState,

  decide: ({ context }: RecallContext, purchases: number, { from, shape }: SittingsState): Recalled[] => [
    contextRecalledV1.make({
      ...context,
      factIds: context.facts.map(({ factId }) => factId),
      ...(context.summaries && { summaryIds: context.summaries.map(({ summaryId }) => summaryId) }),
      ...(from && shape && { session: { since: from, shape } }),
      purchases,
    }),
  ],

  evolve: (state: RecallState, { data }: Recalled): RecallState => ({
    fanMessages: Math.max(state.fanMessages, data.fanMessages),
    lastFanMessageAt:
      state.lastFanMessageAt !== null && isLater(state.lastFanMessageAt, data.receivedAt)
        ? state.lastFanMessageAt
        : data.receivedAt,
  }),
};
