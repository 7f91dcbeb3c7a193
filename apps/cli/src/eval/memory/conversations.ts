import { ids } from '@reprise/event-log';
import { UsageError } from '../../errors.js';
import { ARCHIVE_KINDS, type ImportAnswer } from '../../import/kinds.js';
import type { Api } from '../../connection/api.js';
import { Progress } from '../../output/progress.js';
import { withServices, type ScratchServices } from '../scratch-services.js';

/** A line of a history archive, with the id that names it. */
export interface HistoryLine {
  readonly creator: string;
  readonly fan: string;
  readonly fanName: string;
  readonly at: string;
  readonly from: 'fan' | 'creator';
  readonly text: string;
  readonly ref: string;
}

/** A question of one fan's conversation; the agenda is what was said around it. */
export interface Question {
  readonly qid: string;
  readonly creator: string;
  readonly fan: string;
  readonly text: string;
  readonly agenda: string;
}

/** Ranks written for every question whose conversation has that many turns. */
export const RANKS = 50;
const PLATFORM = 'sandbox';
const CHUNK = 500;
const AT_ONCE = 2;
/** What the search takes. */
const TEXT_CHARACTERS = 1_000;
const AGENDA_CHARACTERS = 2_000;

/** Imports the history as a platform's archive, lets memory take it in, and asks memory's own search. Answers in order: refs, best first. */
export async function searchConversations(
  history: readonly HistoryLine[],
  questions: readonly Question[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly (readonly string[])[]> {
  const { ingestService } = await import('@reprise/ingest/module');
  const { memoryService } = await import('@reprise/memory/module');
  const run = async (services: ScratchServices) => {
    await load(services.api('ingest'), history);
    await services.settled();
    // Without an embedder nothing is ever due.
    await services.drained('memory', 'embedding_due');
    return ask(services.api('memory'), questions, 'EMBEDDER_URL' in environment);
  };
  return withServices([ingestService, memoryService], run, environment);
}

async function load(api: Api, history: readonly HistoryLine[]): Promise<void> {
  const progress = new Progress('turns', history.length);
  for (let from = 0; from < history.length; from += CHUNK) {
    const records = history.slice(from, from + CHUNK);
    const entries = records.map((record, n) => ({ line: from + n + 1, identity: record.ref, record }));
    const { rejected } = await api.post<ImportAnswer>(ARCHIVE_KINDS.history.path, { platform: PLATFORM, entries });
    if (rejected[0]) throw new UsageError(`turn ${rejected[0].line} was rejected: ${rejected[0].reason}`);
    progress.advance(records.length);
  }
  progress.stop();
}

async function ask(api: Api, questions: readonly Question[], byMeaning: boolean): Promise<string[][]> {
  const progress = new Progress('questions', questions.length);
  const answers: string[][] = new Array<string[]>(questions.length);
  const open = questions.entries();
  const askOne = async () => {
    for (const [n, question] of open) {
      const fan = ids.fanId('default', ids.creatorId('default', question.creator), PLATFORM, question.fan);
      answers[n] = await found(api, fan, question, byMeaning);
      progress.advance();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOne));
  progress.stop();
  return answers;
}

type Page = { readonly messages: readonly { readonly messageId: string }[]; readonly embedder?: string };

async function found(api: Api, fan: string, { text, agenda }: Question, byMeaning: boolean): Promise<string[]> {
  const query = new URLSearchParams({
    q: text.slice(0, TEXT_CHARACTERS).toWellFormed(),
    agenda: agenda.slice(-AGENDA_CHARACTERS).toWellFormed(),
    limit: String(RANKS),
  });
  // A search wants words; a question without any is answered with the latest turns.
  const asked = text.trim() !== '';
  const page: Page = asked ? await api.get<Page>(`/v1/memory/fans/${fan}/search?${query}`) : { messages: [] };
  // In production words alone answer then; here the figure would be of neither.
  if (byMeaning && asked && page.embedder === undefined)
    throw new UsageError('the embedder did not answer a question within 10 s: nothing was measured');
  const { messages } = page;
  const hits = messages.map(({ messageId }) => messageId);
  if (hits.length >= RANKS) return hits;
  // Nothing else bears on the question; the latest turns fill the ranks, as they fill a recalled context.
  const latest = await api.get<Page>(`/v1/memory/fans/${fan}/messages?limit=200`);
  return [...new Set([...hits, ...latest.messages.map(({ messageId }) => messageId)])].slice(0, RANKS);
}
