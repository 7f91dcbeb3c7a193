import { mkdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { kafkaTransport } from '@reprise/event-log';
import type { ServiceName } from '@reprise/contracts';
import { startKafka, startPostgres } from '@reprise/local-servers';
import { RecordingPlatform } from '../system/platform.js';
import { waitUntilQuiet } from '../system/quiet.js';
import { System, type SystemSecrets } from '../system/system.js';
import { WebhookSender } from '../system/webhooks.js';
import { audit, type AuditReport } from './audit.js';
import { Ledger } from './ledger.js';
import { CREATORS, ITEMS, killAt, stepAt } from './scenario.js';

export interface FaultOptions {
  readonly kills: number;
  readonly turns: number;
  readonly seed: number;
  /** Where everything of the run is kept: database, broker, ledger, logs. */
  readonly dir: string;
  /** Goes on where an earlier run of this directory stopped. */
  readonly resume: boolean;
  /** A database and a broker that are there already; own ones are started in `dir` otherwise. */
  readonly databaseUrl?: string;
  readonly brokers?: string;
  /** Keeps the run's topics apart on a broker that others use as well; one of the seed otherwise. */
  readonly namespace?: string;
  progress(line: string): void;
}

const CONCURRENCY = 12;

/** Sends a seeded load through six real processes while they are killed at random moments, then judges what is left. */
export async function runFaults(options: FaultOptions): Promise<AuditReport> {
  const { dir, resume } = options;
  if (!resume) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const database = options.databaseUrl ?? (await own(closers, startPostgres({ dir: join(dir, 'postgres') }))).url;
    const brokers = options.brokers ?? (await own(closers, startKafka({ dir: join(dir, 'kafka') }))).brokers;
    const ledger = new Ledger(join(dir, 'ledger.jsonl'));
    const platform = new RecordingPlatform(ledger.messages);
    platform.listen((message) => ledger.arrived(message));
    const platformUrl = await platform.start();
    closers.push(() => platform.stop());
    const namespace = options.namespace ?? `faults-${options.seed}.`;
    const system = await System.start({
      databaseUrl: database,
      brokers,
      platformUrl,
      logs: join(dir, 'logs'),
      secrets: secretsOf(dir),
      env: { KAFKA_NAMESPACE: namespace },
    });
    closers.push(() => system.kill());
    await setUp(system);
    await Promise.all([send(system, ledger, options), killAtRandom(system, ledger, options)]);
    options.progress(
      `all ${options.turns} webhooks accepted, ${ledger.kills} kills; waiting for the services to come to rest`,
    );
    await waitUntilQuiet(system, database);
    await system.stop();
    const transport = kafkaTransport({ brokers: brokers.split(','), clientId: 'audit', namespace });
    closers.push(() => transport.close());
    const report = await audit(ledger, database, transport);
    if (platform.conflicts.length > 0)
      return {
        ...report,
        findings: [
          ...report.findings,
          `idempotency keys came again with another body: ${platform.conflicts.join(', ')}`,
        ],
      };
    return report;
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

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

async function setUp(system: System): Promise<void> {
  for (const creator of CREATORS)
    await system.api('ingest', '/v1/ingest/creators', {
      platform: 'sandbox',
      creator,
      name: creator,
      archetype: 'warm',
    });
  const entries = ITEMS.map((item, i) => ({ line: i + 1, record: item }));
  for (const creator of CREATORS)
    await system.api('catalog', '/v1/catalog/imports/items', { platform: 'sandbox', creator, entries });
  await delay(500);
}

async function send(system: System, ledger: Ledger, { turns, kills, seed, progress }: FaultOptions): Promise<void> {
  const sender = new WebhookSender(system.ingestUrl, system.webhookSecret);
  const lanes = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  const mayGo = (i: number) => Math.floor((i * (kills + 1)) / turns) <= ledger.kills;
  try {
    for (let i = 0; i < turns; i++) {
      if (ledger.accepted.has(i)) continue;
      while (!mayGo(i)) await delay(25);
      while (running.size >= CONCURRENCY) await Promise.race(running);
      const step = stepAt(seed, i, ledger, new Date().toISOString());
      const lane = `${step.creator}/${step.fan}`;
      const work = (lanes.get(lane) ?? Promise.resolve()).then(async () => {
        await sender.deliver(step.event, step.id);
        if (step.twice) await sender.deliver(step.event, step.id);
        ledger.accept(i, step);
        if (ledger.accepted.size % 250 === 0)
          progress(`${ledger.accepted.size} of ${turns} webhooks accepted, ${ledger.kills} of ${kills} kills`);
      });
      lanes.set(lane, work);
      running.add(work);
      void work.finally(() => running.delete(work));
    }
    await Promise.all(lanes.values());
  } finally {
    sender.close();
  }
}

async function killAtRandom(system: System, ledger: Ledger, { turns, kills, seed }: FaultOptions): Promise<void> {
  for (let k = ledger.kills; k < kills; k++) {
    const due = Math.floor(((k + 1) * turns) / (kills + 1));
    while (ledger.accepted.size + CONCURRENCY < due) await delay(10);
    const { service, afterMs } = killAt(seed, k);
    await delay(afterMs);
    await restart(system, service);
    ledger.killed(service);
  }
}

async function restart(system: System, name: ServiceName): Promise<void> {
  const service = system.service(name);
  await service.kill();
  service.start();
  await service.ready();
}
