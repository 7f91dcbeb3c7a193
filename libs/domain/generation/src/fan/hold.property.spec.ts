import { replyApprovedV1, turnClosedV1, turnPlannedV1 } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import fc from 'fast-check';
import { Conversation, find } from './conversation.fixture.js';
import { generationFan } from './generation-fan.js';
import { RESERVED_TURNS } from './hold.js';
import type { GenerationEvent } from './state.js';

const SMALL = { 'turns-hour': 3, 'turns-day': 6, 'characters-day': 20_000 };

const story = fc.array(
  fc.record({
    wait: fc.oneof(fc.nat(120), fc.nat(4_000)),
    do: fc.constantFrom('says', 'says', 'says', 'long', 'crisis', 'bot', 'sent', 'quoted', 'resume', 'cancelled'),
  }),
  { maxLength: 120 },
);

describe('whatever a fan sends', () => {
  it('no hour and no day has more turns or characters than the budget, the reserve apart', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const talk = play(steps);
        for (const [unit, ms, most, reserve] of [
          ['turns', 3_600_000, SMALL['turns-hour'], RESERVED_TURNS],
          ['turns', 86_400_000, SMALL['turns-day'], RESERVED_TURNS],
          ['characters', 86_400_000, SMALL['characters-day'], RESERVED_TURNS * 8_000],
        ] as const)
          expect(worstOf(talk, unit, ms)).toBeLessThanOrEqual(most + reserve);
      }),
      { numRuns: 150 },
    );
  });
  it('no hour and no day has more ordinary turns than the budget, and no day has two notices', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const talk = play(steps.filter(({ do: does }) => does !== 'crisis' && does !== 'bot'));
        expect(worstOf(talk, 'turns', 3_600_000)).toBeLessThanOrEqual(SMALL['turns-hour']);
        expect(worstOf(talk, 'turns', 86_400_000)).toBeLessThanOrEqual(SMALL['turns-day']);
        expect(worstOf(talk, 'characters', 86_400_000)).toBeLessThanOrEqual(SMALL['characters-day']);
        expect(worstOf(talk, 'notices', 86_400_000)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
  it('a replay of the events is the state that was decided from, and each message has one live or final turn', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const talk = play(steps);
        expect(fold(generationFan, generationFan.initial, talk.events, new Rows())).toEqual(talk.state);
        const ended = endsOf(talk.events);
        const sent = steps.filter(({ do: does }) => SAYS.includes(does)).length;
        for (let m = 1; m <= sent; m++) {
          const turns = talk.events.flatMap((event) =>
            event.type === turnPlannedV1.type && event.data.messageIds.includes(`m${m}`) ? [event.data.turnId] : [],
          );
          expect(turns.length).toBeGreaterThan(0);
          expect(turns.filter((turn) => !ended.has(turn)).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });
  it('what waited is answered once there is room, unless a newer message was', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const talk = play(steps);
        while (talk.state.held) {
          const { messageId } = talk.state.held;
          expect(find(talk.resumes(), turnPlannedV1.type)?.messageIds).toContain(messageId);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const SAYS: readonly string[] = ['says', 'long', 'crisis', 'bot'];

function play(steps: readonly { wait: number; do: string }[]): Conversation {
  const talk = new Conversation();
  talk.budget = SMALL;
  for (const step of steps) {
    talk.wait(step.wait);
    if (step.do === 'says') talk.says('do you have ink pieces?');
    if (step.do === 'long') talk.says('y'.repeat(6_000));
    if (step.do === 'crisis') talk.says({ text: 'spec', screens: { crisis: 0.9 } });
    if (step.do === 'bot') talk.says({ text: 'are you a bot?', screens: { 'bot-question': 0.9 } });
    if (step.do === 'quoted') talk.quoted();
    if (step.do === 'resume' && talk.state.held)
      talk.tell({ type: 'AnswerHeld', avoid: [], text: 'do you have ink pieces?' });
    if (step.do === 'sent' || step.do === 'cancelled') talk.delivers(step.do);
  }
  return talk;
}

/** The most that any stretch of the given length saw; turns of care are nobody's budget. */
function worstOf({ events }: Conversation, unit: 'turns' | 'characters' | 'notices', ms: number): number {
  const marks = events.flatMap((event) => {
    if (event.type !== turnPlannedV1.type || event.data.plan === 'care') return [];
    const { charged, notice, occurredAt } = event.data;
    const amount = unit === 'notices' ? Number(notice ?? false) : unit === 'turns' ? 1 : (charged ?? 0);
    return charged !== undefined || unit === 'notices' ? [{ at: Date.parse(occurredAt), amount }] : [];
  });
  return Math.max(
    0,
    ...marks.map(({ at: from }) =>
      marks.filter(({ at }) => at >= from && at < from + ms).reduce((sum, { amount }) => sum + amount, 0),
    ),
  );
}

/** Turns that are over: closed, replaced, or their reply has left or will not. */
function endsOf(events: readonly GenerationEvent[]): ReadonlySet<string> {
  const ended = new Set<string>();
  const turnOf = new Map<string, string>();
  for (const event of events) {
    if (event.type === turnPlannedV1.type && event.data.supersedesTurn) ended.add(event.data.supersedesTurn);
    if (event.type === turnClosedV1.type) ended.add(event.data.turnId);
    if (event.type === 'generation.outcome-reflected.v1' && event.data.turnId) ended.add(event.data.turnId);
    if (event.type !== replyApprovedV1.type) continue;
    turnOf.set(event.data.draftId, event.data.turnId);
    if (event.data.supersedes) ended.add(turnOf.get(event.data.supersedes)!);
  }
  return ended;
}
