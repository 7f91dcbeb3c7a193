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

/** Decimal digits of any script stand in runs of ten, zero first. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

/**
 * A text as rules read it: NFKC, invisible characters and accents gone, look-alike letters and foreign digits made
 * plain, lower case, single spaces. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  const plain = ASCII.test(text) ? text.toLowerCase().replaceAll('`', "'") : latin(text);
  return plain.replace(SPACES, ' ').trim();
}

const latin = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(LOOKS_LIKE, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(DIGIT, asciiDigit);
