import { Command } from 'commander';
import { assertReadable, readArchive, RejectedLines } from '../archive/archive.js';
import { LineIdentity } from '../archive/identity.js';
import { Api } from '../connection/api.js';
import { connectionOf, type Connection } from '../connection/connection.js';
import { waitUntilSettled } from '../connection/settled.js';
import { print, printJson } from '../output/print.js';
import { Progress } from '../output/progress.js';
import { chunksOf, type Entry } from './chunks.js';
import { ARCHIVE_KINDS, type ArchiveKind, type ImportAnswer } from './kinds.js';

interface ImportOptions {
  creator?: string;
  wait: boolean;
}

export function importCommand(): Command {
  const command = new Command('import').description(
    'Take an archive in. Importing the same file again changes nothing; bad lines go to FILE.rejected.jsonl.',
  );
  for (const kind of Object.keys(ARCHIVE_KINDS) as ArchiveKind[])
    command
      .command(kind)
      .argument('<file>', kind === 'catalog' ? 'JSONL archive' : 'JSONL archive, or CSV with a header')
      .option('--creator <creator>', 'platform creator id for lines without one')
      .option('--no-wait', 'do not wait until every service has taken the archive in')
      .action((file: string, options: ImportOptions, self: Command) =>
        importArchive(kind, file, options, connectionOf(self)),
      );
  return command;
}

async function importArchive(
  kind: ArchiveKind,
  file: string,
  options: ImportOptions,
  connection: Connection,
): Promise<void> {
  const { path, noun } = ARCHIVE_KINDS[kind];
  const api = Api.of(connection);
  const size = await assertReadable(file);
  const rejected = new RejectedLines(`${file}.rejected.jsonl`);
  const totals = { lines: 0, accepted: 0, duplicates: 0 };
  const identity = new LineIdentity();
  const progress = new Progress(`importing ${noun}`, size, connection.json);
  const withCreator = (entry: Entry) => ({
    line: entry.line,
    identity: entry.identity,
    record:
      options.creator !== undefined && kind !== 'catalog'
        ? { creator: options.creator, ...entry.record }
        : entry.record,
  });
  try {
    const reject = (line: number, reason: string, text: string) => rejected.add(line, reason, text);
    const registered = new Set<string>();
    for await (const chunk of chunksOf(readArchive(file), (record) => identity.of(record), reject)) {
      if (kind === 'catalog') await registerCreators(api, connection.platform, chunk, options.creator, registered);
      const answer = await api.post<ImportAnswer>(path, {
        platform: connection.platform,
        ...(options.creator !== undefined && kind === 'catalog' ? { creator: options.creator } : {}),
        entries: chunk.map(withCreator),
      });
      const byLine = new Map(chunk.map((entry) => [entry.line, entry.text]));
      for (const { line, reason } of answer.rejected) rejected.add(line, reason, byLine.get(line) ?? '');
      totals.lines += chunk.length;
      totals.accepted += answer.accepted;
      totals.duplicates += answer.duplicates ?? answer.unchanged ?? 0;
      progress.advance(chunk.reduce((sum, entry) => sum + Buffer.byteLength(entry.text) + 1, 0));
    }
  } finally {
    progress.stop();
    await rejected.close();
  }
  if (options.wait) await waitUntilSettled(api, connection.json);
  report(noun, { ...totals, rejected: rejected.count }, rejected, connection.json);
}

function report(
  noun: string,
  totals: { lines: number; accepted: number; duplicates: number; rejected: number },
  rejected: RejectedLines,
  json: boolean,
): void {
  if (json)
    return printJson({
      ...totals,
      rejectedFile: rejected.count > 0 ? rejected.file : null,
      examples: rejected.examples,
    });
  print(`${totals.accepted} ${noun} imported, ${totals.duplicates} known already, ${totals.rejected} rejected.`);
  for (const { line, reason } of rejected.examples) print(`  line ${line}: ${reason}`);
  if (rejected.count > 0) print(`The rejected lines, with their reasons, are in ${rejected.file}.`);
}

/** Catalogs name creators whom nobody may have registered yet: they are, in the default archetype. */
async function registerCreators(
  api: Api,
  platform: string,
  chunk: readonly Entry[],
  fallback: string | undefined,
  registered: Set<string>,
): Promise<void> {
  const named = chunk
    .map(({ record }) => record['creator'] ?? fallback)
    .filter((creator) => typeof creator === 'string' && creator !== '');
  for (const creator of new Set(named as string[])) {
    if (registered.has(creator)) continue;
    await api.post('/v1/ingest/creators', { platform, creator });
    registered.add(creator);
  }
}
