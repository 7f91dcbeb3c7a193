/** Other writings of a text that a reader could undo: each decoder gives what it makes of the text, mostly nothing. */

const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const HEX = /(?:(?:0x|\\x|%)?[0-9a-f]{2}[ :,-]?){4,}/gi;
const CODES = /(?:&#|\\u00)?\d{2,3};?(?:[ ,;]+(?:&#)?\d{2,3};?){2,}/g;
const BITS = /(?:[01]{8}[ ,]?){2,}/g;
const MORSE = /(?:[.\-·−–]{1,5}[ /|]+){2,}[.\-·−–]{1,5}/g;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const A = LETTERS.charCodeAt(0);
const MORSE_LETTERS = new Map(
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'
    .split(' ')
    .map((signs, i) => [signs, LETTERS[i]!]),
);

const found = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];
const chars = (codes: readonly number[]): string =>
  codes.map((code) => (code >= 32 && code < 0x10000 ? String.fromCharCode(code) : ' ')).join('');

function base64(run: string): string {
  const plain = run
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '');
  if (plain.length % 4 === 1) return '';
  return atob(plain);
}

const shifted = (text: string, by: number): string =>
  text.replace(/[a-z]/g, (letter) => LETTERS[(letter.charCodeAt(0) - A + by) % 26]!);
const mirrored = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => LETTERS[25 - (letter.charCodeAt(0) - A)]!);

/** Base64, hexadecimal, decimal and binary character codes, Morse: what the coded runs of a text say. */
export function decoded(text: string): string[] {
  const numbers = (pattern: RegExp, digits: RegExp, radix: number) =>
    found(text, pattern).map((run) => chars(found(run, digits).map((code) => Number.parseInt(code, radix))));
  return [
    ...found(text, BASE64).map(base64),
    ...numbers(HEX, /[0-9a-f]{2}/gi, 16),
    ...numbers(CODES, /\d{2,3}/g, 10),
    ...numbers(BITS, /[01]{8}/g, 2),
    ...found(text, MORSE).map((run) =>
      run
        .replace(/[−–]/g, '-')
        .replaceAll('·', '.')
        .split(/[ /|]+/)
        .map((signs) => MORSE_LETTERS.get(signs) ?? ' ')
        .join(''),
    ),
  ].filter(Boolean);
}

const turnings = (lower: string): string[] => [
  ...Array.from({ length: 25 }, (_, i) => shifted(lower, i + 1)),
  mirrored(lower),
];

/** How far each letter is from the one before it, or -1 beside anything else: what no turn of the alphabet changes. */
function stepsOf(text: string, backwards = false): string {
  let steps = '';
  for (let i = 1; i < text.length; i++) {
    const [before, at] = [text.charCodeAt(i - 1) - A, text.charCodeAt(i) - A];
    const both = before >= 0 && before < 26 && at >= 0 && at < 26;
    const step = backwards ? before - at : at - before;
    steps += both ? LETTERS[(step + 26) % 26]! : '-';
  }
  return steps;
}

/** Whether a text holds another with the alphabet turned (ROT13 and every other shift) or mirrored (Atbash). Both lower-case. */
export function holdsTurned(text: string, wanted: string): boolean {
  if (wanted.length > text.length) return false;
  const steps = stepsOf(text);
  if (!steps.includes(stepsOf(wanted)) && !steps.includes(stepsOf(wanted, true))) return false;
  return turnings(wanted).some((turned) => text.includes(turned));
}
