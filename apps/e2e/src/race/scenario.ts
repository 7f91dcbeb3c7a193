import { draws } from '../system/draws.js';

export interface RaceOptions {
  /** Messages of fans. */
  readonly asks: number;
  /** Messages a second. */
  readonly rate: number;
  readonly seed: number;
}

/** Whose an item or a person is: a creator of the platform, or the whole tenant. */
type Owner = string | null;

export interface Ask {
  readonly atMs: number;
  readonly id: string;
  readonly creator: string;
  readonly fan: string;
  readonly text: string;
}

export type Change = { readonly atMs: number; readonly owner: Owner } & (
  | { readonly what: 'withdraw'; readonly itemId: string }
  | { readonly what: 'revoke'; readonly person: string }
  | { readonly what: 'record'; readonly person: string; readonly reference: string }
);

export interface Race {
  readonly items: readonly { readonly owner: Owner; readonly record: { readonly id: string } }[];
  readonly asks: readonly Ask[];
  readonly changes: readonly Change[];
}

export const RACE_CREATORS = ['mira', 'jonas'] as const;
/** Fans ask for a few items at a time, and those are the ones that are stopped meanwhile: else the two would seldom meet. */
const ASKS_AN_EPOCH = 20;
const EPOCHS_ASKED_FOR = 5;
/** A turn takes seconds from the ask to the send: stops come over all of them, or none would meet a send under way. */
const STOPS_SPREAD_MS = 5_000;
const ASKS_A_FAN = 3;
const MEDIA = ['Ink', 'Pastel', 'Charcoal', 'Gouache'] as const;
const SUBJECTS = [
  'heron lantern harbour orchard bridge kettle meadow violin canyon teapot glacier market',
  'willow anchor chapel cactus ferry marble rooster saddle tunnel walnut zeppelin compass',
].flatMap((words) => words.split(' '));

/** Everything that happens, with its moment from the start on: the same for the same options. */
export function raceOf({ asks, rate, seed }: RaceOptions): Race {
  const gapMs = 1_000 / rate;
  const epochs = Array.from({ length: Math.ceil(asks / ASKS_AN_EPOCH) }, (_, e) => epochOf(seed, e, gapMs));
  const fans = Math.ceil(asks / ASKS_A_FAN);
  return {
    items: epochs.flatMap(({ items }) => items),
    changes: epochs.flatMap(({ changes }) => changes).toSorted((a, b) => a.atMs - b.atMs),
    asks: Array.from({ length: asks }, (_, i) => askOf(seed, i, gapMs, fans)),
  };
}

const ownerOf = (epoch: number): Owner => ['mira', 'jonas', 'mira', 'jonas', null][epoch % 5]!;

const titleOf = (epoch: number, k: number): string => {
  const first = SUBJECTS[epoch % SUBJECTS.length]!;
  // The same two words, in either order, come again after 276 epochs at the soonest.
  const second = SUBJECTS[(epoch + 1 + Math.floor(epoch / SUBJECTS.length)) % SUBJECTS.length]!;
  return `${MEDIA[k]!} ${first} and ${second}`;
};

/** Four items, two people who are in three of them, and what becomes of their consents and of the items. */
function epochOf(seed: number, epoch: number, gapMs: number): Pick<Race, 'items' | 'changes'> {
  const draw = draws(seed, `epoch ${epoch}`);
  const owner = ownerOf(epoch);
  const start = epoch * ASKS_AN_EPOCH * gapMs;
  const length = ASKS_AN_EPOCH * gapMs;
  const people = [`person-${epoch}-a`, `person-${epoch}-b`];
  const shown = [[], [people[0]!], people, [people[1]!]];
  const items = shown.map((who, k) => ({ owner, record: recordOf(epoch, k, who) }));
  const withdrawals = items.flatMap(({ record }, k) =>
    draws(seed, `withdraw ${record.id}`)(0) < 0.35
      ? [{ atMs: start + draw(k) * (length + STOPS_SPREAD_MS), owner, what: 'withdraw' as const, itemId: record.id }]
      : [],
  );
  return {
    items,
    changes: [...withdrawals, ...people.flatMap((person) => consentsOf(seed, owner, person, start, length))],
  };
}

const recordOf = (epoch: number, k: number, people: readonly string[]) => ({
  id: `item-${epoch}-${k}`,
  title: titleOf(epoch, k),
  description: 'A printable study with a short lesson.',
  tags: ['drawing'],
  priceMinor: 900 + 100 * ((epoch + k) % 20),
  currency: 'USD',
  consents: people.map((person) => ({ person, reference: `release of ${person}` })),
});

/** Revoked or not, agreed again or not, and revoked once more or not. */
function consentsOf(seed: number, owner: Owner, person: string, start: number, length: number): Change[] {
  const draw = draws(seed, person);
  const revokedAt = start + draw(0) * (length + STOPS_SPREAD_MS);
  const againAt = revokedAt + 200 + draw(1) * 2_000;
  const lastAt = againAt + 200 + draw(2) * 2_000;
  if (draw(3) > 0.6) return [];
  const revoked = { atMs: revokedAt, owner, what: 'revoke', person } as const;
  if (draw(4) > 0.5) return [revoked];
  const again = { atMs: againAt, owner, what: 'record', person, reference: `second release of ${person}` } as const;
  return draw(5) > 0.4 ? [revoked, again] : [revoked, again, { ...revoked, atMs: lastAt }];
}

function askOf(seed: number, i: number, gapMs: number, fans: number): Ask {
  const draw = draws(seed, `ask ${i}`);
  const epochsAgo = draw(0) < 0.5 ? 0 : Math.floor(draw(6) * EPOCHS_ASKED_FOR);
  const epoch = Math.max(0, Math.floor(i / ASKS_AN_EPOCH) - epochsAgo);
  return {
    atMs: (i + draw(1)) * gapMs,
    id: `ask-${seed}-${i}`,
    creator: ownerOf(epoch) ?? RACE_CREATORS[Math.floor(draw(2) * RACE_CREATORS.length)]!,
    fan: `fan-${Math.floor(draw(3) * fans)}`,
    text:
      draw(4) < 0.2 ? 'would you take 8 for it?' : `do you have ${titleOf(epoch, Math.floor(draw(5) * MEDIA.length))}?`,
  };
}
