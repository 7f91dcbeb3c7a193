import { foldText } from '../reading/fold-text.js';
import { CLAIMS, unrecorded, type Claim } from './records.js';

const ALL = Object.keys(CLAIMS) as Claim[];
const refused = (text: string, records: readonly Claim[] = []) => unrecorded(foldText(text), records) !== null;

describe('what a reply says was done', () => {
  it.each<[string, Claim]>([
    ['I’ve asked for a person.', 'person-asked'],
    ['Understood: a person has been asked for.', 'person-asked'],
    ['Your request for a person is open.', 'person-asked'],
    ['It’s noted for the team. Which item is it?', 'complaint-noted'],
    ['I’m sorry. The team has it noted.', 'complaint-noted'],
    ['Nothing like that here. I’ve noted that you asked.', 'wish-noted'],
    ['I’ve scribbled it on the wish list.', 'wish-noted'],
  ])('is said only where its event is on record, and no other event will do: %s', (text, claim) => {
    expect(refused(text)).toBe(true);
    expect(
      refused(
        text,
        ALL.filter((other) => other !== claim),
      ),
    ).toBe(true);
    expect(refused(text, [claim])).toBe(false);
  });

  it.each([
    'I’ll check with the team.',
    'I will ask Mira for you.',
    'I’ve passed it on.',
    'We’ve forwarded your message to support.',
    'I’ll let the team know.',
    'Someone will get back to you.',
    'The team will look into it.',
    'A colleague is on it.',
    'I’ll remind you tomorrow.',
    'I’ll make sure it arrives.',
    'Let me find out.',
    'I told Mira about it.',
    'I have reported it.',
    'I’ll keep that in mind.',
    'I’ll remember that.',
    'Noted.',
    'I made a note of it.',
    'I won’t bring it up again.',
    'Your message has been passed on.',
    'I’ve noted it for the team, and someone will write to you.',
    'I’ll see to it.',
    'We can put you through.',
  ])('is refused where no event makes it so, whatever else is on record: %s', (text) => {
    expect(refused(text, ALL)).toBe(true);
  });

  it.each([
    'What did you like best?',
    'You asked about ink. Here is what the description says.',
    'Thanks for telling me.',
    'I told you: it’s quiet here.',
    'I asked what you like.',
    'It isn’t on record.',
    'Tell me what you’d love to have and I’ll see what’s there.',
    'If you’d like a person, just say so.',
    'I can’t say for sure, and I’d rather not make it up.',
  ])('is not read into what only talks: %s', (text) => expect(refused(text)).toBe(false));
});
