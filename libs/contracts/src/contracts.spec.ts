import { createHash } from 'node:crypto';
import { EVENT_CONTRACTS, identities, isSealed, sealedSchema } from './index.js';
import { SAMPLE } from './samples.js';

const contracts = [...EVENT_CONTRACTS.values()];

describe.each(contracts.map((c) => [c.type, c] as const))('%s', (type, contract) => {
  it('is named <service>.<fact>.v<major>', () => {
    expect(type).toMatch(/^(ingest|memory|generation|catalog|pricing|delivery)\.[a-z]+(-[a-z]+)+\.v[1-9]$/);
  });
  it('parses its golden samples, and parses them to what they say', () => {
    expect(contract.samples.length).toBeGreaterThan(0);
    for (const sample of contract.samples) expect(contract.data.parse(sample)).toEqual(sample);
  });
  it('accepts every personal field sealed', () => {
    for (const sample of contract.samples) {
      const sealed = {
        ...(sample as object),
        ...Object.fromEntries(contract.personal.map((field) => [field, SAMPLE.sealed])),
      };
      expect(contract.data.safeParse(sealed).error).toBeUndefined();
    }
  });
  it('keeps personal text off the public topics', () => {
    if (contract.topics.some((topic) => topic === 'sales' || topic === 'transitions'))
      expect(contract.personal).toEqual([]);
  });
});

describe('ids', () => {
  const ids = identities((bytes) => createHash('sha1').update(bytes).digest());
  it('derives the same id from the same parts, for ever', () => {
    const creator = ids.creatorId('default', 'c1');
    expect(creator).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids.creatorId('default', 'c1')).toBe(creator);
    expect(ids.creatorId('other', 'c1')).not.toBe(creator);
    expect(ids.fanId('default', creator, 'sandbox', 'f1')).not.toBe(ids.fanId('default', creator, 'http', 'f1'));
  });
  it('does not confuse parts that contain separators', () => {
    expect(ids.saleId('a', 'b","c', 'd')).not.toBe(ids.saleId('a', 'b', 'c","d'));
  });
});

describe('sealed values', () => {
  it('are recognised and nothing else is', () => {
    expect(isSealed(SAMPLE.sealed)).toBe(true);
    expect(isSealed('text')).toBe(false);
    expect(sealedSchema.safeParse({ $sealed: 'x', text: 'leak' }).success).toBe(false);
  });
});
