/**
 * Letters that look like Latin ones, from Unicode's confusables, as far as they were seen in evasion attempts.
 * For matching only: what is shown to anyone is never folded.
 */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['а', 'a'], ['в', 'b'], ['е', 'e'], ['ё', 'e'], ['к', 'k'], ['м', 'm'], ['н', 'h'], ['о', 'o'], ['р', 'p'], ['с', 'c'],
    ['т', 't'], ['у', 'y'], ['х', 'x'], ['і', 'i'], ['ї', 'i'], ['ј', 'j'], ['ѕ', 's'], ['ԁ', 'd'], ['ԛ', 'q'], ['ԝ', 'w'],
    ['α', 'a'], ['β', 'b'], ['ε', 'e'], ['η', 'n'], ['ι', 'i'], ['κ', 'k'], ['ν', 'v'], ['ο', 'o'], ['ρ', 'p'], ['τ', 't'],
    ['υ', 'u'], ['χ', 'x'], ['ω', 'w'], ['ᴀ', 'a'], ['ʙ', 'b'], ['ᴄ', 'c'], ['ᴅ', 'd'], ['ᴇ', 'e'], ['ꜰ', 'f'], ['ɢ', 'g'],
    ['ʜ', 'h'], ['ɪ', 'i'], ['ᴊ', 'j'], ['ᴋ', 'k'], ['ʟ', 'l'], ['ᴍ', 'm'], ['ɴ', 'n'], ['ᴏ', 'o'], ['ᴘ', 'p'], ['ʀ', 'r'],
    ['ꜱ', 's'], ['ᴛ', 't'], ['ᴜ', 'u'], ['ᴠ', 'v'], ['ᴡ', 'w'], ['ʏ', 'y'], ['ᴢ', 'z'], ['ı', 'i'], ['ł', 'l'], ['ø', 'o'],
    ['‘', "'"], ['’', "'"], ['ʼ', "'"], ['`', "'"], ['´', "'"], ['“', '"'], ['”', '"'], ['–', '-'], ['—', '-'], ['−', '-'],
    ['‐', '-'], ['‑', '-'],
  ] as const,
); // prettier-ignore

const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;
const MARKS = /\p{Mn}/gu;
const LOOKS_LIKE = new RegExp(Object.keys(LOOKALIKES).join('|'), 'gu');
const DIGIT = /(?![0-9])\p{Nd}/gu;
const SPACES = /\s+/gu;
/** Has nothing to fold but case and an accent that stands for an apostrophe. */
const ASCII = /^[\0-\x7f]*$/;
const NOT_ASCII = /[^\0-\x7f]/gu;

/** Decimal digits of any script stand in runs of ten, zero first. */
function asciiDigit(digit: string): string {
  const known = DIGITS.get(digit);
  if (known !== undefined) return known;
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  const ascii = String((point - zero) % 10);
  DIGITS.set(digit, ascii);
  return ascii;
}

/** There are some hundred of them. */
const DIGITS = new Map<string, string>();

/** So many characters more than were written may come of folding; nobody writes more of those that stand for several. */
const GROWTH_MAX = 2_000;

/**
 * A text as rules read it: NFKC, invisible characters and accents gone, look-alike letters and foreign digits made
 * plain, lower case, single spaces. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  const plain = ASCII.test(text) ? text.toLowerCase().replaceAll('`', "'") : latin(compatible(text));
  return plain.replace(SPACES, ' ').trim();
}

/** A character may stand for eighteen. Where that is done on purpose each counts as its first, so that none pushes others out. */
function compatible(text: string): string {
  const whole = text.normalize('NFKC');
  if (whole.length <= text.length + GROWTH_MAX) return whole;
  const first = (char: string) => String.fromCodePoint(char.normalize('NFKC').codePointAt(0)!);
  return text.replace(NOT_ASCII, first);
}

const latin = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(LOOKS_LIKE, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(DIGIT, asciiDigit);
