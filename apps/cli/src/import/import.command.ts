import { Command } from 'commander';
import { assertReadable } from '../archive/bytes.js';
import { readArchive } from '../archive/archive.js';
import { LineIdentity } from '../archive/identity.js';
import { RejectedLines } from '../archive/rejected-lines.js';
import { Api } from '../connection/api.js';
import { connectionOf, type Connection } from '../connection/connection.js';
import { waitUntilSettled } from '../connection/settled.js';
import { CheckFailed } from '../errors.js';
import { Progress } from '../output/progress.js';
import { CatalogCreators, CatalogItems } from './catalog-lines.js';
import { chunksOf, type Chunking, type Entry } from './chunks.js';
import { ImportTotals, reportImport } from './import-report.js';
import { ARCHIVE_KINDS, type ArchiveKind, type ImportAnswer } from './kinds.js';
import { sendChunk } from './send-chunk.js';

interface ImportOptions {
  readonly creator?: string;
  readonly rejected?: string;
  readonly wait: boolean;
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
      .option('--rejected <file>', 'a new file where bad lines go, instead of FILE.rejected.jsonl')
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
  const { noun } = ARCHIVE_KINDS[kind];
  const api = Api.of(connection);
  const bytes = await assertReadable(file);
  const rejected = new RejectedLines(file, options.rejected);
  const progress = new Progress(`importing ${noun}`, bytes, connection.json);
  const totals = new ImportTotals();
  try {
    const reject = (line: number, reason: string, text: string) => rejected.add(line, reason, text);
    const send = senderOf(kind, options, connection, api, reject);
    const advance = (bytes: number) => progress.advance(bytes);
    const lines = readArchive(file, { kind, creator: options.creator });
    for await (const chunk of chunksOf(lines, { identify: identifierOf(kind, options), reject, advance })) {
      const answer = await send(chunk);
      const texts = new Map(chunk.map((entry) => [entry.line, entry.text]));
      for (const { line, reason } of answer.rejected) reject(line, reason, texts.get(line) ?? '');
      totals.add(chunk.length, answer);
    }
    rejected.finish();
  } finally {
    progress.stop();
    rejected.close();
  }
  if (options.wait) await waitUntilSettled(api, connection.json);
  reportImport(noun, totals, rejected, connection.json);
  if (rejected.count > 0 && totals.accepted + totals.duplicates === 0) throw new CheckFailed('nothing was imported');
}

/** What a line is known by; only history has no ids of its own. */
function identifierOf(kind: ArchiveKind, { creator }: ImportOptions): Chunking['identify'] {
  if (kind === 'purchases') return (_, line) => String(line);
  if (kind === 'catalog') {
    const items = new CatalogItems(creator);
    return (record, line) => items.identify(record, line);
  }
  const identity = new LineIdentity();
  return (record) => identity.of(record);
}

function senderOf(
  kind: ArchiveKind,
  { creator }: ImportOptions,
  { platform }: Connection,
  api: Api,
  reject: Chunking['reject'],
): (chunk: readonly Entry[]) => Promise<ImportAnswer> {
  const { path } = ARCHIVE_KINDS[kind];
  const isCatalog = kind === 'catalog';
  const creators = isCatalog ? new CatalogCreators(api, platform, creator) : null;
  const given = creator === undefined ? {} : { creator };
  const withCreator = ({ line, identity, record }: Entry) => ({
    line,
    identity,
    record: isCatalog ? record : { ...given, ...record },
  });
  const post = (entries: readonly Entry[]) =>
    api.post<ImportAnswer>(path, { platform, ...(isCatalog ? given : {}), entries: entries.map(withCreator) });
  return async (chunk) => sendChunk(creators ? await creators.registered(chunk, reject) : chunk, post);
}
