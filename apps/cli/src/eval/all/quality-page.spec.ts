import { reaches, withFigures } from './quality-page.js';

const results = [
  { name: 'Memory', figures: [{ name: 'recall@10', value: 0.751, bar: { atLeast: 0.74 } }] },
  { name: 'Leak', figures: [{ name: 'false alarms', value: 0.01, bar: { atMost: 0 } }] },
];

describe('the page of figures', () => {
  it('says which bar is reached', () => {
    expect(results.map(({ figures }) => reaches(figures[0]!))).toEqual([true, false]);
    expect(withFigures('# Quality\n', results, '2026-11-25')).toMatch(
      /Leak \| false alarms \| 0\.010 \| ≤ 0 \| \*\*no\*\*/,
    );
  });

  it('renews the figures and keeps what people wrote around them', () => {
    const first = `${withFigures('# Quality\n\nBefore.\n', results, '2026-01-01')}\nAfter.\n`;
    const second = withFigures(first, results.slice(0, 1), '2026-02-02');
    expect(second).toMatch(/Before\.[^]*2026-02-02[^]*After\./);
    expect(second).not.toMatch(/2026-01-01|Leak/);
  });
});
