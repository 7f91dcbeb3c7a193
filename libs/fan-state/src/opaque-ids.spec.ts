import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { EVENT_CONTRACTS, SERVICES, type EventContract, type ServiceName } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { FACETS } from './index.js';

/** Names that every object of JavaScript inherits, and such as look like places of an array. */
const HOSTILE = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', '0', '-1', 'length'];
/** The same ids under names that mean nothing to anybody. */
const PLAIN = HOSTILE.map((_, i) => `id<${i}>`);

const ID_FIELD =
  /(?:Ids?|^itemId|^otherFan|^otherCreator|^reversalOf|^connection|^tier|^person|^replaces|^derivedFrom)$/;

interface Step {
  readonly contract: EventContract;
  readonly sample: number;
  /** Which ids stand in its fields, in order. */
  readonly picks: readonly number[];
}

/** Puts ids into every field that holds one, at whatever depth. */
function withIds(value: unknown, next: () => string, field = ''): unknown {
  if (typeof value === 'string') return ID_FIELD.test(field) ? next() : value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, next, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIds(inner, next, key)]));
}

/** What a service holds after these events; stored and loaded again after each when `stored`. Null when a fold refuses one. */
function heldAfter(service: ServiceName, steps: readonly Step[], names: readonly string[], stored: boolean) {
  const decider = FACETS[service];
  let [state, rows] = [decider.initial as unknown, new Rows()];
  try {
    for (const { contract, sample, picks } of steps) {
      let at = 0;
      const data = withIds(
        contract.samples[sample % contract.samples.length],
        () => names[picks[at++ % picks.length]!]!,
      );
      state = decider.evolve(state, { type: contract.type, data }, rows) as unknown;
      if (stored) [state, rows] = [JSON.parse(JSON.stringify(state)), loaded(rows)];
    }
  } catch {
    return null;
  }
  return { state, rows: rows.toJSON() };
}

/** Rows as they come from the database: one by one, each parsed. */
function loaded(rows: Rows): Rows {
  const again = new Rows();
  const elements = Object.entries(rows.toJSON()).flatMap(([collection, byId]) =>
    Object.entries(byId).map(([id, value]) => ({
      collection,
      id,
      value: JSON.parse(JSON.stringify(value)) as unknown,
    })),
  );
  again.load([], elements);
  return again;
}

/** The same state with the plain names exchanged for the hostile ones, in keys and in texts. */
function renamed(value: unknown): unknown {
  if (typeof value === 'string') return PLAIN.reduce((text, plain, i) => text.replaceAll(plain, HOSTILE[i]!), value);
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [renamed(key), renamed(inner)]));
}

describe.each(SERVICES)('the fold of %s', (service) => {
  const contracts = [...EVENT_CONTRACTS.values()].filter((c) => c.service === service && c.key === 'fan');
  const pick = fc.nat(HOSTILE.length - 1);
  const step: fc.Arbitrary<Step> = fc.record({
    contract: fc.constantFrom(...contracts),
    sample: fc.nat(3),
    picks: fc.array(pick, { minLength: 1, maxLength: 6 }),
  });

  it('takes ids as opaque: what they are called changes nothing but names, live as in a replay', () => {
    let folded = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const replayed = heldAfter(service, steps, HOSTILE, false);
        const live = heldAfter(service, steps, HOSTILE, true);
        const plain = heldAfter(service, steps, PLAIN, false);
        if (plain !== null) folded++;
        expect(canonicalize(live)).toBe(canonicalize(replayed));
        expect(canonicalize(replayed)).toBe(canonicalize(renamed(plain)));
      }),
      { numRuns: 300 },
    );
    expect(folded).toBeGreaterThan(30);
  });
});
