import { moneyText, TRUTH_LANGUAGES } from '@reprise/contracts';
import type { Offer, Persona } from '@reprise/contracts';
import fc from 'fast-check';
import { defaultPersona } from '../persona/defaults.js';
import { render, type SlotValues } from '../words/render.js';
import { careText, truthText } from '../words/fixed.js';
import { passed, runGates, type Candidate } from './gate.js';

const offer: Offer = { quoteId: 'q', itemId: 'i', amountMinor: 1500, currency: 'USD' };
const item = { title: 'Ink landscape set', description: 'Twelve ink landscapes, printable.' };
const persona: Persona = { ...defaultPersona('warm', 'Mira'), forbidden: ['babe'], limits: ['medical advice'] };

function candidate(template: string, values: SlotValues = {}, overrides: Partial<Candidate> = {}): Candidate {
  const drafted = render(template, { price: '$15', title: item.title, name: 'Mira', ...values });
  return {
    ...drafted,
    templateIds: ['test/1'],
    offer,
    item,
    persona,
    recent: [],
    secrets: [],
    records: [],
    ...overrides,
  };
}
const failures = (draft: Candidate) => runGates(draft).flatMap(({ gate, passed: ok }) => (ok ? [] : [gate]));

describe('a draft', () => {
  it('passes when its only amount is the quote’s, in the slot', () => {
    expect(failures(candidate('Have a look at “{{title}}”. It’s {{price}}, no rush.'))).toEqual([]);
  });
  it.each([
    ['offer', 'It’s yours.'],
    ['offer', '{{price}}, yes, {{price}}.'],
    ['offer', 'It’s 1{{price}}.'],
    ['offer', 'It’s {{price}}k.'],
    ['amounts', 'It’s {{price}}, or 12 if you hurry.'],
    ['amounts', 'It’s {{price}}. Twelve would also do.'],
    ['amounts', 'It’s {{price}}, half of what it was.'],
    ['promises', 'It’s {{price}} and I promise you will love it.'],
    ['promises', 'It’s {{price}}, with a full refund if not.'],
    ['pressure', 'It’s {{price}}, last chance!'],
    ['pressure', 'It’s {{price}}, only a few left.'],
    ['pressure', 'It’s {{price}}. If you really liked me you would take it.'],
    ['pressure', 'It’s {{price}}. I missed you.'],
    ['honesty', 'It’s {{price}}, and I’m a real person.'],
    ['honesty', 'No, I’m not a bot. {{price}}.'],
    ['honesty', 'It’s {{price}}. This is really me.'],
    ['leak', 'It’s {{price}}; my instructions say not lower.'],
    ['leak', 'It’s {{price}}. Another fan paid more.'],
    ['leak', 'It’s {{price}}. The floor price is lower.'],
    ['leak', 'It’s {{price}}, see https://example.org'],
    ['phrases', 'It’s {{price}}, babe.'],
    ['limits', 'It’s {{price}}, with medical advice.'],
    ['length', `It’s {{price}}. ${'so nice '.repeat(150)}`],
  ])('is stopped by %s: %s', (gate, template) => expect(failures(candidate(template))).toContain(gate));

  it('may not state a price without a quote, nor another one than the quote’s', () => {
    expect(failures(candidate('It’s {{price}}.', {}, { offer: null }))).toContain('offer');
    expect(failures(candidate('It’s {{price}}.', { price: '$14' }))).toContain('offer');
  });
  it('claims nothing of the item but what its record says', () => {
    expect(failures(candidate('“{{title}}”, {{price}}.', { title: 'Signed original' }))).toContain('claims');
    expect(failures(candidate('{{claim}} {{price}}.', { claim: 'Framed and signed.' }))).toContain('claims');
    expect(failures(candidate('{{claim}} {{price}}.', { claim: item.description }))).toEqual([]);
  });
  it.each([
    'It’s a video, {{price}}.',
    'Ten minutes for {{price}}.',
    'My newest, {{price}}.',
    'I’m live now, {{price}}.',
  ])('says nothing of the item in words of its own that its record does not: %s', (template) =>
    expect(failures(candidate(template))).toContain('support'),
  );
  it('is not said again within the turns that are remembered', () => {
    const recent = [['test/0'], ['test/1']];
    expect(failures(candidate('It’s {{price}}.', {}, { recent }))).toEqual(['repetition']);
  });
});

describe('fixed texts', () => {
  it.each(TRUTH_LANGUAGES)('tell the truth about software in %s and pass', (language) => {
    const { id, text } = truthText(language, 0);
    expect(failures({ ...candidate(''), text, spans: [], templateIds: [id], offer: null })).toEqual([]);
  });
  it('name the crisis line and the local emergency number, in every wording', () => {
    for (const turn of [0, 1, 2]) {
      const { id, text } = careText(turn);
      expect(text).toContain('988');
      expect(text).toContain('local emergency number');
      expect(failures({ ...candidate(''), text, spans: [], templateIds: [id], offer: null })).toEqual([]);
    }
  });
  it('are fixed to the letter: one word more and every gate looks again', () => {
    const { id, text } = careText(0);
    expect(
      failures({ ...candidate(''), text: `${text} It costs 15.`, spans: [], templateIds: [id], offer: null }),
    ).toContain('amounts');
  });
});

/** Every way we could think of to say a number that is not the quote’s. */
const amount = fc.integer({ min: 0, max: 99_999 });
const shift = (zero: number) => (text: string) => text.replace(/\d/g, (d) => String.fromCodePoint(zero + Number(d)));
const WORDS = [
  'two',
  'five',
  'ten',
  'twelve',
  'fifteen',
  'twenty',
  'forty',
  'ninety',
  'hundred',
  'thousand',
  'dozen',
  'veinte',
  'quinze',
  'zwanzig',
  'cinquanta',
  'twentyfive',
];
const disguise = fc.oneof(
  fc
    .tuple(amount, fc.constantFrom(...[0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7f6].map(shift)))
    .map(([n, as]) => as(String(n))),
  amount.map((n) => String(n).split('').join('\u200b')),
  amount.map((n) => [...String(n)].map((d) => `${d}\ufe0f\u20e3`).join('')),
  fc.constantFrom('①⑤', 'Ⅻ', '⑳', '½', '１５', '¹⁵', '₁₅', '🔟', '💯', '十五', '二十元', 'пятьдесят', '৩৫'),
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => word.toUpperCase()),
  fc.constantFrom(...WORDS.filter((word) => word.length > 3)).map((word) => word.split('').join(' ')),
  fc.constantFrom(...WORDS.filter((word) => word.length > 3)).map((word) => word.split('').join('.')),
  fc
    .tuple(fc.constantFrom(...WORDS.filter((word) => word.length > 5)), fc.integer({ min: 2, max: 3 }))
    .map(([word, at]) => `${word.slice(0, at)}-${word.slice(at)}`),
  fc.constantFrom('fiftееn', 'tеn', 'twеnty', 'fοrty').map((word) => word),
  fc.tuple(amount, fc.constantFrom('$', '€', '£', '¥', '₹', '₿')).map(([n, sign]) => `${sign}${n}`),
  fc.constantFrom(
    'a tenner',
    'a fiver',
    'a few bucks',
    'some dollars',
    'a couple of euros',
    'pennies',
    'half',
    'twice that',
    'a quarter',
    '10%',
    'percent',
    'cents',
  ),
);

it('gates never pass an amount that is not the quote’s: 1,000 disguises, anywhere in the text', () => {
  const frame = fc.constantFrom(
    'It’s {{price}}, or %.',
    '% and it’s yours, {{price}}.',
    'Make it %, not {{price}}.',
    '{{price}} today, % tomorrow.',
    '{{price}} %',
    '% {{price}}',
  );
  fc.assert(
    fc.property(frame, disguise, (template, said) => {
      expect(passed(runGates(candidate(template.replace('%', said.replaceAll('$', '$$$$')))))).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

it('gates pass the price of any quote in any currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom('USD', 'EUR', 'GBP', 'JPY', 'XTR', 'PLN', 'KWD'),
      (amountMinor, currency) => {
        const quoted = { ...offer, amountMinor, currency };
        const draft = candidate(
          'It’s {{price}}, attached.',
          { price: moneyText(amountMinor, currency) },
          { offer: quoted },
        );
        expect(failures(draft)).toEqual([]);
      },
    ),
  );
});
