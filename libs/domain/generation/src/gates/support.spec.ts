import fc from 'fast-check';
import { foldText } from '../reading/fold-text.js';
import { claimFrom } from '../words/claim.js';
import { presentsAsLive, unsupported } from './support.js';

const PLAIN = ['have', 'a', 'look', 'at', 'this', 'i', 'would', 'pick', 'that', 'one', 'for', 'quiet', 'evening'];
/** One word of each kind of attribute, written as a pitch would. */
const SAID = [
  'video',
  'photos',
  'audio',
  'lesson',
  'PDF',
  'printable',
  'set',
  'minutes',
  'exclusive',
  'signed',
  'beginners',
  'HD',
];

describe('a pitch', () => {
  it('says of an item only what its record says, whatever the words are', () => {
    const words = (from: readonly string[]) => fc.array(fc.constantFrom(...from), { maxLength: 6 });
    fc.assert(
      fc.property(words(PLAIN), words(SAID), words(SAID), fc.boolean(), (plain, said, known, inTitle) => {
        const own = [...plain, ...said].join(' ');
        const record = known.join(', ');
        const item = inTitle ? { title: record, description: 'ink' } : { title: 'ink', description: record };
        expect(unsupported(own, item) === null).toBe(said.every((word) => known.includes(word)));
      }),
      { numRuns: 5_000, seed: 20261123 },
    );
  });

  it('may use another word for what the record says', () => {
    const item = { title: 'Ink', description: 'A film of 20 minutes.' };
    expect(unsupported('a short clip, some minutes', item)).toBeNull();
    expect(unsupported('with a voice note', item)).not.toBeNull();
  });

  it.each(["I'm live now", 'my live stream', 'I recorded this just now', "I'm filming this for you", 'as we speak'])(
    'never presents stored media as live: %s',
    (text) => expect(presentsAsLive(foldText(text))).toBe(true),
  );
  it.each(['I live in Lisbon', 'a lively sketch', 'I made this last year', 'live and learn', 'she recorded it in May'])(
    'may say: %s',
    (text) => expect(presentsAsLive(foldText(text))).toBe(false),
  );
});

describe('a claim', () => {
  it('is a whole sentence of the description, whatever is asked of whatever item', () => {
    const sentence = fc.array(
      fc.constantFrom('not', 'waterproof', 'paper', 'Twelve', 'files', 'is', 'it', '300', '“ink”'),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    const text = fc
      .array(fc.tuple(sentence, fc.constantFrom('. ', '! ', '? ', '\n', ' | ', ' - ')), { maxLength: 8 })
      .map((parts) => parts.map(([words, end]) => words.join(' ') + end).join(''));
    fc.assert(
      fc.property(text, fc.string(), text, (description, title, query) => {
        const claim = claimFrom(description, title, query);
        if (!claim) return;
        const said = claim.text.replace(/\.$/, '');
        const sentences = description.split(/[.!?]\s+|\n|[•|]|\s-+\s/).map((part) => part.trim());
        expect(sentences).toContain(said.replace(/[!?]$/, ''));
        expect(unsupported(claim.text, { title, description })).toBeNull();
      }),
      { numRuns: 5_000, seed: 20261123 },
    );
  });
});
