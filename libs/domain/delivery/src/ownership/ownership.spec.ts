import {
  deliveryCancelledV1,
  deliveryScheduledV1,
  messageSentV1,
  ownershipChangedV1,
  replyApprovedV1,
} from '@reprise/contracts';
import { given } from '@reprise/testing';
import { deliveryFan } from '../fan.js';
import type { TakeOver } from './ownership.js';

const now = '2026-11-23T10:00:05.000Z';
const draft = (draftId: string, authorship: 'auto' | 'human' = 'auto') =>
  deliveryScheduledV1.make({ ...deliveryScheduledV1.samples[0]!, draftId, authorship, deadline: later(100) });
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1_000).toISOString();
const take = (inFlight: readonly string[] = [], handoffId = 'h1'): TakeOver => ({
  type: 'TakeOver',
  handoffId,
  by: 'kim',
  inFlight,
  now,
});
const back = (handoffId = 'h1') => ({ type: 'GiveBack', handoffId, by: 'kim', now }) as const;
const taken = (waitsFor: readonly string[] = [], handoffId = 'h1') =>
  ownershipChangedV1.make({ owner: 'person', handoffId, by: 'kim', waitsFor: [...waitsFor], occurredAt: now });
const start = (draftId: string) => ({ type: 'StartSend', draftId, attempts: 0, itemStops: [], now }) as const;
const sent = (draftId: string) =>
  ({
    type: 'RecordSent', draftId, platformMessageId: 'p1', text: 'hi', disclosure: null, resolvedBy: 'response', attempts: 1, now,
  }) as const; // prettier-ignore

describe('a person who takes a conversation', () => {
  it('ends what software wrote and has not begun to leave, and leaves a person’s own words', () => {
    const events = given(deliveryFan, [draft('a'), draft('b', 'human')])
      .when(take())
      .events();
    expect(events).toMatchObject([
      taken(),
      { type: deliveryCancelledV1.type, data: { draftId: 'a', reason: 'handed-off' } },
    ]);
  });
  it('waits for a send in flight, whatever becomes of it; nothing else starts meanwhile', () => {
    const waiting = [draft('a'), taken(['a']), draft('b')];
    given(deliveryFan, [draft('a')])
      .when(take(['a']))
      .then([taken(['a'])]);
    expect(given(deliveryFan, waiting).when(start('b')).events()).toMatchObject([{ data: { reason: 'handed-off' } }]);
    expect(given(deliveryFan, waiting).when(sent('a')).events()).toMatchObject([{ type: messageSentV1.type }, taken()]);
    // It did not arrive after all: it is not tried again.
    expect(given(deliveryFan, waiting).when(start('a')).events()).toMatchObject([
      { type: deliveryCancelledV1.type, data: { draftId: 'a', reason: 'handed-off' } },
      taken(),
    ]);
  });
  it('lets nothing of software leave that is approved later, until the release', () => {
    const reply = { ...replyApprovedV1.samples[0]!, draftId: 'c', offer: null, text: 'hi', deadline: later(100) };
    const schedule = { type: 'ScheduleReply', reply, pace: 0, inFlight: [], itemStops: [], now } as const;
    expect(given(deliveryFan, [taken()]).when(schedule).events()).toMatchObject([
      { type: deliveryCancelledV1.type, data: { draftId: 'c', reason: 'handed-off' } },
    ]);
    const released = ownershipChangedV1.make({ ...taken().data, owner: 'software' });
    given(deliveryFan, [taken()]).when(back()).then([released]);
    expect(given(deliveryFan, [taken(), released]).when(schedule).events()).toMatchObject([
      { type: deliveryScheduledV1.type },
    ]);
  });
  it('is recorded once; two requests hold until both are released, and a release of neither is nothing', () => {
    given(deliveryFan, [taken()]).when(take()).thenNothing();
    given(deliveryFan, [taken()]).when(back('h2')).thenNothing();
    const both = [
      taken(),
      taken([], 'h2'),
      ownershipChangedV1.make({ ...taken().data, owner: 'software' }),
      draft('a'),
    ];
    expect(given(deliveryFan, both).when(start('a')).events()).toMatchObject([{ data: { reason: 'handed-off' } }]);
  });
});
