import { SAMPLE_ITEM } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import fc from 'fast-check';
import { catalogFan, isOnRecord, item, person, type ItemState, type PersonState } from '../index.js';
import { candidate } from '../selection/candidate.fixture.js';

const ITEMS = 10_000;
const PEOPLE = ['p1', 'p2', 'p3', 'p4'] as const;
const now = '2026-11-23T10:00:00Z';
const rows = new Rows();

/** One item, the people who may be in it, and who agreed to what, in any order; a turn may ask for it at any moment. */
const happening = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('put' as const), people: fc.subarray([...PEOPLE], { maxLength: 2 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('record' as const),
      who: fc.constantFrom(...PEOPLE),
      document: fc.constantFrom('a', 'b', 'c'),
      covers: fc.constantFrom(['distribution', 'download'] as const, ['distribution'] as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('revoke' as const), who: fc.constantFrom(...PEOPLE) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('sweep' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('withdraw' as const) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('ask' as const), named: fc.boolean() }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

class Vault {
  item: ItemState = item.initial;
  proposals = 0;
  readonly faults: string[] = [];
  private readonly people = new Map<string, PersonState>();
  /** Kept from the events alone, as somebody would who reads the log. */
  private readonly agreed = new Map<string, boolean>();

  play(each: Happening): void {
    switch (each.what) {
      case 'put':
        return this.decideItem({
          type: 'PutItem',
          item: { ...SAMPLE_ITEM, consents: each.people },
          missing: this.missing(each.people),
          now,
        });
      case 'record': {
        const consent = { reference: `${each.who}-${each.document}`, sha256: null, covers: [...each.covers] };
        return this.decidePerson(each.who, { type: 'RecordConsent', person: each.who, consent, now });
      }
      case 'revoke':
        return this.decidePerson(each.who, { type: 'RevokeConsent', person: each.who, reason: 'asked', now });
      case 'sweep':
        return this.decideItem({ type: 'CheckConsents', itemId: 'i1', missing: this.missing(this.shown), now });
      case 'withdraw':
        if (this.item.item) this.decideItem({ type: 'WithdrawItem', itemId: 'i1', reason: 'retired', now });
        return;
      case 'ask':
        return this.ask(each.named);
    }
  }

  private get shown(): readonly string[] {
    return this.item.item?.consents ?? [];
  }

  private missing(people: readonly string[]): string[] {
    return people.filter((who) => !isOnRecord(this.people.get(who) ?? person.initial));
  }

  private decideItem(command: Parameters<typeof item.decide>[0]): void {
    this.item = fold(item, this.item, item.decide(command, this.item, rows), rows);
  }

  private decidePerson(who: string, command: Parameters<typeof person.decide>[0]): void {
    const state = this.people.get(who) ?? person.initial;
    const events = person.decide(command, state, rows);
    this.people.set(who, fold(person, state, events, rows));
    for (const { type, data } of events)
      this.agreed.set(who, type === 'catalog.consent-recorded.v1' && data.covers.length === 2);
  }

  /** The search knows what the item's row says, which is behind until the sweep; what lacks a consent is read at once. */
  private ask(named: boolean): void {
    if (!this.item.item) return;
    const missing = this.missing(this.shown);
    const events = catalogFan.decide(
      {
        type: 'Propose',
        turnId: 't1',
        purpose: 'offer',
        query: 'ink',
        specific: true,
        itemId: named ? 'i1' : null,
        candidates: [candidate('i1', { withdrawn: this.item.withdrawn })],
        withoutConsent: missing.length > 0 ? ['i1'] : [],
        sellable: 1,
        ownedMatches: 0,
        taste: {},
        avoid: [],
        fanOfferMinor: null,
        declined: false,
        now,
      },
      catalogFan.initial,
      new Rows(),
    );
    if (!events.some(({ type }) => type === 'catalog.content-proposed.v1')) return;
    this.proposals++;
    const incomplete = this.shown.filter((who) => this.agreed.get(who) !== true);
    if (incomplete.length > 0) this.faults.push(`offered without the consent of ${incomplete.join()}`);
    if (this.item.withdrawn) this.faults.push('offered though it was withdrawn');
  }
}

describe(`of ${ITEMS} random items`, () => {
  it('none is offered without the consent of everyone in it, and after a sweep none is wrongly suspended or open', () => {
    let proposals = 0;
    fc.assert(
      fc.property(fc.array(happening, { minLength: 10, maxLength: 40, size: 'max' }), (happenings) => {
        const vault = new Vault();
        for (const each of happenings) vault.play(each);
        expect(vault.faults).toEqual([]);
        vault.play({ what: 'sweep' });
        const before = vault.proposals;
        vault.play({ what: 'ask', named: true });
        if (vault.item.item && !vault.item.withdrawn) expect(vault.proposals > before).toBe(!vault.item.suspended);
        proposals += vault.proposals;
      }),
      { numRuns: ITEMS, seed: 20261123 },
    );
    expect(proposals).toBeGreaterThan(ITEMS / 2);
  });
});
