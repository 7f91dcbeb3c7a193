const UNITS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
}; // prettier-ignore
const TENS: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // prettier-ignore
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, grand: 1000, k: 1000 };

export const NUMBER_WORDS: readonly string[] = [
  ...Object.keys(UNITS),
  ...Object.keys(TENS),
  'hundred',
  'thousand',
  'grand',
];

const word = `(?:${[...Object.keys(TENS), ...Object.keys(UNITS)].sort((a, b) => b.length - a.length).join('|')})`;
const scale = '(?:hundred|thousand|grand)';
/** A run of number words in folded text; `a hundred` counts, `a` alone does not. */
export const NUMBER_PHRASE = new RegExp(
  String.raw`\b(?:(?:half )?a ${scale}|${word})(?:[ -]?(?:and )?(?:${word}|${scale})){0,8}\b`,
  'g',
);

/**
 * The values a run of number words may mean, most literal first; empty when it means none. `two fifty` means 250 or
 * 2.50, and only its surroundings can say which: guessing would be a wrong price.
 */
export function numberPhraseValues(phrase: string): readonly number[] {
  const words = phrase
    .replace(/-/g, ' ')
    .split(/\s+/)
    .filter((w) => w !== 'and');
  if (words[0] === 'half' && words[1] === 'a') {
    const whole = SCALES[words[2] ?? ''];
    return whole && words.length === 3 ? [whole / 2] : [];
  }
  const groups = words[0] === 'a' ? ['one', ...words.slice(1)] : words;
  return literal(groups) ?? pair(groups) ?? [];
}

/** `one hundred and ten`, `fifteen hundred`, `two thousand five hundred`: one reading. */
function literal(words: readonly string[]): readonly number[] | null {
  let total = 0;
  let group = 0;
  let room = Infinity;
  for (const w of words) {
    const scaleOf = SCALES[w];
    if (scaleOf !== undefined) {
      if (group === 0 || (w !== 'hundred' && scaleOf >= room)) return null;
      if (w === 'hundred') {
        group *= 100;
        continue;
      }
      total += group * scaleOf;
      group = 0;
      room = scaleOf;
      continue;
    }
    const value = UNITS[w] ?? TENS[w];
    if (value === undefined) return null;
    const fits =
      group === 0 || (group % 100 === 0 && value < 100) || (group % 100 >= 20 && group % 10 === 0 && value < 10);
    if (!fits) return null;
    group += value;
  }
  return total + group > 0 ? [total + group] : null;
}

/** `two fifty`, `one twenty five`: hundreds or a decimal, nobody can tell from the words. */
function pair(words: readonly string[]): readonly number[] | null {
  const head = UNITS[words[0] ?? ''];
  const rest = literal(words.slice(1))?.[0];
  if (head === undefined || rest === undefined || head === 0 || rest < 10 || rest > 99) return null;
  return [head * 100 + rest, head + rest / 100];
}
