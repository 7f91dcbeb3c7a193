import { sittingsCountedV1, type EventOf, type Origin, type SessionShape, type Sitting } from '@reprise/contracts';
import type { RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import { isNoticeable, shapeOf } from './session-shape.js';
import { kept, SITTING_GAP_MS, SITTING_RULES, sittingsWith, withPurchase, type Moment } from './sitting.js';

export interface SittingsState {
  /** The last message counted, in the order of storing. */
  readonly lastMessageId: string | null;
  /** Of the latest sitting: when it began, and its last counted message. */
  readonly from: string | null;
  readonly to: string | null;
  /** What the fan is used to, as last recorded. */
  readonly shape: SessionShape | null;
}

/** Messages that no sitting counts yet, and the purchases of their time. */
export interface CountSittings {
  readonly type: 'CountSittings';
  /** The last message counted when `moments` were read. */
  readonly after: string | null;
  readonly moments: readonly Moment[];
  /** The last of them in the order of storing. */
  readonly lastMessageId: string;
  readonly origin: Origin;
}

/** An item was bought at a time that may be counted already: archives of purchases come after archives of messages. */
export interface CountPurchase {
  readonly type: 'CountPurchase';
  readonly at: string;
  readonly origin: Origin;
}

type Counted = EventOf<typeof sittingsCountedV1>;

/** One row holds the kept sittings: they are always read together, and they are bounded. */
export const KEPT_SITTINGS = { collection: 'sittings', id: 'kept' } as const satisfies RowRef;

/** The kept sittings, oldest first. */
export const keptSittings = (rows: RowReader): readonly Sitting[] =>
  rows.get<readonly Sitting[]>(KEPT_SITTINGS.collection, KEPT_SITTINGS.id) ?? [];

const count = (command: CountSittings, state: SittingsState, rows: RowReader): Counted[] => {
  const { after, moments, lastMessageId, origin } = command;
  if (after !== state.lastMessageId) return [];
  return [counted(sittingsWith(keptSittings(rows), moments), { lastMessageId, origin }, state, rows)];
};

const purchase = ({ at, origin }: CountPurchase, state: SittingsState, rows: RowReader): Counted[] => {
  const bought = keptSittings(rows).flatMap((sitting) => withPurchase(sitting, at) ?? []);
  if (bought.length === 0) return [];
  return [counted(bought.slice(0, 1), { lastMessageId: state.lastMessageId, origin }, state, rows)];
};

const counted = (
  changed: readonly Sitting[],
  about: Pick<Counted['data'], 'lastMessageId' | 'origin'>,
  state: SittingsState,
  rows: RowReader,
): Counted => {
  const all = kept(keptSittings(rows), changed);
  // The latest sitting may go on: a shape is read from those before it.
  const shape = shapeOf(all.slice(0, -1));
  const isChanged = shape !== null && (state.shape === null || isNoticeable(state.shape, shape));
  return sittingsCountedV1.make({
    sittings: changed.filter((sitting) => all.includes(sitting)),
    ...about,
    shape: isChanged ? shape : null,
    counter: SITTING_RULES,
  });
};

const evolve = (state: SittingsState, { data }: Counted, rows: RowWriter): SittingsState => {
  const all = kept(keptSittings(rows), data.sittings);
  rows.put(KEPT_SITTINGS.collection, KEPT_SITTINGS.id, all);
  const latest = all.at(-1);
  return {
    lastMessageId: data.lastMessageId,
    from: latest?.from ?? null,
    to: latest?.to ?? null,
    shape: data.shape ?? state.shape,
  };
};

/** Whether something of this time belongs to what is counted: what comes later is counted with its sitting. */
export const isCounted = ({ to }: SittingsState, at: string): boolean =>
  to !== null && Date.parse(at) <= Date.parse(to) + SITTING_GAP_MS;

/** How a fan's conversation falls into sittings, and what they are usually like: the latest few, whatever the length of the history. */
export const sittings = {
  initial: { lastMessageId: null, from: null, to: null, shape: null } satisfies SittingsState as SittingsState,
  rows: [KEPT_SITTINGS] as readonly RowRef[],
  count,
  purchase,
  evolve,
};
