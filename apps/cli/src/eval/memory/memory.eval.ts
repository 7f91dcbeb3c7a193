import { Command } from 'commander';
import { readRecords, writeRun } from '../run-file.js';
import { embedderEnvironment, withEmbedder, type EmbedderOptions } from './embedder-options.js';
import { RANKS, searchConversations } from './conversations.js';
import { historyOf, questionOf, type ChatQuestion, type ChatTurn } from './chats.js';

interface Options extends EmbedderOptions {
  readonly turns: string;
  readonly questions: string;
  readonly out: string;
}

export function memoryEvaluation(): Command {
  const command = new Command('memory')
    .description(
      'Recall of turns that answer a question, each conversation a fan of their own. In: JSONL of turns (`conv`, `dia_id`, ' +
        '`speaker`, `text`, `image_caption`, `date_time`), in order, and of questions (`qid`, `conv`, `question`). ' +
        `Out: qid, conv/dia_id, rank from 1; ${RANKS} ranks a question.`,
    )
    .requiredOption('--turns <file>', 'JSONL, one turn a line')
    .requiredOption('--questions <file>', 'JSONL, one question a line')
    .requiredOption('--out <file>', 'tab-separated run file');
  return withEmbedder(command).action(evaluate);
}

async function evaluate({ turns, questions, out, ...embedder }: Options): Promise<void> {
  const history = historyOf(await readRecords<ChatTurn>(turns));
  const asked = (await readRecords<ChatQuestion>(questions)).map((question) => questionOf(question, history));
  const answers = await searchConversations(history, asked, embedderEnvironment(embedder));
  await writeRun(
    out,
    asked.flatMap(({ qid }, n) => answers[n]!.map((ref, rank) => [qid, ref, rank + 1] as const)),
  );
}
