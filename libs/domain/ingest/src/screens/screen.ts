import { SCREENS, type Screen, type Screens } from '@reprise/contracts';
import { minorAge } from './age/age.js';
import { BOT_QUESTION } from './bot-question.js';
import { CRISIS, NOT_MEANT } from './crisis.js';
import { admit, foldSeen, unhide, type Folded } from './fold.js';
import { HARDSHIP } from './hardship.js';
import { hidden } from './hidden.js';
import { HUMAN_REQUEST } from './human-request.js';
import { INJECTION } from './injection.js';
import { likeCrisis, likeInjection, MODEL_SUMS } from './model/models.js';
import { readingOf, type Reading } from './model/reading.js';
import { personalData } from './personal-data.js';
import { PROMPT_EXTRACTION } from './prompt-extraction.js';
import { RUDENESS } from './rudeness.js';
import { strongerOf, strongest, type Finding, type Rule } from './rule.js';

/** Recorded with every screened message. A change of any rule, or of any classifier's weights, is a new version. */
export const SCREEN_VERSION = `rules@3 models@${MODEL_SUMS}`;

/** A message as it is recorded, its screens, and for each one that fired the rule that fired strongest. */
export interface Screened {
  readonly text: string;
  readonly screens: Screens;
  readonly findings: Readonly<Partial<Record<Screen, Finding>>>;
}

const ruled = (rules: readonly Rule[]) => (folded: Folded) => strongest(rules, folded);

type Detector = (folded: Folded, year: number, reading: Reading, text: string) => Finding | undefined;

const DETECTORS: Readonly<Record<Screen, Detector>> = {
  injection: (folded, _, reading, text) =>
    strongerOf(strongerOf(hidden(text), strongest(INJECTION, folded)), likeInjection(reading)),
  'prompt-extraction': ruled(PROMPT_EXTRACTION),
  age: minorAge,
  crisis: (folded, _, reading) => strongerOf(strongest(CRISIS, folded), likeCrisis(reading, NOT_MEANT)),
  hardship: ruled(HARDSHIP),
  rudeness: ruled(RUDENESS),
  'bot-question': ruled(BOT_QUESTION),
  'human-request': ruled(HUMAN_REQUEST),
  'personal-data': personalData,
};

/**
 * Screens a fan's text before anything else reads it. Never throws; linear in the text, which is capped first.
 * `writtenAt` (RFC 3339) dates a stated birth year.
 */
export function screenMessage(raw: string, writtenAt: string): Screened {
  const { text, truncated } = admit(raw);
  const seen = unhide(text);
  const folded = foldSeen(seen);
  const reading = readingOf(seen, folded);
  const year = Number(writtenAt.slice(0, 4));
  const findings: Partial<Record<Screen, Finding>> = {};
  const scores: Screens['scores'] = {};
  for (const name of SCREENS) {
    const finding = DETECTORS[name](folded, year, reading, text);
    if (!finding) continue;
    findings[name] = finding;
    scores[name] = finding.score;
  }
  return { text, screens: { version: SCREEN_VERSION, scores, truncated }, findings };
}

/** The recorded screens of a text, without the text. */
export const screen = (raw: string, writtenAt: string): Screens => screenMessage(raw, writtenAt).screens;
