import { z } from 'zod';

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** How far before a cut the beginning of its character is looked for, in UTF-16 code units. */
const LONGEST_CHARACTER = 64;

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
const isInsidePair = (text: string, at: number) => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/**
 * The beginning of a text, at most `max` UTF-16 code units. Cuts between characters as readers see them (an emoji of
 * several code points stays whole or goes), and never inside a surrogate pair. A text that fits comes back as it is.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = isInsidePair(text, max) ? max - 1 : max;
  const from = Math.max(0, end - LONGEST_CHARACTER);
  const start = isInsidePair(text, from) ? from + 1 : from;
  const character = CHARACTERS.segment(text.slice(start, end + LONGEST_CHARACTER)).containing(end - start);
  // A character that begins before the window is none that anybody reads: it is cut like any other code points.
  return text.slice(0, character && character.index > 0 ? start + character.index : end);
}

/** The end of a text, at most `max` UTF-16 code units; never begins inside a surrogate pair. */
export function cutTextStart(text: string, max: number): string {
  if (text.length <= max) return text;
  const from = text.length - max;
  return text.slice(isInsidePair(text, from) ? from + 1 : from);
}

/** A text that PostgreSQL and canonical JSON can hold: half a surrogate pair becomes U+FFFD, NUL is dropped. */
export const mendText = (text: string): string => text.toWellFormed().replaceAll('\0', '');

const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text for one line of a list or a terminal: mended; line breaks become spaces, control and bidi characters go. */
export const mendLabel = (text: string): string =>
  mendText(text)
    .replace(/[\t\n\v\f\r]+/g, ' ')
    .replace(CONTROLS, '');

/** Free text at an edge: mended, at most `max` UTF-16 code units; a longer one is refused. */
export const textSchema = (max: number) => z.string().overwrite(mendText).max(max);

/** Free text at an edge: mended, and cut after `max` UTF-16 code units. */
export const cutTextSchema = (max: number) => z.string().overwrite((text) => cutText(mendText(text), max));

/** A name, a title, a tag at an edge: one line without control and bidi characters, at most `max`; a longer one is refused. */
export const labelSchema = (max: number) => z.string().overwrite(mendLabel).max(max);

/** A name, a title, a tag at an edge: one line without control and bidi characters, cut after `max`. */
export const cutLabelSchema = (max: number) => z.string().overwrite((text) => cutText(mendLabel(text), max));
