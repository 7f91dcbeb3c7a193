import {
  deliveryCancelledV1,
  deliveryScheduledV1,
  messageSentV1,
  replyApprovedV1,
  sendingSuspendedV1,
  type RestrictionKind,
} from '@reprise/contracts';
import { given } from '@reprise/testing';
import { deliveryFan } from '../fan.js';
import type { ScheduleReply } from './schedule.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds)).toISOString();
const approved = {
  ...replyApprovedV1.samples[0]!,
  text: 'The ink landscape set is $15.00.',
  acceptedAt: at(0),
  deadline: at(110),
};
const schedule = (over: Partial<ScheduleReply['reply']> = {}, rest: Partial<ScheduleReply> = {}): ScheduleReply => ({
  type: 'ScheduleReply',
  reply: { ...approved, ...over },
  pace: 1,
  inFlight: [],
  itemStops: [],
  now: at(1),
  ...rest,
});
const scheduled = deliveryScheduledV1.make({
  ...deliveryScheduledV1.samples[0]!,
  draftId: 'old',
  messageIds: ['m0'],
  deadline: at(90),
});
const sent = messageSentV1.make({ ...messageSentV1.samples[0]!, draftId: 'old' });
const stop = (kind: RestrictionKind) => sendingSuspendedV1.make({ kind, reason: 'r', occurredAt: at(0) });
const sendAt = (command: ScheduleReply) => {
  const [event] = given(deliveryFan).when(command).events();
  if (event?.type !== deliveryScheduledV1.type) throw new Error('nothing was scheduled');
  return Date.parse(event.data.sendAt);
};

describe('scheduling a reply', () => {
  it('lets it leave when a person would have read, thought and typed, counted from the fan’s message', () => {
    const pause = sendAt(schedule()) - Date.parse(at(0));
    expect(pause).toBeGreaterThanOrEqual(4_000);
    expect(pause).toBeLessThanOrEqual(75_000);
    expect(sendAt(schedule({}, { now: at(2) }))).toBe(sendAt(schedule()));
  });

  it('waits for nothing at pace 0', () => {
    expect(sendAt(schedule({}, { pace: 0 }))).toBe(Date.parse(at(1)));
  });

  it('leaves ten seconds before the deadline at the latest', () => {
    expect(sendAt(schedule({ deadline: at(13) }))).toBe(Date.parse(at(3)));
    expect(sendAt(schedule({ deadline: at(13) }, { now: at(8) }))).toBe(Date.parse(at(8)));
  });

  it('ends a reply that comes after its deadline', () => {
    const [event] = given(deliveryFan)
      .when(schedule({}, { now: at(110) }))
      .events();
    expect(event).toMatchObject({ type: deliveryCancelledV1.type, data: { reason: 'past-deadline' } });
  });

  it('keeps everything the sender needs and nothing else', () => {
    const { state } = given(deliveryFan).when(schedule()).state();
    expect(state.drafts[approved.draftId]).toMatchObject({ text: approved.text, offer: approved.offer, plan: 'offer' });
    expect(Object.keys(state.drafts[approved.draftId]!)).not.toContain('seed');
  });

  it('is not done twice for one draft, waiting or ended', () => {
    given(deliveryFan, [scheduled])
      .when(schedule({ draftId: 'old' }))
      .thenNothing();
    given(deliveryFan, [scheduled, sent])
      .when(schedule({ draftId: 'old' }))
      .thenNothing();
  });
});

describe('a reply that supersedes another', () => {
  const successor = schedule({ supersedes: 'old' });

  it('calls the old one back, and keeps its earlier deadline', () => {
    const [first, second] = given(deliveryFan, [scheduled]).when(successor).events();
    expect(first).toMatchObject({ type: deliveryCancelledV1.type, data: { draftId: 'old', reason: 'superseded' } });
    expect(second).toMatchObject({ type: deliveryScheduledV1.type, data: { deadline: at(90) } });
  });

  it('keeps its own deadline when that comes first', () => {
    const events = given(deliveryFan, [scheduled])
      .when(schedule({ supersedes: 'old', deadline: at(60) }))
      .events();
    expect(events[1]).toMatchObject({ data: { deadline: at(60) } });
  });

  it('leaves the old one alone when it is in flight or has left', () => {
    const inFlight = given(deliveryFan, [scheduled]).when({ ...successor, inFlight: ['old'] });
    expect(inFlight.events().map(({ type }) => type)).toEqual([deliveryScheduledV1.type]);
    const left = given(deliveryFan, [scheduled, sent]).when(successor);
    expect(left.events().map(({ type }) => type)).toEqual([deliveryScheduledV1.type]);
  });

  it('calls the old one back even when it may not leave itself', () => {
    const events = given(deliveryFan, [scheduled, stop('spend')])
      .when(successor)
      .events();
    expect(events.map(({ data }) => 'reason' in data && data.reason)).toEqual(['superseded', 'suspended']);
  });
});

describe('a reply to a fan under a stop', () => {
  it.each(['age', 'opt-out', 'crisis', 'self-exclusion', 'spend', 'dispute'] as const)(
    '%s: no offer leaves',
    (kind) => {
      const [event] = given(deliveryFan, [stop(kind)])
        .when(schedule())
        .events();
      expect(event).toMatchObject({ type: deliveryCancelledV1.type, data: { reason: 'suspended', detail: kind } });
    },
  );

  it('crisis: the message of care leaves, and no other', () => {
    const reply = (plan: 'care' | 'relate') =>
      given(deliveryFan, [stop('crisis')])
        .when(schedule({ plan, offer: null }))
        .events()[0]!.type;
    expect(reply('care')).toBe(deliveryScheduledV1.type);
    expect(reply('relate')).toBe(deliveryCancelledV1.type);
  });

  it('age, opt-out: not even care leaves; stops about money let a message without an offer go', () => {
    const care = (kind: RestrictionKind) =>
      given(deliveryFan, [stop(kind)])
        .when(schedule({ plan: 'care', offer: null }))
        .events()[0]!.type;
    expect([care('age'), care('opt-out')]).toEqual([deliveryCancelledV1.type, deliveryCancelledV1.type]);
    expect([care('spend'), care('dispute')]).toEqual([deliveryScheduledV1.type, deliveryScheduledV1.type]);
  });
});
