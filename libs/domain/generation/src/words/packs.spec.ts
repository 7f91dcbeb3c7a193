import { passed, runGates } from '../gates/gate.js';
import { unrecorded, type Claim } from '../gates/records.js';
import { foldText } from '../reading/fold-text.js';
import { defaultPersona } from '../persona/defaults.js';
import { PLAIN_PACK, VOICE_PACKS } from './packs/index.js';
import { render, slotsOf, type SlotValues } from './render.js';
import { LINE_KINDS, SLOTS, type LineKind } from './voice-pack.js';
import { write } from './writer.js';

const persona = { ...defaultPersona('warm', 'Mira'), craft: 'drawing', facts: ['draws with ink'] };
const item = { title: 'Ink landscape set', description: 'Twelve ink landscapes, printable.' };
const values: SlotValues = {
  name: 'Mira',
  craft: 'drawing',
  fact: 'draws with ink',
  fan: 'Sam',
  taste: 'ink landscapes',
  title: item.title,
  claim: item.description,
  price: '$15',
};
const offer = { quoteId: 'q', itemId: 'i', amountMinor: 1500, currency: 'USD' };

/** An id of the kind every reply is written beside. */
const SECRET = '0198c1f2-7d30-7c44-9a51-52c0a3e8b7d1';

/** Kinds of lines that say something was done for the fan, and what is on record whenever they are said. */
const RECORDS: Partial<Record<LineKind, readonly Claim[]>> = {
  'hand-over': ['person-asked'],
  'hand-over-again': ['person-asked'],
  waits: ['person-asked'],
  software: ['person-asked'],
  complaint: ['complaint-noted'],
  'nothing-fits': ['wish-noted'],
};

/** Wider than any gate: what a reader has to look at before a line says it. */
const PROMISING =
  /\b(?:i|we|they|the team|someone|somebody)(?:'ll| will| shall| won't| shan't)\b|\b(?:noted|asked for|told (?:them|the)|passed|forwarded|reported|remind\w*|recorded|remember|make sure|wish list|(?:keep|have) (?:it|that|this|you) in mind|written down|get back)\b/;
/** Lines that speak of now, of manners or in jest, and promise nothing that could be left undone. */
const IDIOMS: readonly string[] = [
  'Say what you want. I’ll see.',
  'I’ll allow it.',
  'Not stated. I won’t guess.',
  'I don’t know. I won’t guess.',
  'Certainly. I shall leave it there.',
  'I shall be glad to help once we are polite with each other.',
  'That’s fine. I’ll leave it there.',
  'All good, we’ll drop it.',
  'I won’t offer anything right now, but I’m glad to chat.',
  'The description doesn’t say, so I won’t guess.',
  'I’ll happily go on when we’re kind to each other.',
  'I won’t answer that tone. Anything else, gladly.',
  'Keep that in mind.',
  'I’ll leave it at {{price}}.',
  'I’ll answer the question behind that once it’s put nicely.',
  'Tell me what you’d love to have and I’ll see what’s there.',
  'I’ll keep it at {{price}}. Tell me what you think.',
  'It doesn’t say, I’m afraid, and I won’t make it up.',
  'You’re back! Quick, pretend no time has passed.',
  'See you! I’ll keep the jokes warm.',
  'Fair! I’ll put my salesperson hat back in the box.',
  'Not mentioned! And I’m a terrible liar, so I won’t improvise.',
  'Thank you! I’ll be smug about this recommendation for days.',
  'It’s {{price}}. I’ll look away while you think.',
  'I’ll pretend autocorrect did that. Be kind and we go on.',
  'You’re welcome! I’ll be insufferable about it all day.',
];

const lines = VOICE_PACKS.flatMap((pack) =>
  Object.entries(pack.lines).flatMap(([kind, texts]) =>
    texts.map((text, i) => [`${pack.id}/${kind}/${i + 1}`, text] as const),
  ),
);

describe('voice packs', () => {
  it.each(lines)('%s passes every gate', (id, text) => {
    for (const slot of slotsOf(text)) expect(SLOTS as readonly string[]).toContain(slot);
    const prices = slotsOf(text).filter((slot) => slot === 'price').length;
    expect(prices).toBeLessThanOrEqual(1);
    const draft = {
      ...render(text, values),
      templateIds: [id],
      offer: prices > 0 ? offer : null,
      item,
      persona,
      recent: [],
      secrets: [SECRET],
      records: RECORDS[id.split('/')[1] as LineKind] ?? [],
    };
    expect(runGates(draft).filter((gate) => !gate.passed)).toEqual([]);
  });
  it('say of no kind that something was done unless its event is declared here, and declare none for nothing', () => {
    const claiming = lines
      .filter(([, text]) => unrecorded(foldText(text), []) !== null)
      .map(([id]) => id.split('/')[1]);
    expect([...new Set(claiming)].sort()).toEqual(Object.keys(RECORDS).sort());
  });
  it.each(lines)('%s promises nothing that a reader did not allow', (id, text) => {
    const promising = PROMISING.test(foldText(text)) && !IDIOMS.includes(text);
    expect([id, promising && !(id.split('/')[1]! in RECORDS)]).toEqual([id, false]);
  });
  it('say nothing twice', () => {
    const texts = lines.map(([, text]) => text.toLowerCase());
    const twice = texts.filter((text, i) => texts.indexOf(text) !== i && text !== '{{claim}}');
    expect(twice.length).toBeLessThan(texts.length / 20);
    for (const pack of VOICE_PACKS)
      for (const own of Object.values(pack.lines)) expect(new Set(own).size).toBe(own.length);
  });
  it('can say every kind of line plainly, with no more than a title and a price', () => {
    for (const kind of LINE_KINDS) {
      if (['fact', 'told', 'claim', 'details'].includes(kind)) continue;
      const order = {
        kinds: [kind],
        voice: 'plain',
        values: { name: 'Mira', price: '$15' },
        seed: 1,
        recent: [],
        plain: true,
      };
      expect(write(order)).not.toBeNull();
    }
    expect(Object.keys(PLAIN_PACK.lines).length).toBeGreaterThan(30);
  });
});

describe('the writer', () => {
  it('writes the same words from the same seed, and others from another', () => {
    const order = { kinds: ['chat', 'wonder'] as const, voice: 'warm', values, recent: [], plain: false };
    expect(write({ ...order, seed: 7 })).toEqual(write({ ...order, seed: 7 }));
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => write({ ...order, seed })?.text)).size).toBeGreaterThan(4);
  });
  it.each(['warm', 'aloof', 'witty', 'teacher', 'concierge'])(
    'says nothing twice in 30 turns of chat, in the voice of %s',
    (voice) => {
      let recent: string[][] = [];
      const said: string[] = [];
      for (let turn = 0; turn < 120; turn++) {
        const draft = write({ kinds: ['chat', 'wonder'], voice, values, seed: turn * 7919, recent, plain: false })!;
        expect(said.slice(-30)).not.toContain(draft.text);
        expect(
          passed(runGates({ ...draft, offer: null, item: null, persona, recent, secrets: [SECRET], records: [] })),
        ).toBe(true);
        said.push(draft.text);
        recent = [...recent, [...draft.templateIds]].slice(-30);
      }
    },
  );
  it('uses no line whose slot has no value', () => {
    for (let seed = 0; seed < 50; seed++) {
      const draft = write({
        kinds: ['hello', 'ask'],
        voice: 'warm',
        values: { name: 'Mira' },
        seed,
        recent: [],
        plain: false,
      });
      expect(draft?.text).not.toMatch(/\{\{|undefined/);
    }
  });
});
