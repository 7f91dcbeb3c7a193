import { passed, runGates } from '../gates/gate.js';
import { defaultPersona } from '../persona/defaults.js';
import { PLAIN_PACK, VOICE_PACKS } from './packs/index.js';
import { render, slotsOf, type SlotValues } from './render.js';
import { LINE_KINDS, SLOTS } from './voice-pack.js';
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
    };
    expect(runGates(draft).filter((gate) => !gate.passed)).toEqual([]);
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
        expect(passed(runGates({ ...draft, offer: null, item: null, persona, recent, secrets: [SECRET] }))).toBe(true);
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
