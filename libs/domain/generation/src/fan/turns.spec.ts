import { outcomeReflectedV1, replyApprovedV1, turnClosedV1, turnPlannedV1 } from '@reprise/contracts';
import fc from 'fast-check';
import { Conversation, find, kinds } from './conversation.fixture.js';

describe('a turn', () => {
  it('that needs no content is planned, drafted and approved at once', () => {
    const events = new Conversation().says('hi there');
    expect(kinds(events)).toEqual(['hypotheses-updated', 'turn-planned', 'reply-drafted', 'reply-approved']);
    expect(find(events, replyApprovedV1.type)).toMatchObject({
      messageIds: ['m1'],
      supersedes: null,
      offer: null,
      inboundChars: 8,
    });
  });
  it('that needs content waits, and its reply carries the quote', () => {
    const talk = new Conversation();
    expect(find(talk.says('do you have ink pieces?'), turnPlannedV1.type)).toMatchObject({
      plan: 'offer',
      needs: 'content',
      query: 'do you have ink pieces?',
    });
    const approved = find(talk.quoted(), replyApprovedV1.type)!;
    expect(approved.offer).toEqual({ quoteId: 'q1', itemId: 'i1', amountMinor: 1500, currency: 'USD' });
    expect(approved.text).toContain('$15');
  });
  it('has its deadline 110 seconds after the first unanswered message was accepted', () => {
    const talk = new Conversation();
    const first = find(talk.says('do you have ink pieces?'), turnPlannedV1.type)!;
    expect(Date.parse(first.deadline) - Date.parse(first.acceptedAt)).toBe(110_000);
    const second = find(talk.says('or watercolours'), turnPlannedV1.type)!;
    expect(second.deadline).toBe(first.deadline);
  });
  it('a message is not read twice', () => {
    const talk = new Conversation();
    const context = { ...find(talk.says('hello'), turnPlannedV1.type)! };
    expect(context.messageIds).toEqual(['m1']);
    const again = talk.tell({
      type: 'ReadMessage',
      context: {
        messageId: 'm1', message: { messageId: 'm1', text: 'hello', at: talk.now }, itemId: null,
        screens: { version: 'spec', scores: {}, truncated: false }, recalled: [], recalledScores: [], facts: [], factIds: [],
        fanMessages: 1, purchases: 0, retriever: 'spec', receivedAt: talk.now, acceptedAt: talk.now,
      },
    }); // prettier-ignore
    expect(again).toEqual([]);
  });
});

describe('a new message', () => {
  it('takes over the messages of a turn that waits, and what was asked there is still looked for', () => {
    const talk = new Conversation();
    talk.says('do you have ink pieces?');
    const events = talk.says('i love the foggy ones');
    expect(find(events, turnClosedV1.type)).toMatchObject({
      turnId: 't1',
      reason: 'superseded',
      movedTo: 't2',
      messageIds: ['m1'],
    });
    expect(find(events, turnPlannedV1.type)).toMatchObject({
      plan: 'offer',
      needs: 'content',
      messageIds: ['m1', 'm2'],
      supersedesTurn: 't1',
    });
    expect(find(events, turnPlannedV1.type)?.query).toContain('ink pieces');
    expect(talk.quoted({ turnId: 't1' })).toEqual([]);
    expect(kinds(talk.quoted())).toContain('reply-approved');
  });
  it('replaces an approved reply that has not left', () => {
    const talk = new Conversation();
    const first = find(talk.says('hi'), replyApprovedV1.type)!;
    const second = find(talk.says('my day was fine'), replyApprovedV1.type)!;
    expect(second).toMatchObject({ supersedes: first.draftId, messageIds: ['m1', 'm2'] });
  });
  it('leaves a reply alone that was sent', () => {
    const talk = new Conversation();
    talk.says('hi');
    talk.delivers('sent');
    expect(find(talk.says('my day was fine'), replyApprovedV1.type)).toMatchObject({
      supersedes: null,
      messageIds: ['m2'],
    });
  });
  it('that only acknowledges lets the reply on its way answer', () => {
    const talk = new Conversation();
    talk.says('how are you?');
    expect(find(talk.says('ok'), turnClosedV1.type)).toMatchObject({ reason: 'nothing-to-say', messageIds: ['m2'] });
    expect(talk.state.unsent?.messageIds).toEqual(['m1']);
  });
  it('after the bar of a waiting turn closes that turn as expired and answers for itself', () => {
    const talk = new Conversation();
    talk.says('do you have ink pieces?');
    talk.wait(120);
    const events = talk.says('hello?');
    expect(find(events, turnClosedV1.type)).toMatchObject({ turnId: 't1', reason: 'expired', movedTo: null });
    expect(find(events, turnPlannedV1.type)).toMatchObject({ messageIds: ['m2'], supersedesTurn: null });
  });
});

describe('the sweep', () => {
  it('closes a turn past its bar and no other one', () => {
    const talk = new Conversation();
    talk.says('do you have ink pieces?');
    expect(talk.tell({ type: 'ExpireTurn', turnId: 't1' })).toEqual([]);
    talk.wait(111);
    expect(talk.tell({ type: 'ExpireTurn', turnId: 't0' })).toEqual([]);
    expect(find(talk.tell({ type: 'ExpireTurn', turnId: 't1' }), turnClosedV1.type)).toMatchObject({
      reason: 'expired',
    });
    expect(talk.quoted({ turnId: 't1' })).toEqual([]);
  });
});

describe('an outcome', () => {
  it('of an offer that never left is that there is no offer', () => {
    const talk = new Conversation();
    talk.says('do you have ink pieces?');
    talk.quoted();
    expect(talk.state.offer).not.toBeNull();
    talk.delivers('cancelled');
    expect(talk.state).toMatchObject({ offer: null, unsent: null });
  });
  it('of a quote that ran out closes the offer', () => {
    const talk = new Conversation().offered();
    const quoteId = talk.state.offer!.quoteId;
    expect(talk.tell({ type: 'QuoteExpired', quoteId: 'other', reason: 'time', replaced: false })).toEqual([]);
    expect(
      find(talk.tell({ type: 'QuoteExpired', quoteId, reason: 'time', replaced: false }), outcomeReflectedV1.type),
    ).toMatchObject({
      outcome: 'expired',
    });
    expect(talk.state.offer).toBeNull();
  });
  it('of a replaced quote is left to the quote that replaced it, while a turn waits for that', () => {
    const talk = new Conversation().offered();
    const quoteId = talk.state.offer!.quoteId;
    talk.says('would you take 12?');
    expect(talk.tell({ type: 'QuoteExpired', quoteId, reason: 'replaced', replaced: true })).toEqual([]);
    talk.says('ok deal');
    expect(kinds(talk.tell({ type: 'QuoteExpired', quoteId, reason: 'replaced', replaced: true }))).toContain(
      'outcome-reflected',
    );
  });
});

const lines = fc.constantFrom(
  'hi', 'do you have ink pieces?', 'how much is it', 'would you take 12?', 'ok deal', 'no', 'too expensive', 'ok', 'bye', 'are you a bot?',
  'can i talk to a human?', 'not interested', 'where is my order?', 'i love it', 'what is the size?', 'two fifty', '', '👍',
); // prettier-ignore
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('says' as const), text: lines, inView: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('quoted', 'missing', 'withheld', 'sent', 'failed', 'cancelled', 'buys'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom('age', 'crisis', 'spend', 'lift', 'late', 'human-only', 'autopilot'),
      }),
    },
  ),
  { maxLength: 40 },
);

describe('whatever happens', () => {
  it('each inbound message is in exactly one live turn, or its turn ended', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const talk = new Conversation();
        const read: string[] = [];
        for (const step of story) {
          play(talk, step);
          if (step.do === 'says') read.push(`m${read.length + 1}`);
        }
        for (const message of read) expect(liveTurnsOf(talk, message)).toBeLessThanOrEqual(1);
        for (const message of read) expect(lastTurnOf(talk, message)).toBeDefined();
      }),
      { numRuns: 400 },
    );
  });
  it('nothing but the fixed care message is approved in a crisis, and nothing at all at a hard stop', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('age', 'crisis'), steps, (before, kind, after) => {
        const talk = new Conversation();
        for (const step of before) if (step.do !== 'lift') play(talk, step);
        talk.tell({ type: 'Restricted', kind, reason: 'spec' });
        const from = talk.events.length;
        for (const step of after) if (step.do !== 'lift') play(talk, step);
        for (const event of talk.events.slice(from))
          if (event.type === replyApprovedV1.type) {
            expect(kind).toBe('crisis');
            expect(event.data).toMatchObject({ plan: 'care', offer: null });
          }
      }),
      { numRuns: 200 },
    );
  });
  it('the state stays small', () => {
    const talk = new Conversation();
    for (let i = 0; i < 400; i++) {
      talk.says(i % 3 === 0 ? 'do you have ink pieces?' : 'my day was long');
      talk.quoted();
      talk.delivers('sent');
    }
    expect(JSON.stringify(talk.state).length).toBeLessThan(6_000);
  });
});

function play(talk: Conversation, step: { do: string; text?: string; inView?: boolean }): void {
  switch (step.do) {
    case 'says':
      return void talk.says({ text: step.text ?? '', ...(step.inView && { itemId: 'i1' }) });
    case 'quoted':
      return void talk.quoted();
    case 'missing':
      return void talk.tell({
        type: 'Missing',
        missing: { turnId: talk.state.open?.turnId ?? 'none', reason: 'no-match' },
      });
    case 'withheld':
      return void talk.tell({
        type: 'Withheld',
        withheld: {
          turnId: talk.state.open?.turnId ?? 'none',
          itemId: 'i1',
          reason: 'rounds-exhausted',
        },
      });
    case 'sent':
    case 'failed':
    case 'cancelled':
      return void talk.delivers(step.do);
    case 'buys':
      return void talk.buys();
    case 'age':
    case 'crisis':
    case 'spend':
      return void talk.tell({ type: 'Restricted', kind: step.do, reason: 'spec' });
    case 'lift':
      for (const kind of talk.state.restrictions) talk.tell({ type: 'Lifted', kind, reason: 'spec' });
      return;
    case 'late':
      return void talk.wait(200);
    case 'human-only':
    case 'autopilot':
      talk.settings = { ...talk.settings, mode: step.do };
  }
}

/** Turns that name the message and are neither closed nor replaced. */
function liveTurnsOf({ events }: Conversation, message: string): number {
  const turns = new Map<string, 'live' | 'over'>();
  const draftTurn = new Map<string, string>();
  for (const event of events) {
    if (event.type === turnPlannedV1.type && event.data.messageIds.includes(message)) {
      turns.set(event.data.turnId, 'live');
      if (event.data.supersedesTurn) turns.set(event.data.supersedesTurn, 'over');
    }
    if (event.type === turnClosedV1.type) turns.set(event.data.turnId, 'over');
    if (event.type === replyApprovedV1.type) {
      draftTurn.set(event.data.draftId, event.data.turnId);
      if (event.data.supersedes) turns.set(draftTurn.get(event.data.supersedes)!, 'over');
    }
    if (
      event.type === outcomeReflectedV1.type &&
      ['sent', 'failed', 'cancelled'].includes(event.data.outcome) &&
      event.data.turnId
    )
      turns.set(event.data.turnId, 'over');
  }
  return [...turns.values()].filter((state) => state === 'live').length;
}

const lastTurnOf = ({ events }: Conversation, message: string) =>
  events.findLast((event) => event.type === turnPlannedV1.type && event.data.messageIds.includes(message));
