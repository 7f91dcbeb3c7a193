import {
  deliveryCancelledV1,
  deliveryScheduledV1,
  sendingResumedV1,
  sendingSuspendedV1,
  type Plan,
} from '@reprise/contracts';
import { given } from '@reprise/testing';
import { deliveryFan } from '../fan.js';
import type { ResumeSending, SuspendSending } from './stops.js';

const now = '2026-11-23T10:00:05.000Z';
const draft = (draftId: string, plan: Plan = 'relate') =>
  deliveryScheduledV1.make({ ...deliveryScheduledV1.samples[0]!, draftId, plan });
const suspend = (kind: SuspendSending['kind'], inFlight: string[] = []): SuspendSending => ({
  type: 'SuspendSending',
  kind,
  reason: 'r',
  inFlight,
  now,
});
const resume = (kind: ResumeSending['kind']): ResumeSending => ({ type: 'ResumeSending', kind, reason: 'ok', now });
const suspended = sendingSuspendedV1.make({ kind: 'age', reason: 'r', occurredAt: now });

describe('a stop', () => {
  it('ends what waits, at once', () => {
    const events = given(deliveryFan, [draft('a'), draft('b')])
      .when(suspend('age'))
      .events();
    expect(events[0]).toEqual(suspended);
    expect(events.slice(1)).toMatchObject([
      { type: deliveryCancelledV1.type, data: { draftId: 'a', reason: 'suspended', detail: 'age' } },
      { type: deliveryCancelledV1.type, data: { draftId: 'b', reason: 'suspended', detail: 'age' } },
    ]);
  });

  it('leaves a send in flight to resolve, and care to a fan in crisis', () => {
    const events = given(deliveryFan, [draft('a'), draft('b', 'care'), draft('c')])
      .when(suspend('crisis', ['a']))
      .events();
    expect(events.slice(1)).toMatchObject([{ data: { draftId: 'c' } }]);
  });

  it('is recorded once, however often it is reported', () => {
    given(deliveryFan, [suspended]).when(suspend('age')).thenNothing();
  });

  it('ends only when it is lifted itself', () => {
    given(deliveryFan, [suspended]).when(resume('crisis')).thenNothing();
    given(deliveryFan, [suspended])
      .when(resume('age'))
      .then([sendingResumedV1.make({ kind: 'age', reason: 'ok', occurredAt: now })]);
    const lifted = given(deliveryFan, [suspended, sendingSuspendedV1.make({ ...suspended.data, kind: 'crisis' })]);
    expect(lifted.when(resume('age')).state().state.stops).toEqual(['crisis']);
  });
});
