import { draws } from '../../system/draws.js';

export interface PersonsOptions {
  readonly persons: number;
  /** Persons who begin a second. */
  readonly rate: number;
  readonly seed: number;
}

export type Kind = 'self-exclusion' | 'opt-out' | 'age';

/** What is done to a person's fans (by their place among them), and when after they have all joined. */
export type Act = { readonly atMs: number } & (
  | { readonly what: 'link' | 'unlink'; readonly one: number; readonly other: number }
  | { readonly what: 'restrict' | 'lift'; readonly fan: number; readonly kind: Kind }
  | { readonly what: 'say' | 'ask'; readonly fan: number; readonly text: string }
  | { readonly what: 'tip'; readonly fan: number; readonly amountMinor: number }
);

export interface Person {
  readonly name: string;
  readonly startMs: number;
  /** The creators whose fans they are; one fan each. */
  readonly creators: readonly string[];
  /** Their creators cap what they spend; all fans are linked before anything is asked or paid, and nothing stops them. */
  readonly capped: boolean;
  readonly acts: readonly Act[];
}

/** These creators' policies have no cap, and those of the others one of `CAP_MINOR` a day. */
const FREE = ['mira', 'jonas', 'ada', 'luis', 'noor', 'finn'];
export const CAPPED = ['cap-a', 'cap-b', 'cap-c', 'cap-d', 'cap-e', 'cap-f'];
export const PERSON_CREATORS = [...FREE, ...CAPPED];
export const CAP_MINOR = 4_000;
export const ITEMS = ['heron and lantern', 'harbour and kettle', 'willow and anchor', 'glacier and teapot'].map(
  (title, n) => ({ id: `person-item-${n}`, title: `Ink ${title}`, priceMinor: 1_100 + 300 * n }),
);
const CAPPED_SHARE = 0.05;
/** Everything else happens to a person within it: most of it while something else does. */
const WITHIN_MS = 1_200;
const STOPS: readonly Kind[] = ['self-exclusion', 'opt-out', 'age'];

/** Everyone, with what happens to them: the same for the same options. */
export const personsOf = ({ persons, rate, seed }: PersonsOptions): Person[] =>
  Array.from({ length: persons }, (_, n) => personOf(seed, n, (n * 1_000) / rate));

function personOf(seed: number, n: number, startMs: number): Person {
  const draw = draws(seed, `person ${n}`);
  const fans = 2 + Math.floor(draw(0) * 5);
  const capped = draw(1) < CAPPED_SHARE;
  const acts = capped ? purchases(seed, n, fans) : stops(seed, n, fans);
  return {
    name: `person-${seed}-${n}`,
    startMs,
    creators: (capped ? CAPPED : FREE).slice(0, fans),
    capped,
    acts: acts.toSorted((a, b) => a.atMs - b.atMs),
  };
}

/** Links in a tree, chain or star of random shape; some close a circle. No pair is linked twice. */
function links(seed: number, n: number, fans: number): { one: number; other: number }[] {
  const tree = Array.from({ length: fans - 1 }, (_, i) => {
    const draw = draws(seed, `link ${n} ${i}`);
    return { one: Math.floor(draw(0) * (i + 1)), other: i + 1 };
  });
  const draw = draws(seed, `circle ${n}`);
  const isCircle = fans > 2 && tree.at(-1)!.one !== 0 && draw(0) < 0.3;
  return isCircle ? [...tree, { one: 0, other: fans - 1 }] : tree;
}

function stops(seed: number, n: number, fans: number): Act[] {
  const at = (name: string, from = 0) => from + draws(seed, `${name} of ${n}`)(0) * (WITHIN_MS - from);
  const draw = draws(seed, `stops ${n}`);
  const fanOf = (x: number) => Math.floor(x * fans);
  const all = links(seed, n, fans);
  const linked = all.map((link, i): Act => ({ what: 'link', ...link, atMs: at(`link ${i}`) }));
  const ended = all.flatMap((link, i): Act[] =>
    draws(seed, `end ${n} ${i}`)(0) < 0.25 ? [{ what: 'unlink', ...link, atMs: at(`end ${i}`, WITHIN_MS / 3) }] : [],
  );
  const kind = STOPS[Math.floor(draw(0) * STOPS.length)]!;
  const restricted: Act[] = [{ what: 'restrict', fan: fanOf(draw(1)), kind, atMs: at('restrict') }];
  if (draw(2) < 0.25) restricted.push({ what: 'restrict', fan: fanOf(draw(3)), kind: 'opt-out', atMs: at('again') });
  if (draw(4) < 0.2) restricted.push({ what: 'lift', fan: fanOf(draw(5)), kind, atMs: at('lift', WITHIN_MS / 2) });
  if (draw(6) < 0.15)
    restricted.push({ what: 'say', fan: fanOf(draw(7)), text: 'hi, how are you today?', atMs: at('say') });
  return [...linked, ...ended, ...restricted];
}

function purchases(seed: number, n: number, fans: number): Act[] {
  const asked = Array.from({ length: fans * 2 }, (_, i): Act => {
    const draw = draws(seed, `purchase ${n} ${i}`);
    const fan = Math.floor(draw(0) * fans);
    const atMs = draw(1) * WITHIN_MS;
    if (draw(2) < 0.35) return { what: 'tip', fan, amountMinor: 100 + Math.floor(draw(3) * 900), atMs };
    const item = ITEMS[Math.floor(draw(4) * ITEMS.length)]!;
    return { what: 'ask', fan, text: `do you have ${item.title}?`, atMs };
  });
  return asked.concat(links(seed, n, fans).map((link) => ({ what: 'link', ...link, atMs: -1 })));
}
