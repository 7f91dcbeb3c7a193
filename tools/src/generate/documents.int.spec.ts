import { Parser } from '@asyncapi/parser';
import { EVENT_CONTRACTS, TOPICS } from '@reprise/contracts';
import { z } from 'zod';
import { asyncApi } from './asyncapi.js';
import { documents, writtenDocuments } from './documents.js';
import { eventSchema } from './json-schema.js';

describe('docs/integrate', () => {
  it('is what the contracts say: after a change run `npm run generate`', async () => {
    const [made, written] = [await documents(), writtenDocuments()];
    expect([...written.keys()].sort()).toEqual([...made.keys()].sort());
    expect([...made].filter(([path, text]) => written.get(path) !== text).map(([path]) => path)).toEqual([]);
  });

  it('has a schema and a line for every event', async () => {
    const made = await documents();
    for (const type of EVENT_CONTRACTS.keys()) {
      expect(made.has(`schemas/${type}.json`)).toBe(true);
      expect(made.get('README.md')).toContain(`(schemas/${type}.json)`);
    }
  });
});

describe.each([...EVENT_CONTRACTS.values()].map((contract) => [contract.type, contract] as const))(
  'the published schema of %s',
  (_, contract) => {
    const published = z.fromJSONSchema(eventSchema(contract) as Parameters<typeof z.fromJSONSchema>[0]);

    it('accepts what is written, today’s samples and new fields alike', () => {
      for (const sample of contract.samples) {
        expect(published.safeParse(sample).error).toBeUndefined();
        expect(published.safeParse({ ...(sample as object), addedLater: 1 }).error).toBeUndefined();
      }
    });

    it('refuses data with nothing in it', () => {
      expect(published.safeParse({}).success).toBe(false);
    });
  },
);

describe('the AsyncAPI document', () => {
  const read = async (document: unknown) => {
    const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
    return { parsed, complaints: diagnostics.map(({ message, path }) => `${path.join('/')}: ${message}`) };
  };

  it('is valid and names every topic and event', async () => {
    const { parsed, complaints } = await read(asyncApi());
    expect(complaints).toEqual([]);
    expect(
      parsed
        ?.channels()
        .all()
        .map((channel) => channel.address()),
    ).toEqual(Object.keys(TOPICS));
    expect(
      parsed
        ?.components()
        .messages()
        .all()
        .map((message) => message.name()),
    ).toEqual([...EVENT_CONTRACTS.keys()]);
  });

  it('would be refused with a dangling reference', async () => {
    const broken = JSON.stringify(asyncApi()).replace('#/components/schemas/Sale"', '#/components/schemas/Gone"');
    expect((await read(JSON.parse(broken))).complaints).not.toEqual([]);
  });
});
