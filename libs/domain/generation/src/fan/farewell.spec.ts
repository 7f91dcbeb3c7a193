import { replyDraftedV1, turnPlannedV1 } from '@reprise/contracts';
import { FAREWELLS } from '../reading/golden/farewells.js';
import { Conversation, find } from './conversation.fixture.js';

/** Whether the answer to a farewell sells: it looks for an item or a price, or carries an offer. */
function pitches(line: string, talk: Conversation): boolean {
  const events = talk.says(line);
  const plan = find(events, turnPlannedV1.type);
  return (
    (plan !== undefined && plan.needs !== 'nothing') || (find(events, replyDraftedV1.type)?.offer ?? null) !== null
  );
}

describe('a fan who takes leave', () => {
  it.each([
    ['in a chat', () => new Conversation()],
    ['with an offer on the table', () => new Conversation().offered()],
    ['of a witty profile', () => new Conversation('witty').offered()],
  ])('is let go without a pitch in at least 99 % of 200 farewells, %s', (_when, start) => {
    const pitched = FAREWELLS.filter((line) => pitches(line, start()));
    expect(pitched.length > FAREWELLS.length / 100 ? pitched : []).toEqual([]);
  });
});
