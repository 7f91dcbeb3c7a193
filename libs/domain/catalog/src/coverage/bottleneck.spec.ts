import { bottleneckOf, type Demand } from './bottleneck.js';

const HEALTHY: Demand = { fans: 100, requests: 300, missing: 30, offers: 200, bought: 24, waiting: 20 };
const of = (over: Partial<Demand>) => bottleneckOf({ ...HEALTHY, ...over }).bottleneck;

describe('the bottleneck of a creator', () => {
  it('is content where much of what is asked for is not there', () => {
    expect(of({ missing: 150 })).toBe('content');
  });

  it('is the chat where what is offered is seldom bought', () => {
    expect(of({ bought: 6 })).toBe('chat');
    expect(of({ bought: 0 })).toBe('chat');
  });

  it('is traffic where what is asked for is there and is bought: only more fans would sell more', () => {
    expect(of({})).toBe('traffic');
  });

  it('is the step that would sell more if it were mended, when two are bad', () => {
    expect(of({ missing: 200, bought: 12 })).toBe('content');
    expect(of({ missing: 100, bought: 6 })).toBe('chat');
  });

  it('does not count an offer that may still be bought against the chat', () => {
    expect(of({ bought: 5, waiting: 150 })).toBe('traffic');
  });

  it.each<[string, Partial<Demand>]>([
    ['fans', { fans: 9 }],
    ['requests', { requests: 29 }],
    ['settled offers', { offers: 49, waiting: 20 }],
  ])('is not named with too few %s', (_, over) => {
    expect(of(over)).toBe('too-few');
  });

  it('is content without a single offer, where most requests find nothing', () => {
    expect(of({ missing: 300, offers: 0, bought: 0, waiting: 0 })).toBe('content');
  });

  it('comes with the factors it rests on', () => {
    expect(bottleneckOf({ ...HEALTHY, missing: 150, bought: 9 })).toEqual({
      bottleneck: 'content',
      contentFactor: 2,
      chatFactor: 2,
    });
    expect(bottleneckOf({ fans: 0, requests: 0, missing: 0, offers: 0, bought: 0, waiting: 0 })).toEqual({
      bottleneck: 'too-few',
      contentFactor: null,
      chatFactor: null,
    });
  });
});
