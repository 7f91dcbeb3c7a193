import { actsOf } from './acts.js';
import { foldText } from './fold-text.js';
import { FAREWELLS, NOT_LEAVING } from './golden/farewells.js';

const acts = (text: string) => actsOf(foldText(text), text);
const SELLING = ['ask-item', 'ask-price', 'request-custom', 'accept', 'offer-amount'] as const;

describe('taking leave', () => {
  it('is heard in at least 99 % of 200 farewells, and nothing in them asks for an offer', () => {
    const missed = FAREWELLS.filter(
      (line) => !acts(line).has('farewell') || SELLING.some((act) => acts(line).has(act)),
    );
    expect(FAREWELLS.length).toBeGreaterThanOrEqual(200);
    expect(missed.length > FAREWELLS.length / 100 ? missed : []).toEqual([]);
  });
  it.each(NOT_LEAVING)('is not heard in: %s', (line) => expect(acts(line).has('farewell')).toBe(false));
});
