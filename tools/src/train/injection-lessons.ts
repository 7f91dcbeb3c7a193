import { fold, piecesOf, unhide } from '@reprise/domain-ingest';
import type { Judged, Lesson } from './cross-validate.js';
import type { Row } from './data.js';
import { copyGroups } from './folds.js';
import { randomOf, texts } from './grammar.js';
import { CHAT, CHAT_SLOTS } from './own-chat.js';
import { HONEST, HONEST_SLOTS } from './own-honest.js';
import { REQUESTS, REQUEST_SLOTS, TAKEOVERS } from './own-requests.js';
import { NOTICES } from './own-notices.js';
import { OTHERS } from './own-others.js';

/** What one classifier learns from, and how the same rows are judged by it. */
export interface Course {
  readonly lessons: readonly Lesson[];
  readonly judged: readonly Judged[];
}

const plain = (text: string) => fold(text).plain;
const pieces = (text: string) => piecesOf(unhide(text));
const HONEST_SOURCES = /^(?:notinject|xstest|wildguard)/;
const JAILBREAKS = /^(?:garak|jailbreak)/;

/** Attacks of one kind are held out together: a kind nobody has seen is what the next attack is. Copies stay together. */
function groupsOf(rows: readonly Row[]): string[] {
  const copies = copyGroups(
    rows.map(({ label, source, text }) => (label && !/bipia|listing/.test(source) ? plain(text) : '')),
  );
  return rows.map(({ id, label, source, family, category }, i) => {
    if (category) return `indirect:${category}`;
    if (!label) return id;
    return source.startsWith('bipia') ? family! : `copy ${copies[i]}`;
  });
}

const own = (patterns: readonly string[], slots: typeof CHAT_SLOTS, each: number, seed: number) =>
  texts(patterns, slots, each, randomOf(seed)).map(plain);

const as =
  (label: 0 | 1, weight: number) =>
  (text: string): Lesson => ({ text, label, weight });

/** Everyday lines, all honest: the Ubuntu channels and the project's own. */
const everyday = (chat: readonly string[]): Lesson[] => [
  ...chat.map((text): Lesson => ({ text: plain(text), label: 0, weight: 1, group: text })),
  ...own(CHAT, CHAT_SLOTS, 12, 11).map(as(0, 2)),
  ...own(NOTICES, CHAT_SLOTS, 8, 12).map(as(0, 2)),
  ...own(OTHERS, CHAT_SLOTS, 8, 16).map(as(0, 2)),
];

/** Sentences: an errand for an assistant, wherever it stands. */
export function sentenceCourse(rows: readonly Row[], chat: readonly string[]): Course {
  const groups = groupsOf(rows);
  const fromRows = rows.flatMap(({ source, text, label }, i): Lesson[] => {
    const group = groups[i]!;
    if (/^bipia_(?:text|code)$/.test(source)) return [{ text: plain(text), label, weight: 3, group }];
    if (source === 'garak_sysprompt') return [{ text: plain(text), label, weight: 2, group }];
    if (source === 'bipia_email_clean') return pieces(text).map((piece) => ({ text: piece, label, weight: 1, group }));
    return HONEST_SOURCES.test(source) ? [{ text: plain(text), label, weight: 5, group }] : [];
  });
  return {
    lessons: [
      ...everyday(chat),
      ...fromRows,
      ...own(HONEST, HONEST_SLOTS, 12, 13).map(as(0, 1)),
      ...own(REQUESTS, REQUEST_SLOTS, 12, 14).map(as(1, 2)),
      ...own(TAKEOVERS, REQUEST_SLOTS, 12, 15).map(as(1, 1)),
    ],
    judged: rows.map(({ text }, i) => ({ parts: pieces(text), group: groups[i]! })),
  };
}

/** Whole texts: an attempt to take the software over, by persona, by game, by false authority. */
export function takeoverCourse(rows: readonly Row[], chat: readonly string[]): Course {
  const groups = groupsOf(rows);
  const fromRows = rows.flatMap(({ source, text, label }, i): Lesson[] => {
    const lesson = (weight: number): Lesson[] => [{ text: plain(text), label, weight, group: groups[i]! }];
    if (/^bipia_(?:text|code)$/.test(source)) return lesson(1);
    if (source === 'bipia_email_clean') return lesson(2);
    if (JAILBREAKS.test(source)) return lesson(4);
    return HONEST_SOURCES.test(source) ? lesson(12) : [];
  });
  return {
    lessons: [
      ...everyday(chat),
      ...fromRows,
      ...own(HONEST, HONEST_SLOTS, 12, 13).map(as(0, 2)),
      ...own(TAKEOVERS, REQUEST_SLOTS, 12, 15).map(as(1, 1)),
    ],
    judged: rows.map(({ text }, i) => ({ parts: [plain(text)], group: groups[i]! })),
  };
}
