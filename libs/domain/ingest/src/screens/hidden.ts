import type { Finding } from './rule.js';

// A flag of a region is a black flag and tag letters; any other tag letters are text that nobody sees.
const TAGGED = /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,8})[\u{e0020}-\u{e007e}]{4,}/u;
// One variation selector belongs to a sign, and joiners to an emoji or a script; rows of them carry bytes.
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/u;
const ZERO_WIDTH = /[\u200b-\u200d\u2060-\u2064\ufeff]{8,}/u;
const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{24,2000}={0,2}(?![A-Za-z0-9+/_=-])/g;
/** Blobs looked into: a message with more is read as far as here. */
const BLOBS_MAX = 8;
/** What decodes to words is text: keys and hashes do not. */
const WORDS = /^[\x20-\x7e\s]{16,}$/;
const SPACED = /[a-z]{2} [a-z]{2}/i;

const decoded = (blob: string): string => {
  const whole = blob.replace(/={1,2}$/, '');
  return atob(whole.slice(0, whole.length - (whole.length % 4)));
};

const spells = (blob: string): boolean => {
  const text = decoded(blob);
  return WORDS.test(text) && SPACED.test(text);
};

/** Text that software reads and a person does not see: tag letters, rows of selectors or zero-width characters, base64 of words. */
export function hidden(raw: string): Finding | undefined {
  if (TAGGED.test(raw) || SELECTORS.test(raw) || ZERO_WIDTH.test(raw)) return { rule: 'hides text', score: 0.9 };
  const blobs = (raw.match(BASE64) ?? []).slice(0, BLOBS_MAX);
  return blobs.some(spells) ? { rule: 'encodes text', score: 0.7 } : undefined;
}
