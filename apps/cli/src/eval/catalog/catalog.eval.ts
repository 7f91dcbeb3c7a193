import { ids } from '@reprise/event-log';
import { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { ARCHIVE_KINDS, type ImportAnswer } from '../../import/kinds.js';
import type { Api } from '../../connection/api.js';
import { Progress } from '../../output/progress.js';
import { readRecords, writeRun } from '../run-file.js';
import { withServices } from '../scratch-services.js';
import { archiveLine, queryOf, type Choice, type Fields } from './records.js';

interface Options {
  readonly items: string;
  readonly queries: string;
  readonly out: string;
  readonly index?: string;
  readonly queryField?: string;
}

const CREATOR = 'eval';
const CHUNK = 500;
const RANKS = 50;
/** What the search takes of a query. */
const QUERY_CHARACTERS = 1_000;
const AT_ONCE = 4;

export function catalogEvaluation(): Command {
  return new Command('catalog')
    .description(
      'Search of one creator’s vault. In: JSONL of items with `id`, JSONL of queries with `qid` (or `id`). ' +
        `Out: qid, item id, rank from 1; up to ${RANKS} ranks a query.`,
    )
    .requiredOption('--items <file>', 'JSONL, one item a line')
    .requiredOption('--queries <file>', 'JSONL, one query a line; may be the file of the items')
    .requiredOption('--out <file>', 'tab-separated run file')
    .option('--index <fields>', 'fields to index, comma-separated (default: every text field but id and price)')
    .option('--query-field <field>', 'field that is the query, never indexed (default: `query`, or its title or name)')
    .action(evaluate);
}

async function evaluate(options: Options): Promise<void> {
  const choice = { index: options.index?.split(',') ?? null, queryField: options.queryField ?? null };
  const items = await readRecords<Fields>(options.items);
  const queries = (await readRecords<Fields>(options.queries)).map((record) => queryOf(record, choice));
  const { catalogService } = await import('@reprise/catalog/module');
  await withServices([catalogService], async (services) => {
    const api = services.api('catalog');
    await load(api, items, choice);
    await writeRun(options.out, await searchAll(api, queries));
  });
}

async function load(api: Api, items: readonly Fields[], choice: Choice): Promise<void> {
  const progress = new Progress('items', items.length);
  for (let from = 0; from < items.length; from += CHUNK) {
    const records = items.slice(from, from + CHUNK).map((item) => archiveLine(item, choice));
    const { rejected } = await api.post<ImportAnswer>(ARCHIVE_KINDS.catalog.path, {
      platform: 'sandbox',
      creator: CREATOR,
      entries: records.map((record, n) => ({ line: from + n + 1, record })),
    });
    if (rejected[0]) throw new UsageError(`item ${rejected[0].line} was rejected: ${rejected[0].reason}`);
    progress.advance(records.length);
  }
  progress.stop();
}

async function searchAll(
  api: Api,
  queries: readonly { qid: string; text: string }[],
): Promise<(readonly [string, string, number])[]> {
  const creator = ids.creatorId('default', CREATOR);
  const progress = new Progress('queries', queries.length);
  const answers: (readonly [string, string, number])[][] = new Array(queries.length);
  const open = queries.entries();
  const ask = async () => {
    for (const [n, { qid, text }] of open) {
      const q = encodeURIComponent(text.trim().slice(0, QUERY_CHARACTERS).toWellFormed());
      const path = `/v1/catalog/items?creator=${creator}&limit=${RANKS}&q=${q}`;
      const { items } = q === '' ? { items: [] } : await api.get<{ items: { itemId: string }[] }>(path);
      answers[n] = items.map(({ itemId }, rank) => [qid, itemId, rank + 1] as const);
      progress.advance();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  progress.stop();
  return answers.flat();
}
