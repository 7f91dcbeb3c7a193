/**
 * What a line is for. A reply is one line or a few of different kinds; a voice pack has lines of each kind, and what
 * it lacks comes from the plain pack.
 */
export const LINE_KINDS = [
  // company
  'hello', 'hello-again', 'back', 'chat',
  'glad',
  'low', 'fine', 'thanks', 'bye', 'wonder', 'ask', 'invite', 'unknown',
  'not-stated', 'fact', 'told',
  // preferences that matter and are unknown
  'ask-style', 'ask-format', 'ask-level', 'ask-schedule',
  // selling
  'offer', 'claim', 'price', 'counter', 'final', 'hold', 'agreed', 'restate', 'still-here', 'details', 'which-amount',
  'let-go', 'no-selling', 'nothing-fits', 'all-owned', 'gone', 'no-further', 'no-price', 'owned',
  // after a sale
  'paid', 'paid-too', 'complaint',
  // boundaries and care
  'gentle', 'rude', 'off-limits', 'probing',
  // a person was asked for
  'hand-over', 'hand-over-again', 'waits', 'software',
] as const; // prettier-ignore
export type LineKind = (typeof LINE_KINDS)[number];

/**
 * How a profile speaks, as data. Lines speak for the creator’s profile, claim nothing but what slots carry, and never an
 * amount: the only amount there is stands in `{{price}}`.
 */
export interface VoicePack {
  readonly id: string;
  readonly lines: Readonly<Partial<Record<LineKind, readonly string[]>>>;
}

/** Slots a line may have. A line whose slot has no value is not used. */
export const SLOTS = ['name', 'craft', 'fan', 'taste', 'fact', 'title', 'claim', 'price'] as const;
export type Slot = (typeof SLOTS)[number];
