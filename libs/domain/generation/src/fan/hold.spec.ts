import { replyApprovedV1, TRUTH_LANGUAGES, turnClosedV1, turnPlannedV1, type Screen } from '@reprise/contracts';
import { pauseText } from '../words/fixed.js';
import { Conversation, find, kinds } from './conversation.fixture.js';
import { RESERVED_TURNS } from './hold.js';

const SMALL = { 'turns-hour': 3, 'turns-day': 6, 'characters-day': 20_000 };

/** A fan whose budget of turns of the hour is spent, every reply sent. */
function spentOut(): Conversation {
  const talk = new Conversation();
  talk.budget = SMALL;
  for (const text of ['hi', 'it rains here', 'my dog sleeps']) {
    talk.says(text);
    talk.delivers('sent');
  }
  return talk;
}
const answers = (talk: Conversation) =>
  talk.events.flatMap((event) =>
    event.type === turnPlannedV1.type && event.data.charged !== undefined ? [event] : [],
  );

describe('a message past the budget', () => {
  it('ends its turn at once and reads, asks and moves nothing', () => {
    const talk = spentOut();
    talk.says('a first one gets the notice');
    const before = talk.state;
    const events = talk.says('do you have ink pieces? i would pay $40');
    expect(kinds(events)).toEqual(['turn-planned', 'turn-closed']);
    expect(find(events, turnPlannedV1.type)).toMatchObject({
      plan: 'silent', needs: 'nothing', acts: [], fanOfferMinor: null, held: { meter: 'turns-hour' },
    }); // prettier-ignore
    expect(find(events, turnClosedV1.type)).toMatchObject({
      reason: 'budget-spent',
      detail: 'turns-hour',
      movedTo: null,
      resumesAt: talk.state.held?.until,
    });
    expect({ ...talk.state, held: null }).toEqual({ ...before, held: null });
  });
  it('is told so once a day in the fan’s language, and never again in between', () => {
    const talk = spentOut();
    const told = talk.says('hallo, hast du nicht noch ein Bild für mich?');
    expect(find(told, replyApprovedV1.type)).toMatchObject({ messageIds: [], text: pauseText('de').text, offer: null });
    talk.delivers('sent');
    for (let i = 0; i < 20; i++) expect(kinds(talk.says('hello?'))).toEqual(['turn-planned', 'turn-closed']);
  });
  it.each(TRUTH_LANGUAGES)('is told in words that pass every gate: %s', (language) => {
    expect(pauseText(language).text.length).toBeGreaterThan(40);
    const talk = spentOut();
    const events = talk.says(WORDS_OF[language]);
    expect(find(events, replyApprovedV1.type)?.text).toBe(pauseText(language).text);
  });
  it('leaves alone what waits for a price and what is on its way', () => {
    const talk = spentOut();
    talk.budget = { ...SMALL, 'turns-hour': 4 };
    talk.says('do you have ink pieces?');
    const waiting = talk.state.open;
    expect(kinds(talk.says('hello??'))).toEqual(['turn-planned', 'turn-closed']);
    expect(talk.state.open).toEqual(waiting);
    expect(find(talk.quoted(), replyApprovedV1.type)).toMatchObject({ offer: { itemId: 'i1' } });
    const { unsent } = talk.state;
    expect(kinds(talk.says('hello???'))).toEqual(['turn-planned', 'turn-closed']);
    expect(talk.state.unsent).toEqual(unsent);
  });
  it('is answered when there is room again, the newest one, in a turn that names the one that waited', () => {
    const talk = spentOut();
    talk.says('my day was long');
    talk.delivers('sent');
    talk.says('do you have ink pieces?');
    const { held } = talk.state;
    expect(talk.tell({ type: 'AnswerHeld', avoid: [], text: 'do you have ink pieces?' })).toEqual([]);
    const events = talk.resumes();
    expect(find(events, turnPlannedV1.type)).toMatchObject({
      messageIds: ['m5'], plan: 'offer', needs: 'content', query: 'do you have ink pieces?', supersedesTurn: held?.turnId,
      acceptedAt: talk.now, charged: 23,
    }); // prettier-ignore
    expect(talk.state.held).toBeUndefined();
    expect(kinds(talk.quoted())).toContain('reply-approved');
    expect(talk.resumes()).toEqual([]);
  });
  it.each(['human-only', 'restricted'] as const)(
    'ends for good where nothing may be answered any more: %s',
    (reason) => {
      const talk = spentOut();
      talk.says('my day was long');
      talk.delivers('sent');
      if (reason === 'human-only') talk.settings = { ...talk.settings, mode: reason };
      else talk.tell({ type: 'Restricted', kind: 'opt-out', reason: 'spec' });
      const { spent } = talk.state;
      expect(find(talk.resumes(), turnClosedV1.type)).toMatchObject({ reason, messageIds: ['m4'] });
      expect(talk.state.spent).toEqual(spent);
      expect(talk.resumes()).toEqual([]);
    },
  );
  it('keeps what the fan never wants to be offered', () => {
    const talk = spentOut();
    talk.says('my day was long');
    talk.delivers('sent');
    talk.says({ text: 'do you have ink pieces?', dislikes: ['spiders'] });
    expect(talk.state.held?.avoid).toEqual(['spiders']);
  });
  it('does not wait any more once a newer one was answered', () => {
    const talk = spentOut();
    talk.says('my day was long');
    talk.delivers('sent');
    talk.wait(2 * 3_600);
    expect(find(talk.says('hi again'), replyApprovedV1.type)).toMatchObject({ messageIds: ['m5'] });
    expect(talk.state.held).toBeUndefined();
  });
  it('is held where its own characters do not fit, and a shorter one is answered', () => {
    const talk = new Conversation();
    talk.budget = { ...SMALL, 'turns-hour': 100, 'turns-day': 100 };
    for (let i = 0; i < 3; i++) talk.says('x'.repeat(6_000));
    expect(find(talk.says('y'.repeat(6_000)), turnClosedV1.type)).toMatchObject({ detail: 'characters-day' });
    expect(find(talk.says('short'), turnPlannedV1.type)).toMatchObject({ charged: 5 });
  });
});

describe('a message of a fan whose creator’s turns are spent', () => {
  const later = '2026-11-23T19:10:00.000Z';
  it('waits without a notice: nobody says that they wrote too much', () => {
    const talk = new Conversation();
    talk.creatorFull = later;
    const events = talk.says('do you have ink pieces?');
    expect(kinds(events)).toEqual(['turn-planned', 'turn-closed']);
    expect(find(events, turnClosedV1.type)).toMatchObject({ detail: 'creator-hour', resumesAt: later });
    expect(talk.resumes()).toEqual([]);
    talk.creatorFull = null;
    expect(find(talk.resumes(), turnPlannedV1.type)).toMatchObject({ messageIds: ['m1'], needs: 'content' });
  });
  it('is answered all the same in a crisis, and about who writes or for a person', () => {
    const talk = new Conversation();
    talk.creatorFull = later;
    for (const screen of ['crisis', 'bot-question', 'human-request'] as const)
      expect(kinds(talk.says({ text: 'spec', screens: { [screen]: 0.9 } }))).toContain('reply-approved');
  });
});

const WORDS_OF: Readonly<Record<(typeof TRUTH_LANGUAGES)[number], string>> = {
  en: 'what are you up to', es: 'hola, gracias por todo, quiero hablar', fr: 'bonjour, merci, je suis avec toi', it: 'ciao, grazie, questo vero',
  de: 'hallo, ich bin wirklich nicht allein', pt: 'oi, obrigada, você fala isso', nl: 'hoi, bedankt, ik ben het niet',
  pl: 'czesc, dziekuje, jestem tam', tr: 'merhaba, selam, bu gercek', ru: 'привет, как дела', ja: 'こんにちは', zh: '你好吗',
}; // prettier-ignore

describe('what no budget puts off', () => {
  const flag = (screen: Screen) => ({ [screen]: 0.9 });
  it('someone in a crisis is answered with the care message; while it is on its way, one is enough', () => {
    const talk = spentOut();
    for (let i = 0; i < 5; i++) {
      expect(find(talk.says({ text: 'spec', screens: flag('crisis') }), replyApprovedV1.type)?.plan).toBe('care');
      expect(find(talk.says({ text: 'spec', screens: flag('crisis') }), turnClosedV1.type)?.reason).toBe(
        'budget-spent',
      );
      talk.delivers('sent');
    }
  });
  it('a restriction acts at once, and its silence keeps its own reason', () => {
    const talk = spentOut();
    expect(find(talk.says({ text: 'spec', screens: flag('age') }), turnClosedV1.type)?.reason).toBe('restricted');
    expect(kinds(talk.tell({ type: 'Restricted', kind: 'age', reason: 'spec' }))).toContain('writing-suspended');
    expect(find(talk.says('just kidding'), turnClosedV1.type)?.reason).toBe('restricted');
    expect(talk.state.held).toBeUndefined();
  });
  it('where only people write nothing is charged, held or told', () => {
    const talk = spentOut();
    const { spent } = talk.state;
    talk.settings = { ...talk.settings, mode: 'human-only' };
    expect(find(talk.says('hello'), turnClosedV1.type)?.reason).toBe('human-only');
    expect(talk.state).toMatchObject({ spent });
    expect(talk.state.held).toBeUndefined();
  });
  it('the truth and a person are answered from a reserve, and it ends too', () => {
    const talk = spentOut();
    const told = talk.says({ text: 'are you a bot?', screens: flag('bot-question') });
    expect(find(told, replyApprovedV1.type)?.text).toMatch(/software|automated/);
    talk.delivers('sent');
    expect(find(talk.says({ text: 'a person please', screens: flag('human-request') }), turnPlannedV1.type)?.plan).toBe(
      'hand-over',
    );
    for (let i = 0; i < 20; i++) talk.says({ text: 'are you a bot?', screens: flag('bot-question') });
    expect(answers(talk)).toHaveLength(SMALL['turns-hour'] + RESERVED_TURNS);
  });
});
