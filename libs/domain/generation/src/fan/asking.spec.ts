import { turnPlannedV1 } from '@reprise/contracts';
import { Conversation, find } from './conversation.fixture.js';

const CHAT = [
  'hi there',
  'it was a long day at work',
  'the train was late again',
  'I went for a walk after that',
  'the harbour was quiet',
  'some boats came in late',
  'then I cooked some soup',
  'it turned out nicely',
];

/** The turns, counted from 1, whose reply asks for a preference. */
const asked = (conversation: Conversation, turns: number, worthAsking?: 'style' | 'format') =>
  Array.from({ length: turns }, (_, n) => {
    const said = { text: CHAT[n % CHAT.length]!, ...(worthAsking && { worthAsking }) };
    const events = conversation.says(said);
    conversation.delivers('sent');
    return find(events, turnPlannedV1.type)?.asked ? n + 1 : 0;
  }).filter((turn) => turn > 0);

describe('a preference that matters and is unknown', () => {
  it('is asked for in company, and the turn records which', () => {
    const conversation = new Conversation('warm');
    const [turn] = asked(conversation, 20, 'format');
    expect(turn).toBeDefined();
    expect(conversation.state.asked).toEqual({ format: turn });
    const drafts = conversation.events.filter(({ type }) => type === 'generation.reply-drafted.v1');
    expect(JSON.stringify(drafts)).toContain('plain/ask-format/');
  });

  it('is asked for at most once in forty turns, and any of them once in eight', () => {
    const conversation = new Conversation('warm');
    const same = asked(conversation, 120, 'style');
    expect(same.length).toBeGreaterThan(1);
    for (const [i, turn] of same.entries()) if (i > 0) expect(turn - same[i - 1]!).toBeGreaterThanOrEqual(40);
    const other = new Conversation('warm');
    const style = asked(other, 20, 'style').at(-1)!;
    const format = asked(other, 30, 'format')[0]! + 20;
    expect(format - style).toBeGreaterThanOrEqual(8);
  });

  it('is not asked for when all are known, nor when selling is suspended', () => {
    expect(asked(new Conversation('warm'), 40)).toEqual([]);
    const stopped = new Conversation('warm');
    stopped.tell({ type: 'Restricted', kind: 'spend', reason: 'asked for a limit' });
    expect(asked(stopped, 40, 'style')).toEqual([]);
  });

  it('takes the place of a question: a goodbye, hard news or a complaint are answered without it', () => {
    for (const text of [
      'bye, talk tomorrow',
      'I feel so sad and lonely today',
      'I paid and got nothing, this is a scam',
    ]) {
      const conversation = new Conversation('warm');
      asked(conversation, 3);
      expect(find(conversation.says({ text, worthAsking: 'style' }), turnPlannedV1.type)?.asked).toBeUndefined();
    }
  });
});
