import { cutText, type Extraction } from '@reprise/contracts';
import type { Act } from './act.js';
import { foldText } from './fold-text.js';
import { READ_CHARS } from './read.js';

/** What counts whatever else a text tries: it protects the fan, and none of it leads to a sale. */
const PROTECTS: readonly Act[] = ['complain', 'plead-hardship', 'refuse', 'farewell', 'ask-human'];

/** Objects, closing tags, tags with attributes, code fences, statements: nobody bargains in those, and `<grin>` is none. */
const MARKUP = new RegExp(
  [
    "'''",
    String.raw`[{[] ?["{]|" ?: ?["[{]`,
    String.raw`<\/[a-z][\w-]{0,30}>|<[a-z]\w{0,30}(?:_\w{1,30}| [^<>]{0,200}=[^<>]{0,200})>`,
    String.raw`'; ?(?:update|drop|delete|insert|select|alter)\b`,
  ].join('|'),
  'u',
);

/** Whether a text is written for a machine to read. Of it as much as is read; folded, so that a brace in disguise is one. */
export const isMarkup = (text: string): boolean => MARKUP.test(foldText(cutText(text, READ_CHARS)));

/**
 * What is left of the reading of a text that tries to give orders: no amount, and nothing that bargains or asks for a
 * sale, now or in the turn that takes it over. What a screen has flagged is replied to the same without them.
 */
export function disarmed(extraction: Extraction): Extraction {
  const kept = extraction.acts.filter((act) => PROTECTS.includes(act));
  return {
    ...extraction,
    acts: kept.length > 0 ? kept : ['small-talk'],
    amount: null,
    ambiguousAmount: false,
    cues: [],
  };
}
