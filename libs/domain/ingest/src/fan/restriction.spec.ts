import { fanJoinedV1, fanLinkedV1, fanRestrictedV1, fanRestrictionLiftedV1 } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { ingestFan } from './ingest-fan.js';

const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-23T11:00:00.000Z';
const profile = {
  platform: 'sandbox',
  connection: 'sandbox',
  platformCreatorId: 'c1',
  platformFanId: 'f1',
  fanName: null,
};
const joined = fanJoinedV1.make({ ...profile, occurredAt: AT, origin: 'live' });
const link = { otherFan: 'f2', since: AT, evidence: 'platform', origin: 'f3' } as const;
const linked = fanLinkedV1.make({
  otherFan: 'f2',
  otherCreator: 'c2',
  evidence: 'platform',
  by: 'kim',
  occurredAt: AT,
});
const pass = { type: 'PassRestriction', kind: 'self-exclusion', link, now: LATER } as const;
const passed = fanRestrictedV1.make({
  kind: 'self-exclusion',
  reason: 'a linked fan is restricted',
  messageId: null,
  screenVersion: null,
  link,
  occurredAt: LATER,
});

describe('the stop of a linked fan', () => {
  it('is this fan’s own from then on, and says over which link it came and where it began', () => {
    given(ingestFan, [joined, linked]).when(pass).then([passed]);
    expect(given(ingestFan, [joined, linked, passed]).when(pass).state().state.restrictions).toEqual({
      'self-exclusion': { since: LATER, reason: 'a linked fan is restricted', messageId: null, link },
    });
  });

  it('adds nothing to one that holds', () => {
    given(ingestFan, [joined, linked, passed]).when(pass).thenNothing();
  });

  it('outlives the link, and is lifted by a person here', () => {
    const unlinked = given(ingestFan, [joined, linked, passed])
      .when({ type: 'Unlink', otherFan: 'f2', by: 'kim', now: LATER })
      .state();
    expect(unlinked.state.restrictions['self-exclusion']).toBeDefined();
    const lift = { type: 'LiftRestriction', kind: 'self-exclusion', by: 'kim', reason: 'spoke', now: LATER } as const;
    given(ingestFan, [joined, linked, passed])
      .when(lift)
      .then([fanRestrictionLiftedV1.make({ kind: 'self-exclusion', by: 'kim', reason: 'spoke', occurredAt: LATER })]);
  });
});
