import { momentSchema, opaqueIdSchema } from '@reprise/contracts';
import { Command, InvalidArgumentError } from 'commander';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readArchive } from '../archive/archive.js';
import { RejectedLines } from '../archive/rejected-lines.js';
import { Api } from '../connection/api.js';
import { connectionOf, type Connection } from '../connection/connection.js';
import { platformFanIdOf } from '../connection/fan-name.js';
import { waitUntilSettled } from '../connection/settled.js';
import { CheckFailed, UsageError } from '../errors.js';
import { print, printJson } from '../output/print.js';
import { Progress } from '../output/progress.js';
import { awaitOutcomes } from './outcomes.js';
import { Sandbox, type PlayedLine } from './sandbox.js';

interface PlayOptions {
  speed?: number;
  fans?: number;
  sandbox?: string;
}

const CHUNK = 2_000;

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('expected a number above 0');
  return value;
};

export function playCommand(): Command {
  return new Command('play')
    .description(
      'Play the fans’ turns of an archive live, as signed webhooks through the sandbox, and say what became of each.',
    )
    .argument('<file>', 'JSONL history archive')
    .option('--speed <n>', 'times as fast as it was written (default: as fast as it goes)', positive)
    .option('--fans <n>', 'only the first n fans', positive)
    .option('--sandbox <url>', 'the sandbox, when it is not the local system’s')
    .action((file: string, options: PlayOptions, self: Command) => play(file, options, connectionOf(self)));
}

async function play(file: string, options: PlayOptions, connection: Connection): Promise<void> {
  const sandboxUrl = options.sandbox ?? connection.sandboxUrl;
  if (sandboxUrl === null)
    throw new UsageError('`play` needs a sandbox: start with `npm start`, or name one with --sandbox URL');
  const rejected = new RejectedLines(file);
  const lines = await fanLines(file, options.fans, rejected);
  rejected.finish();
  rejected.close();
  if (lines.length === 0) throw new UsageError(`${file} holds no fan's message; ${rejected.count} lines were rejected`);
  const started = new Date().toISOString();
  const clock = performance.now();
  const sent = await send(new Sandbox(sandboxUrl), lines, options.speed, connection.json);
  const seconds = (performance.now() - clock) / 1000;
  const api = Api.of(connection);
  await waitUntilSettled(api, connection.json);
  const fans = new Set(lines.map((line) => platformFanIdOf(line.creator, line.fan, connection)));
  const outcomes = await awaitOutcomes(connection, fans, started);
  const result = {
    messages: lines.length,
    fans: fans.size,
    accepted: sent.accepted,
    refused: sent.failed,
    rejected: rejected.count,
    seconds: Math.round(seconds * 10) / 10,
    outcomes,
  };
  if (connection.json) printJson(result);
  else {
    print(
      `${sent.accepted} of ${lines.length} messages of ${fans.size} fans accepted in ${seconds.toFixed(1)} s (${(sent.accepted / seconds).toFixed(0)} a second).`,
    );
    print(
      `They ended so: ${Object.entries(outcomes)
        .filter(([, n]) => n > 0)
        .map(([outcome, n]) => `${n} ${outcome}`)
        .join(', ')}.`,
    );
    if (sent.failed > 0)
      print(
        `${sent.failed} were refused by ingest: is their creator registered? (\`reprise import catalog\` registers creators)`,
      );
    if (rejected.count > 0) print(`${rejected.count} lines were rejected; see ${rejected.file}.`);
  }
  if (outcomes.pending + outcomes.lost + sent.failed > 0) throw new CheckFailed('not every message came to an end');
}

async function fanLines(file: string, fans: number | undefined, rejected: RejectedLines): Promise<PlayedLine[]> {
  const lines: PlayedLine[] = [];
  const chosen = new Set<string>();
  for await (const { line, text, record, error } of readArchive(file, { kind: 'history' })) {
    const problem = error ?? problemOf(record!);
    if (problem !== undefined) {
      rejected.add(line, problem, text);
      continue;
    }
    const turn = record as PlayedLine;
    if (turn['from'] !== 'fan') continue;
    const fan = JSON.stringify([turn.creator, turn.fan]);
    if (fans !== undefined && chosen.size >= fans && !chosen.has(fan)) continue;
    chosen.add(fan);
    lines.push(turn);
  }
  return lines;
}

/** What playing a line needs; the sandbox refuses all of them for one that is otherwise. */
const playedSchema = z.looseObject({
  creator: opaqueIdSchema,
  fan: opaqueIdSchema,
  fanName: z.string().max(200).nullish(),
  at: momentSchema,
  from: z.enum(['fan', 'creator', 'team', 'software']),
  text: z.string(),
  itemId: opaqueIdSchema.nullish(),
});

function problemOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const { error } = playedSchema.safeParse(record);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

async function send(
  sandbox: Sandbox,
  lines: readonly PlayedLine[],
  speed: number | undefined,
  quiet: boolean,
): Promise<{ accepted: number; failed: number }> {
  const progress = new Progress('playing', lines.length, quiet);
  const total = { accepted: 0, failed: 0 };
  try {
    for await (const chunk of speed === undefined ? inChunks(lines) : inTime(lines, speed)) {
      const before = total.accepted + total.failed;
      const { accepted, failed } = await sandbox.play(chunk, (answered) => progress.update(before + answered));
      total.accepted += accepted;
      total.failed += failed;
      progress.update(total.accepted + total.failed);
    }
  } finally {
    progress.stop();
  }
  return total;
}

function* inChunks(lines: readonly PlayedLine[]): Generator<PlayedLine[]> {
  for (let i = 0; i < lines.length; i += CHUNK) yield lines.slice(i, i + CHUNK);
}

/** Lines when they are due, by the archive's own clock run `speed` times as fast. */
async function* inTime(lines: readonly PlayedLine[], speed: number): AsyncGenerator<PlayedLine[]> {
  const ordered = lines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const begin = Date.parse(ordered[0]!.at);
  const started = Date.now();
  for (let i = 0; i < ordered.length;) {
    const now = begin + (Date.now() - started) * speed;
    const due: PlayedLine[] = [];
    while (i < ordered.length && due.length < CHUNK && Date.parse(ordered[i]!.at) <= now) due.push(ordered[i++]!);
    if (due.length > 0) yield due;
    else await delay(Math.min(1_000, Math.max(20, (Date.parse(ordered[i]!.at) - now) / speed)));
  }
}
