import { cosines, packVector } from './packed-vector.js';

let seed = 11;
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
const vector = (dimensions: number) => Float32Array.from({ length: dimensions }, random);
const exact = (a: Float32Array, b: Float32Array) => {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

describe('a packed vector', () => {
  it('is a byte a dimension, and its cosines are off by less than 0.01', () => {
    for (let n = 0; n < 200; n++) {
      const [a, b] = [vector(384), vector(384)];
      expect(packVector(b)).toHaveLength(384);
      expect(Math.abs(cosines(a, packVector(b))[0]! - exact(a, b))).toBeLessThan(0.01);
    }
  });

  it('is nearest to itself', () => {
    const a = vector(64);
    expect(cosines(a, packVector(a))[0]).toBeGreaterThan(0.999);
    expect(cosines(a, packVector(a.map((value) => -value)))[0]).toBeLessThan(-0.999);
  });

  it('that is nothing is near to nothing', () => {
    expect(cosines(vector(8), packVector(new Float32Array(8)))[0]).toBe(0);
    expect(cosines(new Float32Array(8), packVector(vector(8)))[0]).toBe(0);
  });

  it('is compared the same among others', () => {
    const [a, ...others] = Array.from({ length: 6 }, () => vector(32));
    const alone = others.map((other) => cosines(a!, packVector(other))[0]);
    expect([...cosines(a!, Buffer.concat(others.map(packVector)))]).toEqual(alone);
  });
});
