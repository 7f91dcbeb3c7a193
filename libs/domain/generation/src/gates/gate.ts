import { moneyText, type GateResult, type Offer, type Persona } from '@reprise/contracts';
import { foldText } from '../reading/fold-text.js';
import { isFixed } from '../words/fixed.js';
import type { Rendered } from '../words/render.js';
import type { Slot } from '../words/voice-pack.js';
import { saysAmount, saysMoney } from './money-talk.js';
import { CLAIMS_HUMAN, LEAKS, PROMISES, RAW } from './phrases.js';
import { PRESSURE } from './pressure.js';
import { unrecorded, type Claim } from './records.js';
import { tellsSecret } from './secrets.js';
import { presentsAsLive, unsupported } from './support.js';

/** A draft on its way out, with all that its text may rest on. */
export interface Candidate extends Rendered {
  readonly templateIds: readonly string[];
  readonly offer: Offer | null;
  /** What the catalog says about the item on offer: the only source of a title or a claim. */
  readonly item: { readonly title: string; readonly description: string } | null;
  readonly persona: Persona;
  /** Template ids of the last turns, newest last. */
  readonly recent: readonly (readonly string[])[];
  /** What must not be told in any form: ids of our own, instructions, limits. */
  readonly secrets: readonly string[];
  /** What it may say was done for the fan, because an event says so. */
  readonly records: readonly Claim[];
}

/** Longest chat line that may leave, in characters. */
export const LONGEST_REPLY = 900;

/** What the words of a draft are, apart from the slots that were checked against their source. */
interface Words {
  /** Everything but slots whose value a record vouches for. */
  readonly own: string;
  readonly ownFolded: string;
  /** The whole text, folded. */
  readonly folded: string;
}

type Gate = (draft: Candidate, words: Words) => string | null;

/** The gates in order; each says why it refuses, or null. */
const GATES: Readonly<Record<string, Gate>> = {
  offer: ({ text, spans, offer, item }) => {
    const prices = spans.filter(({ slot }) => slot === 'price');
    if (!offer) return prices.length > 0 ? 'states a price without a quote' : null;
    if (prices.length !== 1) return 'an offer states its price exactly once';
    const { start, end } = prices[0]!;
    if (text.slice(start, end) !== moneyText(offer.amountMinor, offer.currency)) return 'the price is not the quote’s';
    if (/[\p{L}\p{N}\p{Sc}\-−+]$/u.test(text.slice(0, start)) || /^[\p{L}\p{N}\p{Sc}%]/u.test(text.slice(end)))
      return 'something is written onto the price';
    return spans.some(({ slot }) => slot === 'title' || slot === 'claim') && !item ? 'claims without a record' : null;
  },
  amounts: (_draft, { own }) => (saysAmount(own) ? 'states an amount outside the price slot' : null),
  claims: (draft) => {
    for (const { slot, start, end } of draft.spans) {
      const said = draft.text.slice(start, end);
      if (slot === 'price' || !isSourced(slot)) continue;
      if (!sources(draft, slot).some((source) => source.includes(said.replace(/\.$/, ''))))
        return `the ${slot} is not what the record says`;
      if (saysMoney(said)) return `the ${slot} speaks of money`;
    }
    return null;
  },
  support: ({ offer, item }, { own, ownFolded }) =>
    presentsAsLive(ownFolded) ? 'presents what is stored as live' : offer && item && unsupported(own, item),
  promises: (_draft, { ownFolded }) => (PROMISES.test(ownFolded) ? 'promises what only a person may' : null),
  records: ({ records }, { ownFolded }) => unrecorded(ownFolded, records),
  // A catalog may say that something is scarce; nothing else may.
  pressure: (_draft, { ownFolded }) => (PRESSURE.test(ownFolded) ? 'presses the fan' : null),
  honesty: (_draft, { folded }) => (CLAIMS_HUMAN.test(folded) ? 'claims that a human writes' : null),
  secrets: ({ secrets }, { own }) => (tellsSecret(own, secrets) ? 'tells a secret' : null),
  leak: ({ text }, { folded, ownFolded }) => {
    if (RAW.test(text) || RAW.test(folded)) return 'contains something raw';
    return LEAKS.test(ownFolded) ? 'tells what stays inside' : null;
  },
  phrases: ({ persona }, { folded }) => {
    const found = persona.forbidden.find((phrase) => mentions(folded, phrase));
    return found === undefined ? null : 'uses a phrase the creator never uses';
  },
  limits: ({ persona }, { folded }) => {
    const found = persona.limits.find((limit) => mentions(folded, limit));
    return found === undefined ? null : 'enters a topic the creator never enters';
  },
  repetition: ({ templateIds, recent }) => {
    const said = templateIds.join();
    return recent.some((ids) => ids.length > 0 && ids.join() === said) ? 'said so within the last turns' : null;
  },
  length: ({ text }) => (text.trim().length === 0 ? 'empty' : text.length > LONGEST_REPLY ? 'too long' : null),
};

/** Gates a fixed text skips: it names a crisis line and says `not a human` in words chosen once, by people. */
const ONLY_COMPOSED: readonly string[] = ['amounts', 'honesty', 'limits', 'phrases', 'repetition'];

/** Runs every gate over a draft, whoever wrote it. The draft may leave only when all passed. */
export function runGates(draft: Candidate): readonly GateResult[] {
  const fixed = isFixed(draft.templateIds, draft.text);
  const own = ownWords(draft);
  const words: Words = { own, ownFolded: foldText(own), folded: foldText(draft.text) };
  return Object.entries(GATES).map(([gate, check]) => {
    const reason = fixed && ONLY_COMPOSED.includes(gate) ? null : check(draft, words);
    return { gate, passed: reason === null, reason };
  });
}

export const passed = (results: readonly GateResult[]): boolean => results.every((result) => result.passed);

/** Whether folded text mentions a phrase, as whole words. An empty phrase is mentioned nowhere. */
export function mentions(folded: string, phrase: string): boolean {
  const wanted = foldText(phrase).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return wanted !== '' && new RegExp(String.raw`(?<![\p{L}\d])${wanted}(?![\p{L}\d])`, 'u').test(folded);
}

/** Slots whose value must stand word for word in a record; what a fan said of themselves is no such record. */
const SOURCED = ['price', 'title', 'claim', 'name', 'craft', 'fact'] as const;
type Sourced = (typeof SOURCED)[number];
const isSourced = (slot: Slot): slot is Sourced => (SOURCED as readonly Slot[]).includes(slot);

function sources({ item, persona }: Candidate, slot: Exclude<Sourced, 'price'>): readonly string[] {
  switch (slot) {
    case 'title':
      return item ? [item.title] : [];
    case 'claim':
      return item ? [item.description] : [];
    case 'name':
      return [persona.displayName];
    case 'craft':
      return [persona.craft];
    case 'fact':
      return persona.facts;
  }
}

/** The text without what the record and the quote put there; what is cut out leaves a gap that joins no words. */
function ownWords({ text, spans }: Rendered): string {
  let own = '';
  let from = 0;
  for (const { slot, start, end } of spans) {
    if (!isSourced(slot)) continue;
    own += `${text.slice(from, start)} ; `;
    from = end;
  }
  return own + text.slice(from);
}
