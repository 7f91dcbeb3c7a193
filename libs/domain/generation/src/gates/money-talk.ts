import { foldText } from '../reading/fold-text.js';
import { CURRENCY_MARKS } from '../reading/currency.js';
import { NUMBER_WORDS } from '../reading/number-words.js';
import { FOREIGN_COMPOUND, FOREIGN_SCRIPTS, MORE_AMOUNT_WORDS, ROMAN } from './foreign-numbers.js';

/**
 * Words that are or may be part of an amount, in the languages fans write in. `one` is left out: it is a pronoun far
 * more often, and no amount can be said with it alone.
 */
const AMOUNT_WORDS: ReadonlySet<string> = new Set([
  ...MORE_AMOUNT_WORDS,
  ...NUMBER_WORDS.filter((word) => word !== 'one'),
  ...Object.keys(CURRENCY_MARKS).filter((mark) => /^[a-z]+$/.test(mark)),
  ...'million billion dozen half double triple twice quarter percent pct cent cents penny pennies dime nickel'.split(' '),
  ...'fiver tenner fifties twenties hundreds thousands tens buckaroo dough moolah'.split(' '),
  ...'cinco seis siete ocho nueve diez quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos quinientos mil pesos'.split(' '),
  ...'cinq sept huit neuf dix quinze vingt trente quarante cinquante soixante cent cents mille'.split(' '),
  ...'funf sechs sieben acht neun zehn funfzehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend'.split(' '),
  ...'cinque sette otto nove dieci quindici venti trenta quaranta cinquanta cento mille'.split(' '),
  ...'dez vinte trinta quarenta cinquenta cem reais vijf tien vijftien twintig dertig veertig vijftig honderd duizend'.split(' '),
  ...'piec dziesiec dwadziescia trzydziesci piecdziesiat sto zloty zlotych bes on yirmi otuz elli yuz lira'.split(' ').filter((w) => w !== 'on'),
]); // prettier-ignore

const COMPOUND =
  /^(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)(?:one|two|three|four|five|six|seven|eight|nine)$/;
const MONEY_SIGNS = /[\p{Sc}\u{1F51F}\u{1F4AF}\u{1F4B0}\u{1F4B2}\u{1F4B4}-\u{1F4B8}\u{1FA99}%‰]/u;

/** Whether a text says any number, fraction or currency, however it is disguised. Ordinary words never do. */
export function saysAmount(text: string): boolean {
  if (/\p{N}/u.test(text)) return true;
  const folded = foldText(text);
  const written = text.normalize('NFKC');
  return (
    /\d/.test(folded) ||
    MONEY_SIGNS.test(written) ||
    FOREIGN_SCRIPTS.test(written.toLowerCase()) ||
    ROMAN.test(written) ||
    amountWord(folded)
  );
}

/** Whether a text speaks of money; plain numbers, as in `twelve prints` or `4K`, are allowed. For words of the catalog. */
export function saysMoney(text: string): boolean {
  const folded = foldText(text);
  if (MONEY_SIGNS.test(text.normalize('NFKC'))) return true;
  const tokens = folded.match(TOKEN) ?? [];
  return tokens.some(
    (token) =>
      CURRENCY_MARKS[token] !== undefined || /^(?:cents?|price[ds]?|costs?|cheap(?:er|est)?|payment|obo)$/.test(token),
  );
}

const TOKEN = /[\p{L}][\p{L}']*/gu;
/** Letters set apart from each other, as in `f i f t y` or `f.i.f.t.y`. */
const SPACED_OUT = /(?<!\p{L})\p{L}(?:[\s.\-_*·,/\\|~]+\p{L}(?!\p{L})){2,}/gu;

function amountWord(folded: string): boolean {
  const closed = folded.replace(SPACED_OUT, (run) => run.replace(/[^\p{L}]/gu, ''));
  const tokens = closed.match(TOKEN) ?? [];
  const isAmount = (token: string) => AMOUNT_WORDS.has(token) || COMPOUND.test(token) || FOREIGN_COMPOUND.test(token);
  return tokens.some((token, i) => {
    const next = tokens[i + 1];
    const afterNext = tokens[i + 2];
    // A word cut in pieces: only long ones, because `of` and `ten` also make `often`.
    const pair = next === undefined ? '' : token + next;
    const triple = afterNext === undefined ? '' : pair + afterNext;
    return isAmount(token) || [pair, triple].some((word) => word.length >= 5 && isAmount(word));
  });
}
