import { contextRecalledV1, fanLinkedV1, fanUnlinkedV1, type StoredEvent } from '@reprise/contracts';
import { checkSharing, isShareable, sharingDecider, takeShared, type HeldFact, type SharedFact } from '../index.js';

const AT = '2026-11-23T10:00:00Z';
const held = (predicate: string, object: string, heading: HeldFact['heading'] = 'preferences'): HeldFact => ({
  factId: `${predicate}:${object}`,
  heading,
  predicate,
  object,
  validFrom: AT,
});
const offered = (fact: HeldFact, over: Partial<SharedFact> = {}): SharedFact => ({
  ...fact,
  fromFan: 'f2',
  linkEventId: 'link-1',
  policyEventIds: ['p1', 'p2'],
  ...over,
});

describe('what may cross to another profile of the same person', () => {
  it.each([
    held('likes', 'ink landscapes'),
    held('dislikes', 'jazz'),
    held('format', 'short videos'),
    held('favourite colour', 'teal'),
  ])('is taste: $predicate $object', (fact) => expect(isShareable(fact)).toBe(true));

  it.each([
    held('name', 'Sam', 'identity'),
    held('limit', "don't message me at work", 'limits'),
    held('lives in', 'porto', 'life'),
    held('works', 'nights', 'schedule'),
    held('promised', 'send you the list', 'promises'),
    held('bought', 'item i1', 'purchases'),
    held('likes', 'Anna and her dog'),
    held('likes', 'the way my brother paints'),
    held('likes', 'how it felt when we met in 2019'),
    held('likes', 'sitting by the sea for hours and saying nothing'),
  ])('is never $heading, a name or a quotation: $predicate $object', (fact) => {
    expect(isShareable(fact)).toBe(false);
    expect(takeShared([], [offered(fact)])).toEqual([]);
  });

  it('yields to what the fan said here', () => {
    const own = [held('format', 'prints'), held('dislikes', 'jazz')];
    const others = [held('format', 'short videos'), held('likes', 'jazz'), held('likes', 'ink')];
    expect(
      takeShared(
        own,
        others.map((fact) => offered(fact)),
      ).map(({ object }) => object),
    ).toEqual(['ink']);
  });

  it('is little', () => {
    const words = ['ink', 'chalk', 'gouache', 'pastel', 'pencil', 'clay', 'linen', 'paper'];
    expect(
      takeShared(
        [],
        words.map((word) => offered(held('likes', word))),
      ),
    ).toHaveLength(5);
  });
});

it('nothing is shared until a creator allows it, and allowing it twice is one event', () => {
  const allow = { type: 'ChangeSharing', preferences: true, by: 'operator:kim', now: AT } as const;
  expect(sharingDecider.initial).toEqual({ preferences: false });
  expect(sharingDecider.decide({ ...allow, preferences: false }, { preferences: false }, undefined!)).toEqual([]);
  expect(sharingDecider.decide(allow, { preferences: false }, undefined!)).toHaveLength(1);
  expect(sharingDecider.decide(allow, { preferences: true }, undefined!)).toEqual([]);
});

describe('a replay of a fan', () => {
  const stored = (id: string, { type, data }: { type: string; data: unknown }) => ({ id, type, data }) as StoredEvent;
  const link = stored('link-1', fanLinkedV1.make({ ...fanLinkedV1.samples[0]!, otherFan: 'f2' }));
  const end = stored('end-1', fanUnlinkedV1.make({ ...fanUnlinkedV1.samples[0]!, otherFan: 'f2' }));
  const shared = {
    factId: 'k9',
    fromFan: 'f2',
    linkEventId: 'link-1',
    policyEventIds: ['p1', 'p2'] as [string, string],
  };
  const context = (over: object = {}) =>
    stored(
      'ctx',
      contextRecalledV1.make({ ...contextRecalledV1.samples[0]!, factIds: ['k1', 'k9'], shared: [shared], ...over }),
    );
  const reasons = (...events: StoredEvent[]) => checkSharing(events, new Set(['k1'])).map(({ reason }) => reason);

  it('shows that every fact that crossed had a link in force', () => {
    expect(reasons(link, context())).toEqual([]);
    expect(reasons(context({ factIds: ['k1'], shared: undefined }))).toEqual([]);
  });

  it('names a fact that crossed without one', () => {
    expect(reasons(context())).toEqual(['no such link']);
    expect(reasons(context(), link)).toEqual(['no such link']);
    expect(reasons(link, end, context())).toEqual(['link was ended']);
    expect(reasons(link, context({ shared: [{ ...shared, fromFan: 'f3' }] }))).toEqual(['link of another fan']);
    expect(reasons(link, context({ shared: undefined }))).toEqual(['fact was not declared as shared']);
  });
});
