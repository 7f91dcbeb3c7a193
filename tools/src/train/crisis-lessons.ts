import { fold, piecesOf, unhide } from '@reprise/domain-ingest';
import type { Lesson } from './cross-validate.js';
import type { Row } from './data.js';
import { randomOf, texts } from './grammar.js';
import type { Course } from './injection-lessons.js';
import { CHAT, CHAT_SLOTS } from './own-chat.js';
import { CRISIS_SLOTS, CRISIS_STATEMENTS, NOT_CRISIS } from './own-crisis.js';
import { NOTICES } from './own-notices.js';
import { OTHERS } from './own-others.js';

const plain = (text: string) => fold(text).plain;
const pieces = (text: string) => piecesOf(unhide(text));

const own = (patterns: readonly string[], slots: typeof CRISIS_SLOTS, seed: number, label: 0 | 1, weight: number) =>
  texts(patterns, slots, 12, randomOf(seed)).map((text): Lesson => ({ text: plain(text), label, weight }));

/** A statement of a person in danger, in any sentence or over the whole text. */
export function crisisCourse(rows: readonly Row[], chat: readonly string[]): Course {
  const fromRows = rows
    .filter(({ source }) => source === 'openai_moderation')
    .flatMap(({ id, text, label }): Lesson[] => {
      const lesson = (part: string, weight: number): Lesson => ({ text: part, label, weight, group: id });
      // Which sentence of a text in danger shows it is not marked; of any other text, none does.
      return label
        ? [lesson(plain(text), 6)]
        : [lesson(plain(text), 2), ...pieces(text).map((piece) => lesson(piece, 0.5))];
    });
  return {
    lessons: [
      ...fromRows,
      ...chat.map((text): Lesson => ({ text: plain(text), label: 0, weight: 0.5, group: text })),
      ...own(CHAT, CHAT_SLOTS, 21, 0, 2),
      ...own([...NOTICES, ...OTHERS], CHAT_SLOTS, 24, 0, 2),
      ...own(NOT_CRISIS, CRISIS_SLOTS, 22, 0, 2),
      ...own(CRISIS_STATEMENTS, CRISIS_SLOTS, 23, 1, 1),
    ],
    judged: rows.map(({ id, text }) => ({ parts: [plain(text), ...pieces(text)], group: id })),
  };
}
