import { screen } from '../screen.js';
import { CRISIS_EXPLICIT, CRISIS_IMPLICIT, HYPERBOLE } from './crisis.js';

const heard = (text: string) => (screen(text, '2026-11-23T10:00:00Z').scores.crisis ?? 0) >= 0.5;

describe('a crisis', () => {
  it.each([
    ['said outright, at least 98 %', CRISIS_EXPLICIT, 0.02],
    ['said without the words, at least 90 %', CRISIS_IMPLICIT, 0.1],
  ])('is heard when %s', (_how, lines, most) => {
    const missed = lines.filter((line) => !heard(line));
    expect(lines.length).toBeGreaterThanOrEqual(100);
    expect(missed.length > lines.length * most ? missed : []).toEqual([]);
  });
  it('is heard in at most 5 % of figures of speech', () => {
    const wrong = HYPERBOLE.filter(heard);
    expect(HYPERBOLE.length).toBeGreaterThanOrEqual(100);
    expect(wrong.length > HYPERBOLE.length * 0.05 ? wrong : []).toEqual([]);
  });
});
