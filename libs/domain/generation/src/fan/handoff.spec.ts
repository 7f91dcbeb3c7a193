import {
  handoffClaimedV1,
  handoffOverdueV1,
  handoffReleasedV1,
  handoffRequestedV1,
  replyApprovedV1,
  turnClosedV1,
  turnPlannedV1,
} from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { Conversation, find, kinds } from './conversation.fixture.js';

const ASKS = 'can i talk to a human please';
const planOf = (events: ReturnType<Conversation['says']>) => find(events, turnPlannedV1.type)!;
const textOf = (events: ReturnType<Conversation['says']>) => find(events, replyApprovedV1.type)?.text as string;
const idOf = ({ state }: Conversation) => state.handoffs![0]!.handoffId;
const asked = (archetype?: string) => {
  const talk = new Conversation(archetype).offered();
  talk.says(ASKS);
  talk.delivers('sent');
  return talk;
};
const claimed = () => {
  const talk = asked();
  talk.tell({ type: 'ClaimHandoff', handoffId: idOf(talk), by: 'kim' });
  return talk;
};

describe('a person who is asked for', () => {
  it('is on record before the fan is told so, in every voice, and the reply says that software answers', () => {
    for (const archetype of ['warm', 'aloof', 'witty', 'teacher', 'concierge']) {
      const events = new Conversation(archetype).says(ASKS);
      expect(planOf(events).plan).toBe('hand-over');
      expect(find(events, handoffRequestedV1.type)).toMatchObject({ reason: 'asks-person', messageIds: ['m1'] });
      expect(kinds(events).indexOf('handoff-requested')).toBeLessThan(kinds(events).indexOf('reply-drafted'));
      expect(textOf(events)).toMatch(/person/);
      expect(textOf(events)).toMatch(/software/);
    }
  });
  it.each([
    [{ text: 'are you a bot? i want to talk to a real person', screens: { 'bot-question': 0.9 } }, /software/i],
    [
      { text: '¿eres un bot? quiero hablar con una persona', screens: { 'bot-question': 1, 'human-request': 1 } },
      /programa/,
    ],
    [{ text: 'i want to die, let me talk to a human', screens: { crisis: 1 } }, /988/],
  ])('is on record also when something else is answered first: %j', (said, reply) => {
    const events = new Conversation().says(said);
    expect(find(events, handoffRequestedV1.type)).toMatchObject({ reason: 'asks-person' });
    expect(textOf(events)).toMatch(reply);
  });
  it('is one request however often the fan asks, and the reply says that it is open', () => {
    const talk = asked();
    const events = talk.says('i said i want a real person');
    expect(find(events, handoffRequestedV1.type)).toBeUndefined();
    expect(textOf(events)).toMatch(/request|asked for/);
    expect(talk.state.handoffs).toHaveLength(1);
  });
  it('is not asked where nothing may be said, or where only people write', () => {
    const stopped = new Conversation();
    stopped.tell({ type: 'Restricted', kind: 'age', reason: 'r' });
    const manned = new Conversation();
    manned.settings = { ...manned.settings, mode: 'human-only' };
    for (const talk of [stopped, manned]) expect(kinds(talk.says(ASKS))).not.toContain('handoff-requested');
  });
  it('is asked though the reply bar has passed: the request is not lost with the reply', () => {
    const events = new Conversation().says({ text: ASKS, waitedSeconds: 200 });
    expect(kinds(events)).toContain('handoff-requested');
    expect(find(events, turnClosedV1.type)).toMatchObject({ reason: 'expired' });
  });
});

describe('while a person was asked for', () => {
  it.each([
    'do you have more ink pieces?',
    'how much is the set?',
    'would you take 12?',
    'ok i take it',
    'can you make a custom one for me',
    'deal',
  ])('nothing is offered, whatever the fan wants: %s', (text) => {
    for (const archetype of ['warm', 'aloof', 'witty', 'teacher', 'concierge']) {
      const events = asked(archetype).says(text);
      expect(planOf(events).needs).toBe('nothing');
      expect(find(events, replyApprovedV1.type)?.offer ?? null).toBeNull();
    }
  });
  it('nothing is opened: small talk is not answered with a question, an invitation or an offer', () => {
    const talk = asked();
    for (const text of [
      'ok',
      'the weather is nice',
      'hi',
      'how are you',
      'i drew all day',
      'thanks',
      'my day was awful',
    ]) {
      const events = talk.says(text);
      talk.delivers('sent');
      const said = find(events, replyApprovedV1.type);
      const ids = talk.state.recent.at(-1) ?? [];
      if (!said) expect(find(events, turnClosedV1.type)?.reason).toBe('nothing-to-say');
      else
        expect(ids.map((id) => id.split('/')[1])).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(?:ask|wonder|invite|offer|chat)/)]),
        );
    }
  });
  it('a direct question is answered, and the answer says that software gives it', () => {
    const events = asked().says('where does mira live?');
    expect(planOf(events).plan).toBe('hand-over');
    expect(textOf(events)).toMatch(/software/i);
  });
  it('a turn that waits for a price offers nothing any more', () => {
    const talk = new Conversation();
    talk.says('do you have ink pieces?');
    const turnId = talk.state.open!.turnId;
    const events = talk.says(ASKS);
    expect(find(events, turnClosedV1.type)).toMatchObject({ turnId, reason: 'superseded' });
    expect(talk.quoted({ turnId })).toEqual([]);
  });
});

describe('a complaint', () => {
  it('is on record before the fan is told that it was noted, once, and does not end the conversation', () => {
    const talk = new Conversation().offered();
    const events = talk.says('i paid but nothing unlocked!');
    expect(find(events, handoffRequestedV1.type)).toMatchObject({ reason: 'complaint' });
    expect(textOf(events)).toBeDefined();
    talk.delivers('sent');
    expect(kinds(talk.says('it is still broken, i paid for nothing'))).not.toContain('handoff-requested');
    talk.delivers('sent');
    expect(planOf(talk.says('do you have more ink pieces?')).needs).toBe('content');
  });
});

describe('from the claim until the release', () => {
  it('nothing is written, and each message ends as handed off', () => {
    const talk = claimed();
    for (const said of ['are you there?', ASKS, 'how much is it', { text: 'i want to die', screens: { crisis: 1 } }]) {
      const events = talk.says(said);
      expect(kinds(events)).not.toContain('reply-drafted');
      expect(find(events, turnClosedV1.type)).toMatchObject({ reason: 'handed-off', messageIds: [talk.lastMessage] });
    }
    expect(kinds(talk.buys())).not.toContain('reply-drafted');
  });
  it('a turn that waits for a price ends, and a message that waits for its budget is not answered', () => {
    const talk = new Conversation().offered();
    talk.says('i paid but nothing unlocked!');
    talk.delivers('sent');
    talk.says('do you have more ink pieces?');
    const { turnId } = talk.state.open!;
    const events = talk.tell({ type: 'ClaimHandoff', handoffId: idOf(talk), by: 'kim' });
    expect(events).toMatchObject([
      { type: handoffClaimedV1.type, data: { by: 'kim' } },
      { type: turnClosedV1.type, data: { turnId, reason: 'handed-off' } },
    ]);
    expect(talk.quoted({ turnId })).toEqual([]);
    const held = new Conversation();
    held.says(ASKS);
    held.budget = { ...held.budget, 'turns-hour': 1 };
    held.says('and one more thing');
    held.tell({ type: 'ClaimHandoff', handoffId: idOf(held), by: 'kim' });
    expect(find(held.resumes(), turnClosedV1.type)?.reason).toBe('handed-off');
    expect(held.state.held).toBeUndefined();
  });
  it('is one person’s; after the release software answers again, and offers', () => {
    const talk = claimed();
    const handoffId = idOf(talk);
    expect(talk.tell({ type: 'ClaimHandoff', handoffId, by: 'kim' })).toEqual([]);
    expect(() => talk.tell({ type: 'ClaimHandoff', handoffId, by: 'lee' })).toThrow(DomainError);
    const released = talk.tell({ type: 'ReleaseHandoff', handoffId, by: 'kim' });
    expect(released).toMatchObject([{ type: handoffReleasedV1.type, data: { by: 'kim' } }]);
    expect(() => talk.tell({ type: 'ReleaseHandoff', handoffId, by: 'kim' })).toThrow(/settled/);
    expect(planOf(talk.says('do you have ink pieces?')).needs).toBe('content');
    expect(find(talk.says(ASKS), handoffRequestedV1.type)).toBeDefined();
  });
});

describe('a request that waits too long', () => {
  const check = { type: 'CheckHandoff', withinSeconds: 3_600 } as const;
  it('is an incident once, from the moment the time is up, and only while nobody has claimed it', () => {
    const talk = asked();
    const handoffId = idOf(talk);
    expect(talk.wait(3_500).tell({ ...check, handoffId })).toEqual([]);
    expect(talk.wait(100).tell({ ...check, handoffId })).toMatchObject([{ type: handoffOverdueV1.type }]);
    expect(talk.wait(3_600).tell({ ...check, handoffId })).toEqual([]);
    const taken = claimed();
    expect(taken.wait(9_999).tell({ ...check, handoffId: idOf(taken) })).toEqual([]);
  });
});
