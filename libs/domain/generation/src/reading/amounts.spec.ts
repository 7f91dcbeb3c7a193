import fc from 'fast-check';
import { readAmount } from './amounts.js';
import { foldText } from './fold-text.js';
import { numberPhraseValues } from './number-words.js';

const about = (reference: number | null) => ({ home: 'USD', reference, bargaining: true }) as const;
const nothing = { home: null, reference: null, bargaining: false } as const;

describe('amounts', () => {
  it('that read two ways are settled by what the thing costs', () => {
    expect(readAmount('two fifty', about(300)).offer).toEqual({ minor: 25_000, currency: 'USD' });
    expect(readAmount('two fifty', about(3)).offer).toEqual({ minor: 250, currency: 'USD' });
  });
  it('that read two ways stay open when nothing settles them', () => {
    expect(readAmount('would you take two fifty', about(null))).toEqual({ offer: null, candidates: [250, 2.5] });
    expect(readAmount('1.200 dollars', about(null))).toEqual({ offer: null, candidates: [1200, 1.2] });
  });
  it('carry the currency the fan names, and `$` means the dollar prices are in', () => {
    expect(readAmount('40 euros', about(50)).offer).toEqual({ minor: 4000, currency: 'EUR' });
    expect(readAmount('£40', about(50)).offer).toEqual({ minor: 4000, currency: 'GBP' });
    expect(readAmount('$40', { home: 'CAD', reference: 50, bargaining: true }).offer?.currency).toBe('CAD');
    expect(readAmount('¥4000', { home: 'JPY', reference: 5000, bargaining: true }).offer?.minor).toBe(4000);
  });
  it('have no currency when neither the fan nor the context names one', () => {
    expect(readAmount('would you take 40?', nothing).offer).toEqual({ minor: 4000, currency: null });
  });
  it('alone mean nothing when there is nothing to bargain about', () => {
    expect(readAmount('40', nothing).offer).toBeNull();
    expect(readAmount('i have 40 or so', nothing).offer).toBeNull();
  });
  it('are stars only where stars are money', () => {
    expect(readAmount('5 stars', about(50)).offer).toBeNull();
    expect(readAmount('250 stars', { home: 'XTR', reference: 300, bargaining: true }).offer).toEqual({
      minor: 250,
      currency: 'XTR',
    });
  });
  it('repeat the price of the thing only to name another one', () => {
    expect(readAmount('I see you listed it for $50, I’d like to pay $45', about(50)).offer?.minor).toBe(4500);
    expect(readAmount('$50 seems way too high. How about $30?', about(50)).offer?.minor).toBe(3000);
  });
  it('of any size between a fifth and one and a half of the price are read back exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 7_000 }),
        fc.constantFrom('would you take $%', 'how about %?', '%?', 'i can do %', 'ok % then'),
        (cents, phrase) => {
          const text = phrase.replace('%', (cents / 100).toFixed(2));
          expect(readAmount(text, about(50)).offer?.minor).toBe(cents);
        },
      ),
    );
  });
  it('never come from text without digits or number words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdeghijlmprs ?!.,') }), (text) => {
        const found = readAmount(text, about(50));
        expect(found.offer).toBeNull();
      }),
    );
  });
});

describe('number words', () => {
  it.each([
    ['forty', [40]],
    ['twenty five', [25]],
    ['a hundred', [100]],
    ['one hundred and ten', [110]],
    ['fifteen hundred', [1500]],
    ['two thousand five hundred', [2500]],
    ['half a grand', [500]],
    ['two fifty', [250, 2.5]],
    ['one twenty five', [125, 1.25]],
    ['five four', []],
  ] as const)('%s', (phrase, values) => expect(numberPhraseValues(phrase)).toEqual(values));
});

describe('folding', () => {
  it('is idempotent on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(foldText(foldText(text))).toBe(foldText(text))),
    );
  });
  it('sees through look-alikes, widths, accents, invisible characters and foreign digits', () => {
    expect(foldText('Ｆ​rеe ５０ ٥٠ café ᴅᴇᴀʟ')).toBe('free 50 50 cafe deal');
  });

  it('reads plain letters the short way as it does the long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) =>
        expect(foldText(text)).toBe(foldText(`\u200b${text}`)),
      ),
    );
  });
});
