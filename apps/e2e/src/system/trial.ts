import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaTransport, postgresTransport, type LogTransport } from '@reprise/event-log';
import { startKafka, startPostgres } from '@reprise/local-servers';
import { audit, type AuditReport, type Judge } from './audit.js';
import { Ledger } from './ledger.js';
import { RecordingPlatform } from './platform.js';
import { waitUntilQuiet } from './quiet.js';
import { System, type SystemOptions, type SystemSecrets } from './system.js';

export interface TrialOptions {
  /** Where everything of the run is kept: database, broker, ledger, logs. */
  readonly dir: string;
  /** Goes on where an earlier run of this directory stopped. */
  readonly resume?: boolean;
  readonly log: 'kafka' | 'postgres';
  /** A database and a broker that are there already; own ones are started in `dir` otherwise. */
  readonly databaseUrl?: string | undefined;
  readonly brokers?: string | undefined;
  /** Keeps the run's topics apart on a broker that others use as well. */
  readonly namespace: string;
  /** Natural delays are divided by it; 0, the default, is none. */
  readonly pace?: number;
  /** Processes of a service; one unless given. */
  readonly pods?: SystemOptions['pods'];
  /** How long the platform takes to answer a send, in milliseconds; at once unless given. */
  readonly platformTakesMs?: () => number;
}

/** Six real processes over one database and one log, and the world around them, for the length of a load. */
export interface Trial {
  readonly system: System;
  readonly ledger: Ledger;
  readonly databaseUrl: string;
}

const nothingElse: Judge = () => Promise.resolve({});

/** Puts a load on six real processes, waits until they have come to rest, and judges what is left. */
export async function runTrial(
  options: TrialOptions,
  load: (trial: Trial) => Promise<void>,
  judge: Judge = nothingElse,
): Promise<AuditReport> {
  const { dir, resume = false } = options;
  if (!resume) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const databaseUrl = options.databaseUrl ?? (await own(closers, startPostgres({ dir: join(dir, 'postgres') }))).url;
    const brokers = options.log === 'kafka' ? await brokersOf(options, closers) : undefined;
    const ledger = new Ledger(join(dir, 'ledger.jsonl'));
    const platform = new RecordingPlatform(ledger.messages, options.platformTakesMs);
    platform.listen((message) => ledger.arrived(message));
    const platformUrl = await platform.start();
    closers.push(() => platform.stop());
    const system = await System.start({
      databaseUrl,
      platformUrl,
      logs: join(dir, 'logs'),
      secrets: secretsOf(dir),
      pace: options.pace ?? 0,
      ...(options.pods && { pods: options.pods }),
      ...(brokers === undefined ? {} : { brokers, env: { KAFKA_NAMESPACE: options.namespace } }),
    });
    closers.push(() => system.kill());
    await load({ system, ledger, databaseUrl });
    await waitUntilQuiet(system, databaseUrl);
    await system.stop();
    const transport = transportOf(databaseUrl, brokers, options.namespace);
    closers.push(() => transport.close());
    const report = await audit(ledger, databaseUrl, transport, judge);
    const conflicts = platform.conflicts.map((key) => `idempotency key ${key} came again with another body`);
    return { ...report, findings: [...report.findings, ...conflicts] };
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

const brokersOf = async ({ brokers, dir }: TrialOptions, closers: (() => Promise<unknown>)[]): Promise<string> =>
  brokers ?? (await own(closers, startKafka({ dir: join(dir, 'kafka') }))).brokers;

const transportOf = (databaseUrl: string, brokers: string | undefined, namespace: string): LogTransport =>
  brokers === undefined
    ? postgresTransport({ connection: databaseUrl })
    : kafkaTransport({ brokers: brokers.split(','), clientId: 'audit', namespace });

async function own<T extends { stop(): Promise<unknown> }>(
  closers: (() => Promise<unknown>)[],
  starting: Promise<T>,
): Promise<T> {
  const server = await starting;
  closers.push(() => server.stop());
  return server;
}

/** Key and secrets outlive the run, so that a resumed one can read what was sealed. */
function secretsOf(dir: string): SystemSecrets {
  const file = join(dir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SystemSecrets;
  const secrets = System.newSecrets();
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
