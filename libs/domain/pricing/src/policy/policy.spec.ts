import { DEFAULT_PRICING_POLICY, policyPublishedV1, type PricingPolicy } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { given } from '@reprise/testing';
import { boundsOf } from './bounds.js';
import { halfUp, proportion, shareDown, shareHalfUp, shareUp } from './money.js';
import { policy } from './policy.js';

const NOW = '2026-11-23T10:00:00.000Z';
const own: PricingPolicy = { ...DEFAULT_PRICING_POLICY, version: 'mine@1', floorBps: 8_000 };
const publish = (over: Partial<PricingPolicy>) =>
  ({ type: 'PublishPolicy', policy: { ...own, ...over }, by: 'operator:kim', now: NOW }) as const;
const published = policyPublishedV1.make({ policy: own, by: 'operator:kim', occurredAt: NOW });

describe('a price policy', () => {
  it('is published once; the same again is nothing', () => {
    given(policy).when(publish({})).then([published]);
    given(policy, [published]).when(publish({})).thenNothing();
  });
  it('never reuses the name of a version for other contents', () => {
    given(policy, [published])
      .when(publish({ floorBps: 9_000 }))
      .thenThrows('policy/version-taken');
    given(policy, [published])
      .when(publish({ version: 'mine@2', floorBps: 9_000 }))
      .then([
        policyPublishedV1.make({
          policy: { ...own, version: 'mine@2', floorBps: 9_000 },
          by: 'operator:kim',
          occurredAt: NOW,
        }),
      ]);
  });
  it('refuses a floor above its ceiling, for all items or one, or above a list price that is never exceeded', () => {
    given(policy)
      .when(publish({ floorBps: 9_000, ceilingBps: 8_000 }))
      .thenThrows('policy/floor-above-ceiling');
    const itemBounds = { i1: { floorMinor: 200, ceilingMinor: 100 } };
    given(policy).when(publish({ itemBounds })).thenThrows('policy/floor-above-ceiling');
    given(policy)
      .when(publish({ floorBps: 11_000, ceilingBps: 12_000 }))
      .thenThrows('policy/floor-above-list');
  });
});

describe('a policy of mode `personalized`', () => {
  const old = policyPublishedV1.make({
    policy: { ...own, mode: 'personalized', floorBps: 11_000, ceilingBps: 14_000 },
    by: 'operator:kim',
    occurredAt: NOW,
  });
  it('is refused while no notice tells the fan, and the refusal says what to publish instead', () => {
    given(policy)
      .when(publish({ mode: 'personalized' }))
      .thenThrows('policy/mode-unavailable');
    expect(() => policy.decide(publish({ mode: 'personalized' }), policy.initial, new Rows())).toThrow(
      /notice.*personal-discount.*list/,
    );
  });
  it('that was published before stays readable, is not published again, and can be replaced', () => {
    given(policy, [old]).when(publish(old.data.policy)).thenThrows('policy/mode-unavailable');
    given(policy, [old])
      .when(publish({ version: 'mine@2' }))
      .then([policyPublishedV1.make({ policy: { ...own, version: 'mine@2' }, by: 'operator:kim', occurredAt: NOW })]);
  });
});

describe('bounds', () => {
  it('round the floor up and the ceiling down, and are never nothing', () => {
    expect(boundsOf('i1', 999, { ...own, floorBps: 3_333, ceilingBps: 9_999 })).toEqual({
      floorMinor: 333,
      ceilingMinor: 998,
    });
    expect(boundsOf('i1', 999, { ...own, floorBps: 0 }).floorMinor).toBe(1);
  });
});

describe('money', () => {
  it('rounds half up', () => {
    expect([halfUp(5n, 2n), halfUp(4n, 3n), halfUp(5n, 3n), halfUp(0n, 7n)]).toEqual([3, 1, 2, 0]);
    expect([shareHalfUp(1, 5_000), shareHalfUp(1499, 2_000), shareHalfUp(1498, 2_000)]).toEqual([1, 300, 300]);
    expect([shareUp(1, 1), shareDown(9_999, 1), shareDown(10_000, 1)]).toEqual([1, 0, 1]);
  });
  it('is exact where a product of numbers is not', () => {
    expect(shareHalfUp(999_999_999_999, 9_999)).toBe(999_900_000_000 - 1);
    expect(proportion(199_999_999_999, 500_000_000_001, 999_999_999_997)).toBe(100_000_000_000);
    expect(proportion(7, 5, 0)).toBe(0);
  });
});
