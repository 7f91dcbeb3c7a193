import { Command } from 'commander';
import { readRecords, writeRun } from '../run-file.js';
import { embedderEnvironment, withEmbedder, type EmbedderOptions } from './embedder-options.js';
import { RANKS, searchConversations } from './conversations.js';
import { contextQuestion, memoryIdOf, memoryLines, personOf, type Context, type Memory } from './memories.js';

interface Options extends EmbedderOptions {
  readonly bank: string;
  readonly contexts: string;
  readonly out: string;
}

export function recallEvaluation(): Command {
  const command = new Command('recall')
    .description(
      'Recall of memories that a dialogue brings to mind without a question; every person a fan of their own. In: JSONL of memories ' +
        '(`memory_id`, `time`, `emotion`, `event`) and of dialogues (`id`, `context`: lines `<Speaker>: "text"`). ' +
        `Out: id, memory_id, rank from 1; ${RANKS} ranks a dialogue.`,
    )
    .requiredOption('--bank <file>', 'JSONL, one memory a line')
    .requiredOption('--contexts <file>', 'JSONL, one dialogue a line')
    .requiredOption('--out <file>', 'tab-separated run file');
  return withEmbedder(command).action(evaluate);
}

async function evaluate({ bank, contexts, out, ...embedder }: Options): Promise<void> {
  const dialogues = await readRecords<Context>(contexts);
  const history = memoryLines(await readRecords<Memory>(bank), new Set(dialogues.map(personOf)));
  const asked = dialogues.map(contextQuestion);
  const answers = await searchConversations(history, asked, embedderEnvironment(embedder));
  await writeRun(
    out,
    asked.flatMap(({ qid }, n) => answers[n]!.map((ref, rank) => [qid, memoryIdOf(ref), rank + 1] as const)),
  );
}
