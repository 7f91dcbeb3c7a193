import type { Draft } from '../delivery-fan.js';

/** When a fan must be told that software writes here, and in which words. */
export interface DisclosurePolicy {
  readonly version: string;
  /** With the first software message ever. */
  readonly first: string;
  /** When the last notice is older than `repeatAfterMs`. */
  readonly again: string;
  readonly repeatAfterMs: number;
}

/**
 * The strictest rules known, for every fan whose jurisdiction is unknown: at the start, and every three hours of an
 * ongoing conversation (New York GBL § 1702, Washington HB 2225). A conversation taken up after a longer silence
 * starts anew, and needs no rule of its own: its last notice is older than three hours.
 */
export const STRICTEST: DisclosurePolicy = {
  version: 'strictest@1',
  first: 'en/first@1',
  again: 'en/again@1',
  repeatAfterMs: 3 * 60 * 60 * 1000,
};

/** The words by id. A published wording never changes: a better one gets the next version. */
const WORDINGS: ReadonlyMap<string, string> = new Map([
  ['en/first@1', 'Before we chat: messages on this profile are written by software (an AI), on behalf of the creator.'],
  ['en/again@1', 'A reminder: messages on this profile are written by software (an AI), not by a person.'],
]);

/** The wording a message must carry if it leaves now, or null when it needs none. A person's own words need none. */
export function disclosureDue(
  policy: DisclosurePolicy,
  authorship: Draft['authorship'],
  disclosedAt: string | null,
  now: string,
): string | null {
  if (authorship === 'human') return null;
  if (disclosedAt === null) return policy.first;
  return Date.parse(now) - Date.parse(disclosedAt) >= policy.repeatAfterMs ? policy.again : null;
}

/** The text as it leaves: the notice stands first, where it is read. */
export function disclosed(text: string, wordingId: string | null): string {
  if (wordingId === null) return text;
  const words = WORDINGS.get(wordingId);
  if (words === undefined) throw new Error(`there is no disclosure wording ${wordingId}`);
  return `${words}\n\n${text}`;
}
