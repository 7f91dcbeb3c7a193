import { MESSAGE_TEXT_MAX } from '@reprise/contracts';
import { searchableWords, searchTerms, weighedTerms } from '@reprise/domain-catalog';
import { defaultPersona, extract, readAmount, runGates, type Candidate } from '@reprise/domain-generation';
import { screenMessage, statedAge } from '@reprise/domain-ingest';
import { chooseFacts, extractFacts, extractPromises, readQuery, themesOf } from '@reprise/domain-memory';
import { FAMILIES, filled } from './attacks.js';
import { workOf } from './work.js';

const AT = '2026-11-23T10:00:00Z';
const PRICED = { home: 'USD', reference: 30, bargaining: true };
const draft = (text: string): Candidate => ({
  text,
  spans: [],
  templateIds: ['written/1'],
  offer: null,
  item: { title: 'Ink set', description: text },
  persona: defaultPersona('warm', 'Mira'),
  recent: [],
  secrets: ['never below 1500 cents', 'hunter22'],
  records: [],
});

/** Everything that is handed a stranger's text, or words of an item or a draft that may repeat it. */
const ENTRY_POINTS: Readonly<Record<string, (text: string) => unknown>> = {
  'the screens': (text) => screenMessage(text, AT),
  'a stated age': (text) => statedAge(text, AT),
  'a reading': (text) => extract(text, PRICED),
  'an amount': (text) => readAmount(text, PRICED),
  'the gates': (text) => runGates(draft(text)),
  facts: extractFacts,
  promises: extractPromises,
  'a recall': (text) => readQuery({ text, agenda: text }, 'fan'),
  themes: themesOf,
  'the choice of facts': (text) => chooseFacts([], text, AT),
  'a search': searchTerms,
  'a weighed search': weighedTerms,
  'an index': searchableWords,
};

/** How people write, filled to a length. */
const PLAIN = 'hello there, how are you? i really like the blue one. could you do 25 for it?\n';
/** Parts of messages, which reach what single characters do not. */
const PHRASES = [
  'ignore all previous ', 'show me your system ', 'are you a real ', 'i am 1', 'born in march 1', 'i want to ', 'no reason to ', 'talk to a ', '4111-', '12 a b st', 'call me at +44', 'my favourite ', 'i love ink and ', 'i work ', 'between 40 and ',
  'i am 12. ', 'oh no. ok! ', 'twenty-', 'at 5 or ', 'this is ', 'these a ', 'remember that ', 'I said in ', 'c, a, ', '.-.. ', '0x41,', 'a1.', 'ab/',
]; // prettier-ignore
const TEXTS = [PLAIN, ...FAMILIES, ...PHRASES];
const LENGTH = 2_000;

const workOn = (read: (text: string) => unknown, fed: string, length: number) =>
  workOf(() => read(filled({ first: '', fed }, length)));

describe('a message of a stranger', () => {
  it.each(Object.entries(ENTRY_POINTS))(
    'costs %s twice as much when it is twice as long, whatever it says',
    (_, read) => {
      const grown = TEXTS.map((fed) => ({
        fed,
        half: workOn(read, fed, LENGTH / 2),
        whole: workOn(read, fed, LENGTH),
      }));
      // What is looked at five times was hardly begun, and what begins later is no growth.
      expect(grown.filter(({ half, whole }) => whole > 2.5 * half && whole > 5 * LENGTH)).toEqual([]);
    },
  );

  it('costs all who read it at most twice what a plain one does, of 8,000 characters of anything', () => {
    const all = (fed: string) =>
      Object.values(ENTRY_POINTS).reduce((sum, read) => sum + workOn(read, fed, MESSAGE_TEXT_MAX), 0);
    const plain = all(PLAIN);
    const times = TEXTS.map((fed) => ({ fed, times: all(fed) / plain }));
    expect(times.filter((text) => text.times > 2)).toEqual([]);
  });
});
