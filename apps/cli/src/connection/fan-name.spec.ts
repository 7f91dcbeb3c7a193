import { fanIdOf, platformFanIdOf } from './fan-name.js';

const PLACE = { tenant: 'default', platform: 'sandbox' };
const named = (name: string) => fanIdOf(name, PLACE);

describe('the name of a fan', () => {
  it.each([
    ['mira/sam', 'mira', 'sam'],
    ['mira/sam/hill', 'mira', 'sam/hill'],
    ['"studio/mira"/sam', 'studio/mira', 'sam'],
    ['"studio/mira"/"sam"', 'studio/mira', '"sam"'],
    ['"the ""best"" /"/sam', 'the "best" /', 'sam'],
    ['a\\b/sam', 'a\\b', 'sam'],
    ['mira/two\nlines', 'mira', 'two\nlines'],
  ])('%s is of creator and fan', (name, creator, fan) =>
    expect(named(name)).toBe(platformFanIdOf(creator, fan, PLACE)),
  );

  it('is our id, in whatever case', () => {
    const id = platformFanIdOf('mira', 'sam', PLACE);
    expect(named(id.toUpperCase())).toBe(id);
  });

  it.each(['sam', '/sam', 'mira/', '"mira/sam', '"mira"', '""/sam', ''])('is bad usage as %j', (name) =>
    expect(() => named(name)).toThrow(/is not a fan.*in quotes/),
  );
});
