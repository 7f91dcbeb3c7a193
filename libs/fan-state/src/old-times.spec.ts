import { EVENT_CONTRACTS, readMoment, SERVICES } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { FACETS } from './index.js';

const CONTRACTS = [...EVENT_CONTRACTS.values()];
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** What an earlier release took, and what every reader takes them for. */
const OLD = ['+010000-01-01T11:59:59.000Z', '0000-06-01T00:00:00.000Z', '-000001-12-31T00:00:00.000Z'];
const EDGES = [...OLD.map(readMoment), '9999-12-31T23:59:59.999Z'];

/** The same data with every time in it replaced, at whatever depth. */
function withTime(value: unknown, time: string): unknown {
  if (typeof value === 'string') return TIME.test(value) ? time : value;
  if (Array.isArray(value)) return value.map((inner) => withTime(inner, time));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTime(inner, time)]));
}

describe.each([...OLD, ...EDGES])('events of %s', (time) => {
  it.each(SERVICES)('are folded by %s, as a replay meets them', (service) => {
    const decider = FACETS[service];
    const own = CONTRACTS.filter((contract) => contract.service === service && contract.key === 'fan');
    for (const contract of own)
      for (const sample of contract.samples) {
        const event = { type: contract.type, data: withTime(sample, time) };
        expect(() => decider.evolve(decider.initial as unknown, event, new Rows())).not.toThrow();
      }
  });
  it('are what their contracts read', () => {
    for (const contract of CONTRACTS)
      for (const sample of contract.samples)
        expect(contract.data.parse(withTime(sample, time))).toEqual(
          contract.data.parse(withTime(sample, readMoment(time))),
        );
  });
});
