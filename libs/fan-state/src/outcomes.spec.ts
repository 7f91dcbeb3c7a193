import type { StoredEvent } from '@reprise/contracts';
import { countOutcomes, MessageOutcomes } from './index.js';

const ENVELOPE: StoredEvent = {
  id: 'e1',
  type: '',
  stream: '',
  version: 1,
  tenant: 't',
  creator: 'c',
  fan: 'fan-1',
  time: '2026-01-01T00:00:00.000Z',
  correlationId: 'x',
  causationId: null,
  traceparent: null,
  topicSequence: null,
  data: {},
};

describe('outcomes of messages', () => {
  const event = (type: string, data: object): StoredEvent => ({ ...ENVELOPE, type, data });
  const say = (messageId: string, origin = 'live') => event('ingest.fan-message-received.v1', { messageId, origin });
  const plan = (turnId: string, messageIds: string[]) =>
    event('generation.turn-planned.v1', { turnId, messageIds, deadline: 'later' });
  const end = (type: string, turnId: string, reason?: string) => event(type, { turnId, reason });
  const outcomesOf = (events: readonly StoredEvent[]) => {
    const outcomes = new MessageOutcomes();
    for (const one of events) outcomes.apply(one);
    return outcomes.list().map(({ messageId, outcome }) => [messageId, outcome]);
  };

  it('count by the last turn that names the message', () => {
    expect(
      outcomesOf([
        say('m1'),
        plan('t1', ['m1']),
        say('m2'),
        end('generation.turn-closed.v1', 't1', 'superseded'),
        plan('t2', ['m1', 'm2']),
        end('delivery.message-sent.v1', 't2'),
      ]),
    ).toEqual([
      ['m1', 'sent'],
      ['m2', 'sent'],
    ]);
  });

  it('are pending until an end, lost without a turn, and none for imported messages', () => {
    expect(outcomesOf([say('m1'), say('m2'), say('old', 'import'), plan('t1', ['m1'])])).toEqual([
      ['m1', 'pending'],
      ['m2', 'lost'],
    ]);
  });

  it('do not end with a cancelled draft that a newer one replaced', () => {
    expect(
      outcomesOf([say('m1'), plan('t1', ['m1']), end('delivery.delivery-cancelled.v1', 't1', 'superseded')]),
    ).toEqual([['m1', 'pending']]);
    expect(
      outcomesOf([say('m1'), plan('t1', ['m1']), end('delivery.delivery-cancelled.v1', 't1', 'suspended')]),
    ).toEqual([['m1', 'cancelled']]);
  });

  it('are counted in a summary, and a message with two ends is told apart', () => {
    const outcomes = new MessageOutcomes();
    const twice = [say('m1'), say('m2'), plan('t1', ['m1']), end('delivery.message-sent.v1', 't1')];
    for (const one of [...twice, end('generation.turn-closed.v1', 't1', 'expired')]) outcomes.apply(one);
    const list = outcomes.list();
    expect(list.map(({ finals }) => finals)).toEqual([2, 0]);
    expect(countOutcomes(list)).toEqual({ sent: 0, failed: 0, cancelled: 0, closed: 1, pending: 0, lost: 1 });
  });
});
