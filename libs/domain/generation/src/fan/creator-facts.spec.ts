import { replyDraftedV1 } from '@reprise/contracts';
import { factAbout } from '../words/creator-facts.js';
import { defaultPersona } from '../persona/defaults.js';
import { Conversation, find } from './conversation.fixture.js';

const FACTS = ['draws with ink and a dip pen', 'lives in Lisbon', 'has taught drawing for ten years', 'sells for $5'];
const persona = { ...defaultPersona('warm', 'Mira'), craft: 'drawing', facts: FACTS };

const answer = (question: string, facts: readonly string[] = FACTS) => {
  const conversation = new Conversation('warm', { facts: [...facts] });
  conversation.says('hi there');
  conversation.delivers('sent');
  const draft = find(conversation.says(question), replyDraftedV1.type);
  return { text: String(draft?.text), templateIds: draft?.templateIds.join() ?? '' };
};

describe('what is told about the creator', () => {
  it.each([
    ['what do you draw with?', 'draws with ink and a dip pen'],
    ['where does Mira live?', 'lives in Lisbon'],
    ['have you taught for long?', 'has taught drawing for ten years'],
  ])('"%s" is answered with what was published', (question, fact) => {
    expect(factAbout(persona, question)).toBe(fact);
    expect(answer(question).text).toContain(fact);
  });

  it.each(['are you married?', 'are you afraid of dogs?', 'which school did you go to?', 'what do you earn?'])(
    'nothing was published that answers "%s", and nothing is made up',
    (question) => {
      expect(factAbout(persona, question)).toBeNull();
      expect(answer(question, ['lives in Lisbon']).templateIds).toContain('/unknown/');
    },
  );

  it('is never an amount, nor taken from a question about something else', () => {
    expect(factAbout(persona, 'what do you sell for?')).toBeNull();
    expect(factAbout(persona, 'is the harbour of Lisbon pretty?')).toBeNull();
  });

  it('is nothing at all when nothing was published', () => {
    expect(factAbout({ ...persona, facts: [] }, 'what do you draw with?')).toBeNull();
  });
});
