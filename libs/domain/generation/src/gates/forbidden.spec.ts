import type { Persona } from '@reprise/contracts';
import { defaultPersona } from '../persona/defaults.js';
import { render } from '../words/render.js';
import { passed, runGates, type Candidate } from './gate.js';
import { GUILT, PROMISED } from './golden/forbidden.js';
import { FALSE_SCARCITY } from './golden/scarcity.js';

const persona: Persona = defaultPersona('warm', 'Mira');
const item = {
  title: 'Last light, limited edition',
  description: 'A limited edition print; only the last copies remain.',
};
const offer = { quoteId: 'q', itemId: 'i', amountMinor: 1500, currency: 'USD' };

const candidate = (template: string): Candidate => ({
  ...render(template, { price: '$15', title: item.title, claim: item.description }),
  templateIds: ['spec/1'],
  offer: template.includes('{{price}}') ? offer : null,
  item,
  persona,
  recent: [],
  secrets: [],
  records: [],
});

/** The line by itself, in a sentence, shouted, and beside an offer. */
const said = (line: string): string[] => [
  line,
  `${line[0]!.toUpperCase()}${line.slice(1)}!`,
  `Have a look, ${line}.`,
  `“{{title}}”, {{price}}: ${line.toUpperCase()}`,
];

describe('no draft leaves with', () => {
  it.each([
    ['false scarcity or hurry', FALSE_SCARCITY, 'pressure'],
    ['guilt, dependence or affection for money', GUILT, 'pressure'],
    ['promises, refunds and terms of its own', PROMISED, 'promises'],
  ] as const)('%s: none of over 300 ways', (_what, lines, gate) => {
    const drafts = lines.flatMap(said);
    const slipped = drafts.filter((draft) => passed(runGates(candidate(draft))));
    expect(drafts.length).toBeGreaterThanOrEqual(300);
    expect(slipped).toEqual([]);
    const named = lines.filter((line) =>
      runGates(candidate(line)).some((result) => result.gate === gate && !result.passed),
    );
    expect(named.length / lines.length).toBeGreaterThan(0.9);
  });

  it('but the catalog may say that a print is limited, in words of its own', () => {
    const results = runGates(candidate('Have a look at “{{title}}”, {{price}}. {{claim}}'));
    expect(results.filter((result) => !result.passed)).toEqual([]);
  });
});
