import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { ServiceName, StoredEvent } from '@reprise/contracts';
import type { AnyDecider } from '@reprise/event-sourcing';
import { compareFanStates, facetDigests, fanDigest, FanFold, FoldError, mapServices } from './index.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** Counts events and keeps a row of each. */
const counter: AnyDecider = {
  initial: { count: 0 },
  decide: () => [],
  evolve: (state: { count: number }, event: { data: { n: number } }, rows) => {
    rows.put('seen', String(event.data.n), { n: event.data.n });
    return { count: state.count + 1 };
  },
};
const facets = mapServices(() => counter);
const FAN = 'fan-1';
const event = (service: ServiceName, version: number, over: Partial<StoredEvent> = {}): StoredEvent => ({
  id: `${service}-${version}`,
  type: `${service}.test.v1`,
  stream: `${service}:${FAN}`,
  version,
  tenant: 't',
  creator: 'c',
  fan: FAN,
  time: '2026-01-01T00:00:00.000Z',
  correlationId: 'x',
  causationId: null,
  traceparent: null,
  topicSequence: null,
  data: { n: version },
  ...over,
});
const foldOf = (events: readonly StoredEvent[], options = {}) => {
  const fold = new FanFold(FAN, { facets, ...options });
  for (const one of events) fold.apply(one);
  return fold;
};
const digestOf = (fold: FanFold) => fanDigest(facetDigests(fold.state(), sha256), sha256);

describe('folding a fan', () => {
  it('gives the same digest however the streams interleave and however often records repeat', () => {
    const streams = [1, 2, 3].map((v) => event('ingest', v));
    const others = [1, 2].map((v) => event('pricing', v));
    const plain = foldOf([...streams, ...others]);
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), fc.array(fc.nat(4)), (picks, repeats) => {
        const [a, b] = [[...streams], [...others]];
        const mixed: StoredEvent[] = [];
        while (a.length + b.length > 0)
          mixed.push(((picks.next().value as boolean) && a.length > 0) || b.length === 0 ? a.shift()! : b.shift()!);
        const again = repeats.map((i) => mixed[i]!);
        expect(digestOf(foldOf([...mixed, ...again]))).toBe(digestOf(plain));
      }),
    );
  });

  it('counts repeats and keeps the position over distinct records', () => {
    const fold = foldOf([event('ingest', 1), event('ingest', 1), event('memory', 1)]);
    expect([fold.position, fold.repeats]).toEqual([2, 1]);
  });

  it('refuses a gap instead of folding over it, and names it', () => {
    expect(() => foldOf([event('ingest', 1), event('ingest', 3)])).toThrow(FoldError);
    expect(() => foldOf([event('ingest', 1), event('ingest', 3)])).toThrow('ingest:fan-1 goes from version 1 to 3');
  });

  it('refuses another record in a place that is taken: a log that was edited or forked', () => {
    const forked = [event('ingest', 1), event('ingest', 2), event('ingest', 1, { id: 'another' })];
    expect(() => foldOf(forked)).toThrow('ingest:fan-1 holds two different records of version 1');
    const many = Array.from({ length: 100 }, (_, n) => event('ingest', n + 1));
    expect(foldOf([...many, ...many]).repeats).toBe(100);
  });

  it('refuses a record of another fan', () => {
    expect(() => foldOf([event('ingest', 1, { stream: 'ingest:fan-2' })])).toThrow(/not a stream of fan/);
  });

  it('stops each stream at the version it is told, and not before', () => {
    const fold = foldOf([event('ingest', 1), event('ingest', 2), event('pricing', 1)], {
      upTo: { ingest: 1, pricing: 5 },
    });
    expect([fold.version('ingest'), fold.version('pricing')]).toEqual([1, 1]);
  });

  it('changes its digest when one stored value changes, and the comparison names where', () => {
    const live = structuredClone(foldOf([event('ingest', 1)]).state());
    const replayed = foldOf([event('ingest', 1)]).state();
    expect(compareFanStates(live, replayed)).toEqual([]);
    (live.ingest.rows['seen']!['1'] as { n: number }).n = 99;
    expect(compareFanStates(live, replayed)).toEqual([
      { service: 'ingest', path: 'rows.seen.1.n', live: 99, replayed: 1 },
    ]);
  });
});
