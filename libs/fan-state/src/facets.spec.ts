import { EVENT_CONTRACTS, SERVICES, type Sealed } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { FACETS } from './index.js';

const conversation = [...EVENT_CONTRACTS.values()].filter(({ topics }) => topics[0] === 'conversation.events');
const SEALED: Sealed = { $sealed: 'c2VhbGVk' };
const isPlainJson = (value: unknown) => expect(JSON.parse(JSON.stringify(value))).toEqual(value);

describe('the six folds', () => {
  it('are one per service', () => {
    expect(Object.keys(FACETS).sort()).toEqual([...SERVICES].sort());
  });

  it.each(conversation.map((contract) => [contract.type, contract] as const))(
    'know %s, sealed, and keep their state plain JSON',
    (type, { service, samples, personal }) => {
      const decider = FACETS[service];
      for (const sample of samples) {
        const rows = new Rows();
        const sealed = Object.fromEntries(personal.map((field) => [field, SEALED]));
        const state: unknown = decider.evolve(
          decider.initial,
          { type, data: { ...(sample as object), ...sealed } },
          rows,
        );
        // A fold that forgot the event falls off the end of its switch.
        expect(state).toBeDefined();
        isPlainJson(state);
        isPlainJson(rows.toJSON());
      }
    },
  );
});
