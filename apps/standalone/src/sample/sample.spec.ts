import { SAMPLE_CREATORS } from './index.js';
import { SAMPLE_FANS } from './sample-fans.js';
import { seedSamples } from './seed.js';

describe('the sample creators', () => {
  it('are of four crafts and four archetypes', () => {
    expect(new Set(SAMPLE_CREATORS.map(({ craft }) => craft)).size).toBe(4);
    expect(new Set(SAMPLE_CREATORS.map(({ archetype }) => archetype)).size).toBe(4);
  });

  it.each(SAMPLE_CREATORS.map((creator) => [creator.name, creator] as const))(
    '%s has about 25 items, each with an id of its own, a description and a price',
    (_, { items }) => {
      expect(items.length).toBeGreaterThanOrEqual(24);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      for (const { description, priceMinor, tags } of items) {
        expect(description.length).toBeGreaterThan(30);
        expect(priceMinor).toBeGreaterThan(0);
        expect(tags.length).toBeGreaterThan(1);
      }
    },
  );
});

describe('the sample archives', () => {
  it('bring the document by which each person in an item agreed to be shown', async () => {
    const posted: unknown[] = [];
    await seedSamples((_path, body) => {
      posted.push(body);
      return Promise.resolve({ rejected: [] });
    }, 'sandbox');
    const text = JSON.stringify(posted);
    expect(text).toContain('{"person":"rosa-lind","reference":"sample-release-rosa-lind"}');
    expect(text).not.toContain('"consents":["');
  });
});

describe('the sample fans', () => {
  it.each(SAMPLE_FANS.map((fan) => [fan.name, fan] as const))('%s bought what exists, and has a past', (_, fan) => {
    const creator = SAMPLE_CREATORS.find(({ id }) => id === fan.creator);
    for (const { itemId } of fan.purchases) expect(creator?.items.map(({ id }) => id)).toContain(itemId);
    const times = fan.history.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].sort());
  });
});
