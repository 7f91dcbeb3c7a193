import { screen } from '../screen.js';
import type { Screen } from '@reprise/contracts';
import { ADULT_CONTROLS } from './adults.js';
import { AGE_SIGNALS } from './age-signals.js';
import { ENGLISH_NOT_ASKED } from './bot-questions.en.js';
import { BOT_QUESTIONS, NOT_ASKED_ELSEWHERE } from './bot-questions.js';
import { HARDSHIP_CASES, NO_HARDSHIP } from './hardship.js';
import { HUMAN_REQUESTS, NO_HUMAN_REQUEST } from './human-requests.js';

const NOW = '2026-11-23T10:00:00Z';
const heard = (name: Screen) => (text: string) => (screen(text, NOW).scores[name] ?? 0) >= 0.5;

/** Share of lines heard, and those that went the wrong way, so that a failing gate names them. */
function measure(name: Screen, lines: readonly string[], wanted: boolean) {
  const wrong = lines.filter((line) => heard(name)(line) !== wanted);
  return { lines: lines.length, wrong, rate: wrong.length / lines.length };
}

describe('age', () => {
  it('is heard in at least 99 % of 300 signals', () => {
    const { lines, wrong, rate } = measure('age', AGE_SIGNALS, true);
    expect(lines).toBeGreaterThanOrEqual(300);
    expect(rate > 0.01 ? wrong : []).toEqual([]);
  });
  it('stops at most 2 % of 1,000 adults', () => {
    const { lines, wrong, rate } = measure('age', ADULT_CONTROLS, false);
    expect(lines).toBeGreaterThanOrEqual(1_000);
    expect(rate > 0.02 ? wrong : []).toEqual([]);
  });
});

describe('the question whether a machine answers', () => {
  const languages = Object.entries(BOT_QUESTIONS);

  it('is heard in at least 99 % of 300 phrasings in ten languages and more', () => {
    const { lines, wrong, rate } = measure(
      'bot-question',
      languages.flatMap(([, questions]) => questions),
      true,
    );
    expect(languages.length).toBeGreaterThanOrEqual(10);
    expect(lines).toBeGreaterThanOrEqual(300);
    expect(rate > 0.01 ? wrong : []).toEqual([]);
  });
  it('is not heard in talk of robots, people and real leather', () => {
    const { wrong, rate } = measure('bot-question', [...ENGLISH_NOT_ASKED, ...NOT_ASKED_ELSEWHERE], false);
    expect(rate > 0.02 ? wrong : []).toEqual([]);
  });
});

describe('hardship', () => {
  it('is heard in at least 99 % of 200 cases, so that at most 1 % are pitched to', () => {
    const { lines, wrong, rate } = measure('hardship', HARDSHIP_CASES, true);
    expect(lines).toBeGreaterThanOrEqual(200);
    expect(rate > 0.01 ? wrong : []).toEqual([]);
  });
  it('is not heard in talk of prices, broken strings and batteries', () => {
    const { wrong, rate } = measure('hardship', NO_HARDSHIP, false);
    expect(rate > 0.02 ? wrong : []).toEqual([]);
  });
});

describe('the wish to talk to a person', () => {
  it('is heard every time', () => expect(measure('human-request', HUMAN_REQUESTS, true).wrong).toEqual([]));
  it('is not heard where people are painted or spoken of', () =>
    expect(measure('human-request', NO_HUMAN_REQUEST, false).wrong).toEqual([]));
});
