import {
  deliveryCancelledV1,
  deliveryScheduledV1,
  disclosureShownV1,
  messageFailedV1,
  messageSentV1,
  sendingSuspendedV1,
} from '@reprise/contracts';
import { given } from '@reprise/testing';
import { deliveryFan } from '../fan.js';
import type { RecordSent, StartSend } from './send.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds)).toISOString();
const draft = deliveryScheduledV1.make({ ...deliveryScheduledV1.samples[0]!, draftId: 'd', deadline: at(110) });
const stop = sendingSuspendedV1.make({ kind: 'age', reason: 'r', occurredAt: at(1) });
const start = (over: Partial<StartSend> = {}): StartSend => ({
  type: 'StartSend',
  draftId: 'd',
  attempts: 0,
  itemStops: [],
  now: at(20),
  ...over,
});
const sent: RecordSent = {
  type: 'RecordSent',
  draftId: 'd',
  platformMessageId: 'pm1',
  text: 'hello',
  disclosure: null,
  resolvedBy: 'response',
  attempts: 1,
  now: at(21),
};
const gone = messageSentV1.make({ ...messageSentV1.samples[0]!, draftId: 'd' });

describe('starting a send', () => {
  it('is allowed before the deadline, when nothing stops it', () => {
    given(deliveryFan, [draft]).when(start()).thenNothing();
  });

  it('ends the draft under a stop', () => {
    const [event] = given(deliveryFan, [draft, stop]).when(start()).events();
    expect(event).toMatchObject({ type: deliveryCancelledV1.type, data: { reason: 'suspended' } });
  });

  it('ends the draft when the item it offers is stopped, and no other draft', () => {
    const itemStops = ['withdrawn'] as const;
    const offer = { quoteId: 'q1', itemId: 'i1', amountMinor: 1500, currency: 'USD' };
    const offering = deliveryScheduledV1.make({ ...draft.data, offer });
    const [event] = given(deliveryFan, [offering]).when(start({ itemStops })).events();
    expect(event).toMatchObject({ type: deliveryCancelledV1.type, data: { reason: 'suspended' } });
    given(deliveryFan, [draft]).when(start({ itemStops })).thenNothing();
  });

  it('ends the draft at the deadline: cancelled when never tried, failed when tried in vain', () => {
    const late = (attempts: number) =>
      given(deliveryFan, [draft])
        .when(start({ attempts, now: at(110) }))
        .events()[0];
    expect(late(0)).toMatchObject({ type: deliveryCancelledV1.type, data: { reason: 'past-deadline' } });
    expect(late(2)).toMatchObject({ type: messageFailedV1.type, data: { reason: 'unreachable', attempts: 2 } });
  });

  it('does not repeat an attempt that got lost when a newer reply waits', () => {
    const newer = deliveryScheduledV1.make({ ...draft.data, draftId: 'newer', supersedes: 'd' });
    const [event] = given(deliveryFan, [draft, newer])
      .when(start({ attempts: 1 }))
      .events();
    expect(event).toMatchObject({ type: deliveryCancelledV1.type, data: { draftId: 'd', reason: 'superseded' } });
  });

  it('is refused for a draft that has left or never was', () => {
    given(deliveryFan, [draft, gone]).when(start()).thenThrows('delivery/unknown-draft');
    given(deliveryFan).when(start()).thenThrows('delivery/unknown-draft');
  });
});

describe('the outcome of a send', () => {
  it('is the message as it left, with the disclosure it carried', () => {
    const events = given(deliveryFan, [draft])
      .when({ ...sent, disclosure: { wordingId: 'en/first@1', policyVersion: 'strictest@1' } })
      .events();
    expect(events).toMatchObject([
      { type: messageSentV1.type, data: { draftId: 'd', text: 'hello', offer: draft.data.offer } },
      { type: disclosureShownV1.type, data: { draftId: 'd', platformMessageId: 'pm1', wordingId: 'en/first@1' } },
    ]);
  });

  it('is recorded once, though two workers learn of it', () => {
    given(deliveryFan, [draft, gone]).when(sent).thenNothing();
    given(deliveryFan, [draft, gone])
      .when({ type: 'RecordFailure', draftId: 'd', reason: 'unknown', detail: '', attempts: 1, now: at(40) })
      .thenNothing();
    given(deliveryFan, [draft, gone])
      .when({ type: 'AbandonDraft', draftId: 'd', detail: '', now: at(40) })
      .thenNothing();
  });

  it('may be a refusal', () => {
    const [event] = given(deliveryFan, [draft])
      .when({
        type: 'RecordFailure',
        draftId: 'd',
        reason: 'refused',
        detail: 'x'.repeat(900),
        attempts: 1,
        now: at(9),
      })
      .events();
    expect(event).toMatchObject({ type: messageFailedV1.type, data: { reason: 'refused', messageIds: ['m1'] } });
    expect(messageFailedV1.data.safeParse(event!.data).error).toBeUndefined();
  });

  it('is a cancellation when there is nobody to send to', () => {
    const outcome = given(deliveryFan, [draft]).when({
      type: 'AbandonDraft',
      draftId: 'd',
      detail: 'erased',
      now: at(9),
    });
    expect(outcome.events()).toMatchObject([{ data: { reason: 'unknown-fan', detail: 'erased' } }]);
    expect(outcome.state().state.drafts).toEqual({});
  });

  it('remembers only the newest endings', () => {
    const history = Array.from({ length: 100 }, (_, i) => messageSentV1.make({ ...gone.data, draftId: `d${i}` }));
    const { state } = given(deliveryFan, history)
      .when({ ...sent, draftId: 'd99' })
      .state();
    expect(state.ended).toHaveLength(64);
  });
});
