import type { Sitting } from '@reprise/contracts';

/** Recorded with every count; another pause or another way of counting is a new version. */
export const SITTING_RULES = 'sittings@1';

/**
 * A pause longer than this ends a sitting. Times between actions of people online fall into two kinds, minutes within a
 * sitting and about a day between two; an hour tells them apart on most systems (Halfaker et al., "User session
 * identification based on strong regularities in inter-activity time", WWW 2015). The half hour of web analytics would cut
 * a chat whenever an unhurried reply takes its natural time. Search lets neighbours be a day apart: that is another
 * question, what answers what.
 */
export const SITTING_GAP_MS = 3_600_000;

/** The latest sittings, which the shape is read from: habits change, and of years of history only the last months tell. */
export const SITTINGS_KEPT = 60;

/** A message as far as it is counted, or a purchase. */
export interface Moment {
  readonly at: string;
  readonly by: 'fan' | 'us' | 'purchase';
  readonly words: number;
}

/**
 * Whether a sitting has ended that is not counted yet. `times` are those of the latest messages, newest first; `countedTo` is
 * the time of the newest counted one.
 */
export const sittingEnded = (times: readonly string[], countedTo: string | null): boolean =>
  times.some((newer, i) => {
    const older = times[i + 1];
    if (older === undefined || Date.parse(newer) - Date.parse(older) <= SITTING_GAP_MS) return false;
    return countedTo === null || Date.parse(newer) > Date.parse(countedTo);
  });

/** Sittings that the moments make or make longer, oldest first. What is known and untouched is not among them. */
export const sittingsWith = (known: readonly Sitting[], moments: readonly Moment[]): Sitting[] => {
  const messages = moments.flatMap(({ at, by, words }) => (by === 'purchase' ? [] : [ofMessage(at, by, words)]));
  const parts = [
    ...known.map((sitting) => ({ sitting, isNew: false })),
    ...messages.map((sitting) => ({ sitting, isNew: true })),
  ].toSorted((a, b) => Date.parse(a.sitting.from) - Date.parse(b.sitting.from));
  const joined: typeof parts = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && Date.parse(part.sitting.from) - Date.parse(last.sitting.to) <= SITTING_GAP_MS)
      joined[joined.length - 1] = { sitting: join(last.sitting, part.sitting), isNew: last.isNew || part.isNew };
    else joined.push(part);
  }
  const purchases = moments.filter(({ by }) => by === 'purchase');
  return joined.flatMap(({ sitting, isNew }) => {
    const bought = purchases.reduce((s, { at }) => withPurchase(s, at) ?? s, sitting);
    return isNew || bought !== sitting ? [bought] : [];
  });
};

/** The sitting with a purchase of this time in it; null when it is of another time or comes after one that is known. */
export const withPurchase = (sitting: Sitting, at: string): Sitting | null => {
  const time = Date.parse(at);
  const holds = time >= Date.parse(sitting.from) && time <= Date.parse(sitting.to) + SITTING_GAP_MS;
  if (!holds || (sitting.purchasedAt !== null && Date.parse(sitting.purchasedAt) <= time)) return null;
  return { ...sitting, purchasedAt: at };
};

/** What is kept once `changed` has replaced what was kept of the same time, oldest first. */
export const kept = (before: readonly Sitting[], changed: readonly Sitting[]): Sitting[] =>
  [...before.filter((old) => !changed.some((sitting) => overlap(old, sitting))), ...changed]
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
    .slice(-SITTINGS_KEPT);

const overlap = (a: Sitting, b: Sitting): boolean =>
  Date.parse(a.from) <= Date.parse(b.to) && Date.parse(b.from) <= Date.parse(a.to);

const ofMessage = (at: string, by: 'fan' | 'us', words: number): Sitting => ({
  from: at,
  to: at,
  fanMessages: by === 'fan' ? 1 : 0,
  ourMessages: by === 'us' ? 1 : 0,
  fanWords: by === 'fan' ? words : 0,
  opener: by,
  closer: by,
  purchasedAt: null,
});

/** `b` begins at the time of `a` or later. */
const join = (a: Sitting, b: Sitting): Sitting => {
  const last = Date.parse(b.to) >= Date.parse(a.to) ? b : a;
  const purchases = [a.purchasedAt, b.purchasedAt].filter((at) => at !== null);
  return {
    from: a.from,
    to: last.to,
    fanMessages: a.fanMessages + b.fanMessages,
    ourMessages: a.ourMessages + b.ourMessages,
    fanWords: a.fanWords + b.fanWords,
    opener: a.opener,
    closer: last.closer,
    purchasedAt: purchases.toSorted((x, y) => Date.parse(x) - Date.parse(y))[0] ?? null,
  };
};
