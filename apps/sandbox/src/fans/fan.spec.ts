import * as fc from 'fast-check';
import { react } from './fan.js';
import { newMind, type Act, type FanMind, type FanProfile, type Stimulus } from './mind.js';
import { simulatedFan } from './population.js';
import { TEMPERAMENT_NAMES, type TemperamentName } from './temperaments.js';

const profile = (temperament: TemperamentName, seed = 1): FanProfile => ({
  id: `f${seed}`,
  name: 'Sam',
  temperament,
  craft: 'drawing',
  subjects: ['perspective', 'ink landscapes'],
  seed,
});
const offer = (amountMinor: number, itemId = 'i1') => ({
  quoteId: `q${amountMinor}`,
  itemId,
  amountMinor,
  currency: 'USD',
});
const reply = (amountMinor: number | null, text = 'here you are'): Stimulus => ({
  type: 'reply',
  text,
  offer: amountMinor === null ? null : offer(amountMinor),
});

function live(start: FanMind, stimuli: readonly Stimulus[]): { mind: FanMind; acts: Act[] } {
  return stimuli.reduce<{ mind: FanMind; acts: Act[] }>(
    ({ mind, acts }, stimulus) => {
      const next = react(mind, stimulus);
      return { mind: next.mind, acts: [...acts, ...next.acts] };
    },
    { mind: start, acts: [] },
  );
}
const seeds = Array.from({ length: 200 }, (_, seed) => seed + 1);
/** How many of 200 fans of a temperament do this at some point. */
const share = (temperament: TemperamentName, stimuli: readonly Stimulus[], does: (act: Act) => boolean) =>
  seeds.filter((seed) => live(newMind(profile(temperament, seed)), stimuli).acts.some(does)).length / seeds.length;

const stimuli = fc.array(
  fc.oneof(
    fc.constant<Stimulus>({ type: 'arrive' }),
    fc.constant<Stimulus>({ type: 'no-reply' }),
    fc.integer({ min: 0, max: 50_000 }).map((amount) => reply(amount)),
    fc.string().map((text) => reply(null, text)),
  ),
  { maxLength: 25 },
);

describe('a simulated fan', () => {
  it('does the same again for the same seed and the same replies', () =>
    fc.assert(
      fc.property(fc.constantFrom(...TEMPERAMENT_NAMES), fc.nat(), stimuli, (temperament, seed, heard) => {
        const mind = newMind(profile(temperament, seed));
        expect(live(mind, heard)).toEqual(live(mind, heard));
      }),
    ));

  it('buys only what was offered, at the price offered, and no item twice', () =>
    fc.assert(
      fc.property(fc.constantFrom(...TEMPERAMENT_NAMES), fc.nat(), stimuli, (temperament, seed, heard) => {
        const { acts } = live(newMind(profile(temperament, seed)), heard);
        const bought = acts.filter((act) => act.type === 'buy');
        const offers = heard.flatMap((stimulus) =>
          stimulus.type === 'reply' && stimulus.offer ? [stimulus.offer] : [],
        );
        for (const { offer: one } of bought) expect(offers).toContainEqual(one);
        expect(new Set(bought.map(({ offer: one }) => one.itemId)).size).toBe(bought.length);
      }),
    ));

  it('acts later than now, and names no empty line and no unfilled slot', () =>
    fc.assert(
      fc.property(fc.constantFrom(...TEMPERAMENT_NAMES), fc.nat(), stimuli, (temperament, seed, heard) => {
        for (const act of live(newMind(profile(temperament, seed)), heard).acts) {
          expect(act.afterMs).toBeGreaterThan(0);
          if (act.type === 'say') expect(act.text).toMatch(/^[^{}]+$/);
        }
      }),
    ));

  it('never counters with more than was asked', () => {
    for (const seed of seeds) {
      const { mind } = live(newMind(profile('haggler', seed)), [{ type: 'arrive' }, reply(1_500)]);
      for (const { lastMinor } of Object.values(mind.haggled)) expect(lastMinor).toBeLessThan(1_500);
    }
  });

  it('begins with the words given, when it has a past', () => {
    const { acts } = react(newMind({ ...profile('haggler'), opening: 'so, would 15 work?' }), { type: 'arrive' });
    expect(acts[0]).toMatchObject({ type: 'say', text: 'so, would 15 work?' });
  });
});

describe('temperaments', () => {
  const chat: Stimulus[] = [{ type: 'arrive' }, reply(null), reply(null), reply(null)];
  const deal: Stimulus[] = [{ type: 'arrive' }, reply(1_500)];
  const falling: Stimulus[] = [{ type: 'arrive' }, reply(2_000), reply(1_700), reply(1_400)];

  it('buyers mostly buy at once; browsers mostly do not', () => {
    expect(share('buyer', deal, ({ type }) => type === 'buy')).toBeGreaterThan(0.7);
    expect(share('browser', deal, ({ type }) => type === 'buy')).toBeLessThan(0.3);
  });
  it('hagglers counter, and most buy when the price comes down', () => {
    expect(share('haggler', deal, (act) => act.type === 'say' && /\$\d/.test(act.text))).toBeGreaterThan(0.7);
    expect(share('haggler', falling, ({ type }) => type === 'buy')).toBeGreaterThan(0.6);
  });
  it('skeptics ask whether a machine answers', () =>
    expect(
      share(
        'skeptic',
        chat,
        (act) => act.type === 'say' && /\b(?:bot|real person|automated|software|AI)\b/.test(act.text),
      ),
    ).toBe(1));
  it('leavers leave for good; returners come back', () => {
    expect(share('leaver', chat, (act) => act.type === 'leave' && act.returnAfterMs !== null)).toBe(0);
    expect(share('returner', chat, (act) => act.type === 'leave' && act.returnAfterMs !== null)).toBeGreaterThan(0.5);
  });
});

describe('the population', () => {
  const creator = { id: 'c1', craft: 'music' } as const;
  it('is the same for the same seed, and another for another', () => {
    expect(simulatedFan(creator, 3, 7)).toEqual(simulatedFan(creator, 3, 7));
    const names = (seed: number) => Array.from({ length: 12 }, (_, n) => simulatedFan(creator, n, seed).name);
    expect(names(1)).not.toEqual(names(2));
  });
  it('shows every temperament among the first six fans', () =>
    expect(new Set(Array.from({ length: 6 }, (_, n) => simulatedFan(creator, n, 1).temperament)).size).toBe(6));
});
