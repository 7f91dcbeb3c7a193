import { CURRENCY_MARKS, currencyOf, minorOf } from './currency.js';
import {
  AFTER_ASIDE,
  BEFORE_ASIDE,
  JUDGED_AFTER,
  NOT_THEIRS,
  OFFER_CUE,
  PHONE,
  TIME_TALK,
  UNIT_AFTER,
  LABEL_BEFORE,
  WEAK_CUE,
} from './amount-cues.js';
import { foldText } from './fold-text.js';
import { NUMBER_PHRASE, numberPhraseValues } from './number-words.js';

export interface AmountContext {
  /** Currency prices are in for this fan, when known. */
  readonly home: string | null;
  /** What the item in question costs now, in units; settles readings that differ a hundredfold. */
  readonly reference: number | null;
  /** There is something to bargain about: a number alone may be an amount. */
  readonly bargaining: boolean;
}

export interface NamedAmount {
  readonly minor: number;
  /** Null when neither the fan nor the context names one; `minor` is then in hundredths. */
  readonly currency: string | null;
}

export interface AmountReading {
  /** The one amount the fan offers; null when there is none, or when it could be several. */
  readonly offer: NamedAmount | null;
  /** Everything the fan may have meant, in units. More than one means: ask, do not guess. */
  readonly candidates: readonly number[];
}

interface Mention {
  readonly values: readonly number[];
  readonly mark: string | null;
  readonly before: string;
  readonly after: string;
  readonly at: number;
  readonly end: number;
}

const MARK = Object.keys(CURRENCY_MARKS)
  .sort((a, b) => b.length - a.length)
  .map((mark) => mark.replace(/[$]/g, '\\$&'))
  .join('|');
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:[.,]\d{1,3})?`;
const DIGITS = new RegExp(
  String.raw`(?<![\p{L}\d.,:/'])(?:(${MARK}) ?)?(${NUMBER})(?: ?(k|grand)(?![\p{L}\d]))?(?: ?(${MARK})(?![\p{L}\d]))?`,
  'gu',
);
const MARK_AFTER = new RegExp(String.raw`^ ?(${MARK})(?![\p{L}\d])`, 'u');
const NONE: AmountReading = { offer: null, candidates: [] };

/** The amount a fan offers in a message. Rather null than wrong: times, sizes, years, counts and phone numbers are none. */
export function readAmount(text: string, context: AmountContext): AmountReading {
  const folded = foldText(text).replace(PHONE, (found) => ' '.repeat(found.length));
  const mentions = [...digits(folded), ...phrases(folded)].sort((a, b) => a.at - b.at);
  const around = { isShort: folded.length <= 40, ofTime: TIME_TALK.test(folded) };
  const offers = mentions.filter((mention) => isOffer(mention, around, context));
  const settled = offers.map((mention) => ({ mention, values: settle(mention.values, context.reference) }));
  const candidates = [...new Set(settled.flatMap(({ values }) => values))];
  if (candidates.length === 0) return NONE;
  if (isRange(offers, folded)) return { offer: null, candidates };
  const chosen =
    candidates.length === 1 ? settled[0] : (outspoken(settled, context.reference) ?? lastWord(settled, folded));
  if (!chosen || chosen.values.length !== 1) return { offer: null, candidates };
  const currency = chosen.mention.mark ? currencyOf(chosen.mention.mark, context.home) : context.home;
  const minor = minorOf(chosen.values[0]!, currency);
  return minor === null || minor === 0 ? { offer: null, candidates } : { offer: { minor, currency }, candidates };
}

function* digits(text: string): Generator<Mention> {
  for (const match of text.matchAll(DIGITS)) {
    const [whole, before, number, k, after] = match;
    const mark = before ?? after ?? null;
    yield {
      values: numberValues(number!).map((value) => (k ? value * 1000 : value)),
      mark,
      before: text.slice(Math.max(0, match.index - 40), match.index),
      after: text.slice(match.index + whole.length, match.index + whole.length + 30),
      at: match.index,
      end: match.index + whole.length,
    };
  }
}

function* phrases(text: string): Generator<Mention> {
  for (const match of text.matchAll(NUMBER_PHRASE)) {
    const values = numberPhraseValues(match[0]);
    const end = match.index + match[0].length;
    const mark = MARK_AFTER.exec(text.slice(end, end + 12));
    // `this one`, `one of them`: a word far more often than a number.
    if (values.length === 0 || (match[0] === 'one' && !mark)) continue;
    yield {
      values,
      mark: mark?.[1] ?? null,
      before: text.slice(Math.max(0, match.index - 40), match.index),
      after: text.slice(end + (mark?.[0].length ?? 0), end + 30),
      at: match.index,
      end: end + (mark?.[0].length ?? 0),
    };
  }
}

/** `1,200` is one number; `1.200` is twelve hundred or one point two, by where the writer is from. */
function numberValues(number: string): readonly number[] {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number)) return [Number(number.replaceAll(',', ''))];
  if (/^\d{1,3}\.\d{3}$/.test(number)) return [Number(number.replace('.', '')), Number(number)];
  return [Number(number.replace(',', '.'))];
}

function isOffer(
  { values, mark, before, after }: Mention,
  text: { readonly isShort: boolean; readonly ofTime: boolean },
  { bargaining, home, reference }: AmountContext,
): boolean {
  if (NOT_THEIRS.test(before) || LABEL_BEFORE.test(before) || UNIT_AFTER.test(after) || JUDGED_AFTER.test(after))
    return false;
  const value = values[0]!;
  if (mark === 'stars' ? home === 'XTR' : mark !== null) return true;
  // Stars are a rating everywhere but where they are money.
  if (mark === 'stars') return false;
  const year = value >= 1900 && value <= 2039 && Number.isInteger(value);
  const clock = value <= 12 && text.ofTime && /\b(?:at|by|till|until|before|after|around|about) $/.test(before);
  if (clock || !AFTER_ASIDE.test(after)) return false;
  if (OFFER_CUE.test(before)) return true;
  const plausible = reference === null ? !year : values.some((v) => v >= reference * 0.2 && v <= reference * 1.5);
  if (!bargaining || !plausible) return false;
  const alone = BEFORE_ASIDE.test(before) && text.isShort;
  return WEAK_CUE.test(before) || alone;
}

/** Readings a hundredfold apart are told apart by what the thing costs; nothing else is assumed. */
function settle(values: readonly number[], reference: number | null): readonly number[] {
  if (values.length < 2 || reference === null) return values;
  const near = values.filter((value) => value >= reference * 0.2 && value <= reference * 2);
  return near.length === 1 ? near : values;
}

/** The only one that is clearly put forward, when the rest repeats the price or merely stands there. */
function outspoken(settled: readonly Settled[], reference: number | null): Settled | undefined {
  const others = settled.filter(({ values }) => values.length !== 1 || values[0] !== reference);
  if (others.length === 1) return others[0];
  const offered = others.filter(({ mention }) => OFFER_CUE.test(mention.before));
  return offered.length === 1 ? offered[0] : undefined;
}

/** `40-50`, `40 or 45`, `between 40 and 50`: neither end is an offer. */
const isRange = (offers: readonly Mention[], text: string): boolean =>
  offers.some((mention, i) => {
    const next = offers[i + 1];
    if (!next) return false;
    const joint = text.slice(mention.end, next.at).replace(/[$€£]/g, '').trim();
    return /^(?:-|to|or|\/)$/.test(joint) || (joint === 'and' && /between /.test(mention.before));
  });

type Settled = { readonly mention: Mention; readonly values: readonly number[] };

/** `I was thinking 100 but I can do 120`: the later word counts when the fan says that it corrects the earlier one. */
function lastWord(settled: readonly Settled[], text: string): Settled | undefined {
  const last = settled.at(-1);
  const previous = settled.at(-2);
  if (!last || !previous) return undefined;
  const between = text.slice(previous.mention.at, last.mention.at);
  return /\b(?:but|actually|instead|then how about|no wait|make that|or rather|ok(?:ay)? then)\b/.test(between)
    ? last
    : undefined;
}
