import fc from 'fast-check';
import {
  amountText,
  CURRENCIES,
  cutLabelSchema,
  cutText,
  cutTextSchema,
  cutTextStart,
  decimalsOf,
  isoCurrencySchema,
  labelSchema,
  mendedJsonSchema,
  mendLabel,
  mendText,
  momentAt,
  momentSchema,
  moneyText,
  opaqueIdSchema,
  readMoment,
  textSchema,
  utcOf,
} from './index.js';
import { timeSchema } from '../envelope.js';

const anyText = fc.string({ unit: 'binary' });
/** Code units as they come, so halves of pairs too. */
const anyUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7ff, max: 0xe000 }), fc.constant(0)))
  .map((units) => String.fromCharCode(...units));
const storable = (text: string) => text.isWellFormed() && !text.includes('\0');

describe('free text', () => {
  it('is mended: half a pair becomes U+FFFD, NUL goes, the rest stays', () => {
    expect(mendText('gold \ud83d')).toBe('gold \ufffd');
    expect(mendText('\ude00 gold')).toBe('\ufffd gold');
    expect(mendText('a\0b \u{1F600}\n\t\u001b')).toBe('ab \u{1F600}\n\t\u001b');
    // The six typed characters are text like any other.
    expect(mendText('\\u0000')).toBe('\\u0000');
  });
  it('can be stored, whatever came, and is mended once', () =>
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(storable(mendText(text))).toBe(true);
        expect(mendText(mendText(text))).toBe(mendText(text));
      }),
    ));
  it('is refused by one schema when it is too long, and cut by the other', () => {
    expect(textSchema(3).parse('ab\0c')).toBe('abc');
    expect(textSchema(3).safeParse('abcd').success).toBe(false);
    expect(cutTextSchema(3).parse('ab\u{1F600}')).toBe('ab');
    expect(textSchema(3).trim().min(1).safeParse(' \0 ').success).toBe(false);
  });
});

describe('a label', () => {
  it('is one line that controls no terminal', () => {
    expect(mendLabel('a\r\nb\u001b]0;x\u0007\u202ec\u2066d\u200fe\u061c')).toBe('a b]0;xcde');
    expect(labelSchema(4).parse('\u001bSam\u202e')).toBe('Sam');
    expect(cutLabelSchema(200).parse(`${'n'.repeat(199)}\u{1F600}`)).toBe('n'.repeat(199));
    expect(mendLabel('Ana\u200d \u{1F469}\u200d\u{1F680}')).toBe('Ana\u200d \u{1F469}\u200d\u{1F680}');
  });
});

describe('a cut', () => {
  it.each([
    ['a surrogate pair', 'a\u{1F600}b', 2, 'a'],
    ['a family', `a${'\u{1F469}\u200d\u{1F469}\u200d\u{1F467}'}b`, 5, 'a'],
    ['a flag', 'a\u{1F1EB}\u{1F1F7}b', 3, 'a'],
    ['a skin tone', 'a\u{1F44D}\u{1F3FD}', 3, 'a'],
    ['a combining mark', 'ae\u0301', 2, 'a'],
    ['nothing', 'abc', 2, 'ab'],
  ])('keeps %s whole', (_, text, max, cut) => {
    expect(cutText(text, max)).toBe(cut);
    expect(cutText(text, text.length)).toBe(text);
  });
  it('ends, also where a character is longer than the room', () => {
    expect(cutText(`e${'\u0301'.repeat(500)}`, 300)).toHaveLength(300);
    expect(cutText('\u{1F600}', 1)).toBe('');
    expect(cutText('abc', 0)).toBe('');
  });
  it('is a beginning, no longer than asked, and well-formed when the text was', () =>
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, max) => {
        const cut = cutText(text, max);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        const end = cutTextStart(text, max);
        expect(text.endsWith(end)).toBe(true);
        expect(end.length).toBeLessThanOrEqual(max);
        expect(end.isWellFormed()).toBe(true);
      }),
    ));
});

describe('an id', () => {
  it.each([
    'constructor',
    '__proto__',
    'a/b',
    '..',
    '%',
    '*',
    ' ',
    '\u00e9',
    'e\u0301',
    '\u{1F468}\u200d\u{1F469}',
    '\u2028',
  ])('is opaque: %j', (id) => expect(opaqueIdSchema.parse(id)).toBe(id));
  it.each([
    '',
    'x'.repeat(201),
    'a\0',
    'a\tb',
    '\u001b[0m',
    '\u0085',
    '\u009b',
    'a\ud83d',
    '\u202eabc',
    'a\u2066',
    '\u200f',
  ])('is refused, never mended: %j', (id) => expect(opaqueIdSchema.safeParse(id).success).toBe(false));
  it.each([12, null, undefined, {}])('is a text: %j', (id) => expect(opaqueIdSchema.safeParse(id).success).toBe(false));
});

describe('a moment', () => {
  it.each([
    ['2026-03-29T02:30:00+01:00', '2026-03-29T01:30:00.000Z'],
    ['2026-03-01T10:00:00.123456789Z', '2026-03-01T10:00:00.123Z'],
    ['2024-02-29T23:59:59-12:00', '2024-03-01T11:59:59.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0000-12-31T23:59:59-00:01', '0001-01-01T00:00:59.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('is kept as UTC: %s', (time, utc) => {
    expect(momentSchema.parse(time)).toBe(utc);
    expect(utcOf(time)).toBe(utc);
  });
  it.each([
    '2026-02-30T10:00:00Z',
    '2026-02-29T10:00:00Z',
    '1900-02-29T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-03-01T24:00:00Z',
    '2016-12-31T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-12:00',
    '+010000-01-01T00:00:00Z',
    '2026-03-01T10:00:00',
    '2026-03-01',
    '2026-03-01T10:00:00+24:00',
    '2026-03-01T10:00:00Z ',
    '',
  ])('is refused: %j', (time) => {
    expect(momentSchema.safeParse(time).success).toBe(false);
    expect(utcOf(time)).toBeNull();
  });
});

describe('a moment of a record', () => {
  it.each([
    ['+010000-01-01T11:59:59.000Z', '9999-12-31T23:59:59.999Z'],
    ['+275760-09-13T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
    ['0000-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['0000-12-31T23:59:59Z', '0001-01-01T00:00:00.000Z'],
    ['-000001-12-31T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['-271821-04-20T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
  ])('that an earlier release took outside the years 0001 to 9999 is read as the nearest inside: %s', (time, read) => {
    expect(readMoment(time)).toBe(read);
    expect(timeSchema.parse(time)).toBe(read);
    // No edge takes it.
    expect(momentSchema.safeParse(time).success).toBe(false);
  });
  it.each(['0001-01-01T00:00:00Z', '2026-03-01T10:00:00.123456789Z', '9999-12-31T23:59:59.999Z'])(
    'is read as it stands inside them: %s',
    (time) => expect(timeSchema.parse(time)).toBe(time),
  );
  it.each(['', 'soon', '+999999-01-01T00:00:00Z', '10000-01-01T00:00:00Z', '2026-03-01T10:00:00+01:00'])(
    'is still a time in UTC: %j',
    (time) => expect(timeSchema.safeParse(time).success).toBe(false),
  );
  it('that is computed from one stays inside', () =>
    fc.assert(
      fc.property(fc.integer({ min: -9e15, max: 9e15 }), (ms) => {
        expect(utcOf(momentAt(ms))).toBe(momentAt(ms));
      }),
    ));
});

describe('a currency', () => {
  it.each(['USD', 'EUR', 'JPY', 'KWD', 'XTR', 'HRK'])('is one of ISO 4217, or XTR: %s', (code) =>
    expect(isoCurrencySchema.parse(code)).toBe(code),
  );
  it.each(['usd', 'Usd', 'US$', 'ZZZ', 'BTC', 'USDT', 'XXX', '', ' USD '])('is refused: %j', (code) =>
    expect(isoCurrencySchema.safeParse(code).success).toBe(false),
  );
  it('has its decimals', () => {
    expect(['USD', 'JPY', 'KWD', 'XTR', 'CLF', 'VND', 'UYI', 'IQD', 'MGA'].map(decimalsOf)).toEqual([
      2, 0, 3, 0, 4, 0, 0, 3, 2,
    ]);
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });
});

describe('money as people read it', () => {
  it.each([
    [1_500, 'USD', '$15'],
    [1_250, 'USD', '$12.50'],
    [5, 'USD', '$0.05'],
    [0, 'USD', '$0'],
    [-1_250, 'USD', '-$12.50'],
    [120_000_000, 'EUR', '€1,200,000'],
    [1_250, 'JPY', '¥1,250'],
    [1_250, 'KWD', '1.250 KWD'],
    [12_000, 'CLF', '1.2000 CLF'],
    [250, 'XTR', '250 Stars'],
    [9_000, 'PLN', '90 PLN'],
    [Number.MAX_SAFE_INTEGER, 'USD', '$90,071,992,547,409.91'],
  ])('%d %s is %s', (minor, currency, text) => expect(moneyText(minor, currency)).toBe(text));
  it.each([
    [0, 'USD', '0.00 USD'],
    [7, 'USD', '0.07 USD'],
    [1_500, 'USD', '15.00 USD'],
    [-123_456_789, 'EUR', '-1,234,567.89 EUR'],
    [1_250, 'JPY', '1,250 JPY'],
    [1_500, 'KWD', '1.500 KWD'],
  ])('in a column has all its decimals: %d %s is %s', (minor, currency, text) =>
    expect(amountText(minor, currency)).toBe(text),
  );
});

describe('unknown JSON', () => {
  const parse = (value: unknown) => mendedJsonSchema.safeParse(value);
  it('is mended in its texts and keys, and keeps names of prototypes as names', () => {
    const value: unknown = JSON.parse('{"a\\u0000":["x\\ud83d",1.5,true,null],"__proto__":{"b":1},"constructor":2}');
    expect(JSON.stringify(parse(value).data)).toBe(
      '{"a":["x\ufffd",1.5,true,null],"__proto__":{"b":1},"constructor":2}',
    );
  });
  it('is refused where a number is none, or where it nests without an end', () => {
    expect(parse(JSON.parse('{"a":[1e400]}')).error?.issues[0]?.message).toContain('too large');
    expect(parse(JSON.parse(`${'['.repeat(65)}${']'.repeat(65)}`)).error?.issues[0]?.message).toContain('deeper');
    expect(parse(JSON.parse(`${'['.repeat(64)}${']'.repeat(64)}`)).success).toBe(true);
    expect(parse(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).success).toBe(false);
  });
  it('can be stored throughout, whatever came', () =>
    fc.assert(
      fc.property(fc.dictionary(anyUnits, fc.oneof(anyUnits, fc.array(anyUnits))), (value) => {
        const mended = mendedJsonSchema.parse(value) as typeof value;
        expect([...Object.keys(mended), ...Object.values(mended).flat()].every(storable)).toBe(true);
      }),
    ));
});
