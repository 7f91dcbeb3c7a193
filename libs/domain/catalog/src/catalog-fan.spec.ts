import fc from 'fast-check';
import { fold, Rows } from '@reprise/event-sourcing';
import { catalogFan, type CatalogCommand, type CatalogEvent, type Candidate, type Propose } from './index.js';
import { candidate } from './selection/candidate.fixture.js';

const NOW = '2026-11-23T10:00:00Z';
const ask = (over: Partial<Propose> = {}): Propose => ({
  type: 'Propose',
  turnId: 't1',
  purpose: 'offer',
  query: 'ink',
  specific: true,
  itemId: null,
  candidates: [candidate('i1'), candidate('i2', { text: 0.5 })],
  withoutConsent: [],
  sellable: 2,
  ownedMatches: 0,
  taste: {},
  avoid: [],
  fanOfferMinor: null,
  declined: false,
  now: NOW,
  ...over,
});
const unlock = (itemId: string): CatalogCommand => ({
  type: 'Unlock',
  itemId,
  saleId: `s-${itemId}`,
  occurredAt: NOW,
  origin: 'live',
});

const after = (...commands: CatalogCommand[]) => {
  const rows = new Rows();
  const events: CatalogEvent[] = [];
  let state = catalogFan.initial;
  for (const command of commands) {
    const decided = catalogFan.decide(command, state, rows);
    state = fold(catalogFan, state, decided, rows);
    events.push(...decided);
  }
  return { state, events, rows: rows.toJSON(), last: events.at(-1)! };
};
const outcome = (...commands: CatalogCommand[]) => {
  const { type, data } = after(...commands).last;
  return type === 'catalog.content-missing.v1' ? data.reason : data.itemId;
};

describe('a turn that needs content', () => {
  it('gets the best item, with every candidate and the terms of its score', () => {
    const { last, rows } = after(ask());
    expect(last.data).toMatchObject({
      itemId: 'i1',
      listPriceMinor: 1500,
      candidates: [
        { itemId: 'i1', terms: { text: 3 } },
        { itemId: 'i2', terms: { text: 1.5 } },
      ],
    });
    expect(rows).toEqual({ offered: { i1: { count: 1, lastAt: NOW } } });
  });

  it('gets another item once the first is owned', () => {
    expect(outcome(unlock('i1'), ask())).toBe('i2');
  });

  it('is told that all is owned when the last match was bought a moment ago', () => {
    expect(outcome(unlock('i1'), ask({ candidates: [candidate('i1')] }))).toBe('all-owned');
  });

  it('gets the item the fan is looking at, whatever else fits better', () => {
    expect(outcome(ask({ itemId: 'i2' }))).toBe('i2');
    expect(
      outcome(
        ask({ itemId: 'i3', candidates: [candidate('i1'), candidate('i3', { text: 0, coverage: 0, named: false })] }),
      ),
    ).toBe('i3');
  });

  it('gets a relative of an item the fan looks at and owns, but no substitute for a withdrawn one', () => {
    expect(outcome(unlock('i1'), ask({ itemId: 'i1' }))).toBe('i2');
    expect(outcome(ask({ itemId: 'i9' }))).toBe('i1');
    const withdrawn = [candidate('i1', { withdrawn: true }), candidate('i2')];
    expect(outcome(ask({ itemId: 'i1', candidates: withdrawn }))).toBe('withdrawn');
  });

  it('never gets what the fan does not want to be offered, unless they look at it', () => {
    const candidates = [candidate('i1', { kind: 'video' }), candidate('i2', { text: 0.5 })];
    expect(outcome(ask({ candidates, avoid: ['videos'] }))).toBe('i2');
    expect(outcome(ask({ candidates: [candidates[0]!], avoid: ['videos'] }))).toBe('unwanted');
    expect(outcome(ask({ candidates, avoid: ['videos'], itemId: 'i1' }))).toBe('i1');
    expect(outcome(ask({ candidates: [], avoid: ['videos'] }))).toBe('no-match');
  });

  it.each<[string, Propose]>([
    ['no-match', ask({ candidates: [] })],
    ['no-match', ask({ candidates: [candidate('i1', { named: false, coverage: 0.01 })] })],
    ['all-owned', ask({ candidates: [], ownedMatches: 3 })],
    ['empty-catalog', ask({ candidates: [], sellable: 0 })],
    ['unknown-item', ask({ itemId: 'x', candidates: [] })],
    ['unknown-item', ask({ itemId: 'x', purpose: 'negotiate' })],
    ['not-for-sale', ask({ itemId: 'i1', candidates: [candidate('i1', { priceMinor: 0 })] })],
    ['withdrawn', ask({ itemId: 'i1', candidates: [candidate('i1')], withoutConsent: ['i1'] })],
    ['no-match', ask({ candidates: [candidate('i1')], withoutConsent: ['i1'] })],
    ['withdrawn', ask({ itemId: 'i1', purpose: 'negotiate', candidates: [candidate('i1', { withdrawn: true })] })],
  ])('is told %s when that is why', (reason, command) => {
    expect(outcome(command)).toBe(reason);
  });
});

describe('a negotiation', () => {
  it('stays with its item, and carries what the fan offered', () => {
    const { last } = after(ask({ purpose: 'negotiate', itemId: 'i2', fanOfferMinor: 900, declined: true }));
    expect(last.data).toMatchObject({ itemId: 'i2', purpose: 'negotiate', fanOfferMinor: 900, declined: true });
  });

  it('ends when the fan bought the item meanwhile', () => {
    expect(outcome(unlock('i2'), ask({ purpose: 'negotiate', itemId: 'i2' }))).toBe('all-owned');
  });
});

it('an item is unlocked once, however many sales name it', () => {
  expect(after(unlock('i1'), unlock('i1')).state.owned).toBe(1);
});

const anyCandidate = fc.record<Candidate>({
  itemId: fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i5', 'i6'),
  itemVersion: fc.integer({ min: 1, max: 9 }),
  title: fc.string(),
  description: fc.string(),
  tags: fc.array(fc.constantFrom('ink', 'oil'), { maxLength: 2 }),
  kind: fc.option(fc.constantFrom('set', 'video')),
  durationSeconds: fc.option(fc.nat(9_000)),
  partOf: fc.option(fc.constantFrom('p', 'q')),
  sequence: fc.option(fc.integer({ min: 1, max: 4 })),
  priceMinor: fc.constantFrom(0, 1, 1500, 1_000_000),
  currency: fc.constant('USD'),
  withdrawn: fc.boolean(),
  text: fc.double({ min: 0, max: 50, noNaN: true }),
  coverage: fc.double({ min: 0, max: 1, noNaN: true }),
  named: fc.boolean(),
  sold: fc.nat(1_000),
});
const anyAsk = fc
  .record({
    purpose: fc.constantFrom('offer' as const, 'negotiate' as const),
    query: fc.string(),
    specific: fc.boolean(),
    itemId: fc.option(fc.constantFrom('i1', 'i2', 'i9')),
    candidates: fc.uniqueArray(anyCandidate, { selector: ({ itemId }) => itemId, maxLength: 6 }),
    withoutConsent: fc.subarray(['i1', 'i2', 'i3', 'i4', 'i5', 'i6']),
    sellable: fc.nat(5),
    ownedMatches: fc.nat(5),
    taste: fc.dictionary(fc.constantFrom('ink', 'oil', 'set'), fc.double({ min: 0, max: 1, noNaN: true })),
    fanOfferMinor: fc.option(fc.nat(10_000)),
    declined: fc.boolean(),
  })
  .map((over) => ask(over));
const anyCommand = fc.oneof({ arbitrary: anyAsk, weight: 3 }, fc.constantFrom('i1', 'i2', 'i3', 'i4').map(unlock));

describe('whatever is asked and owned', () => {
  it('no owned, withdrawn or unpriced item and none without consent is ever proposed, and no part before an earlier one', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 12 }), (commands) => {
        const rows = new Rows();
        const owned = new Set<string>();
        let state = catalogFan.initial;
        for (const command of commands) {
          const events = catalogFan.decide(command, state, rows);
          state = fold(catalogFan, state, events, rows);
          if (command.type === 'Unlock') owned.add(command.itemId);
          for (const { type, data } of events)
            if (type === 'catalog.content-proposed.v1') check(command, data.itemId, owned);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

const check = (command: CatalogCommand, itemId: string, owned: ReadonlySet<string>) => {
  if (command.type !== 'Propose') throw new Error('only a turn gets a proposal');
  const item = command.candidates.find((other) => other.itemId === itemId)!;
  const earlier = command.candidates.filter(
    ({ itemId: id, partOf, sequence, withdrawn, priceMinor }) =>
      !command.withoutConsent.includes(id) &&
      partOf !== null &&
      partOf === item.partOf &&
      sequence !== null &&
      item.sequence !== null &&
      sequence < item.sequence &&
      !withdrawn &&
      priceMinor > 0 &&
      !owned.has(id),
  );
  expect(owned).not.toContain(itemId);
  expect(command.withoutConsent).not.toContain(itemId);
  expect(item).toMatchObject({ withdrawn: false });
  expect(item.priceMinor).toBeGreaterThan(0);
  if (itemId !== command.itemId) expect(earlier).toEqual([]);
};
