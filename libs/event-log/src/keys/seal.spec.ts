import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { seal, unseal, type FanKey } from './seal.js';

const key: FanKey = { epoch: 1, key: createSecretKey(randomBytes(32)) };
const EVENT = '0f6b8f8e-6a53-4c0a-9d7e-1f5a2d3b4c5d';
const sealed = (value: unknown) => seal(key, 'acme', 'fan-1', EVENT, value);

describe('a sealed value', () => {
  it('opens to what was sealed, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(unseal(key, 'acme', 'fan-1', sealed(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it('is another one each time, and shows nothing of the text', () => {
    const both = [sealed('my secret garden'), sealed('my secret garden')];
    expect(both[0]).not.toEqual(both[1]);
    expect(JSON.stringify(both)).not.toContain('garden');
    expect(new Set(Array.from({ length: 2_000 }, () => sealed('x').$sealed)).size).toBe(2_000);
  });

  it('opens for its tenant, fan and event only, under its key only, and unaltered only', () => {
    const { $sealed } = sealed('hello');
    const other = { epoch: 1, key: createSecretKey(randomBytes(32)) };
    expect(() => unseal(key, 'rival', 'fan-1', { $sealed })).toThrow();
    expect(() => unseal(key, 'acme', 'fan-2', { $sealed })).toThrow();
    expect(() => unseal(key, 'acme', 'fan-1', { $sealed: $sealed.replace(EVENT, EVENT.replace('0', '1')) })).toThrow();
    expect(() => unseal(other, 'acme', 'fan-1', { $sealed })).toThrow();
    const flipped = $sealed.endsWith('A') ? `${$sealed.slice(0, -1)}Q` : `${$sealed.slice(0, -2)}AA`;
    expect(() => unseal(key, 'acme', 'fan-1', { $sealed: flipped })).toThrow();
  });

  it('of another shape is refused', () => {
    for (const $sealed of ['', 'x', '1.2', 'a.b.c', '1.e.f.g'])
      expect(() => unseal(key, 'acme', 'fan-1', { $sealed })).toThrow();
  });
});
