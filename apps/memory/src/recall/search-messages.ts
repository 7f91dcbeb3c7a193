import { readQuery, THEMES, type FoundMessage } from '@reprise/domain-memory';
import type { Lookup } from '@reprise/event-log';
import { SEARCH } from './search.sql.js';

/** Recorded with every recalled context; a change of the formula or its constants is a new version. */
export const RETRIEVER = `bm25+neighbours@2 ${THEMES}`;

export interface MessageQuery {
  readonly fan: string;
  readonly text: string;
  /** What the turn is about besides the text: it counts a little over half. */
  readonly agenda?: string;
  /** Who says "I" in the text; nobody when an operator asks. */
  readonly asker?: 'fan';
  /** The message the search is for: it is not found by itself. '' for none. */
  readonly besides: string;
  readonly limit: number;
}

/**
 * The messages of one fan that bear on a text, best first; one statement for all fans of a wave.
 *
 * BM25 (Robertson and Zaragoza, 2009; k1 = 0.9, b = 0.4) over words and, at 0.6 of their weight, themes (`themesOf`). Term frequency
 * counts as 0 or 1: in turns of a chat repetition says nothing, and `@@` is twice as fast as unpacking each vector. On top:
 * a hit lends to the turns beside it (0.4 and 0.16 after it, 0.8 directly after a question, 0.25 and 0.1 before it), because an
 * answer rarely repeats the words of its question; a turn of a day with good hits gains 0.3 of their mean; what the other
 * of the two wrote counts 0.8 when the question says whose words it wants; a month named counts 1.6.
 *
 * Measured through `reprise eval`: 495 questions over three long chats, recall@5 0.73 and recall@10 0.82; 55 dialogues over 160
 * memories, recall@5 0.59. The constants were chosen on these sets. In a prototype of the formula words alone reach 0.55, 0.63 and
 * 0.45, and the former neighbours 0.64 and 0.74 on the chats. At 10,000 turns of one fan, processor time (not latency: the machine was
 * busy) on PostgreSQL 18: p50 29 ms and p99 38 ms for twelve words of a skewed vocabulary (the former formula: 48 and 62), 30 and
 * 46 ms for questions over real turns (20 and 32), about 50 and 60 ms with a long agenda.
 */
export const searchMessages: Lookup<MessageQuery, FoundMessage[]> = {
  name: 'search-messages',
  async load(queries, sql) {
    const read = queries.map(({ text, agenda = '', asker }) => readQuery({ text, agenda }, asker));
    const rows = await sql.query<FoundRow>(
      SEARCH,
      [
        queries.map((_, n) => n),
        queries.map(({ fan }) => fan),
        queries.map(({ besides }) => besides),
        queries.map(({ limit }) => limit),
        read.map(({ text }) => text),
        read.map(({ themes }) => themes.join(' ')),
        read.map(({ agenda }) => agenda),
        read.map(({ agendaThemes }) => agendaThemes.join(' ')),
        read.map(({ author }) => author ?? ''),
        read.map(({ days }) => days.join(' ')),
      ],
      'memory-search-messages',
    );
    const found: FoundMessage[][] = queries.map(() => []);
    for (const { n, author, at, score, ...message } of rows)
      found[n]!.push({
        ...message,
        from: author === 'fan' ? 'fan' : 'us',
        at: at.toISOString(),
        score: Math.round(score * 10_000) / 10_000,
      });
    return found;
  },
};

interface FoundRow {
  readonly n: number;
  readonly messageId: string;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
  readonly score: number;
}
