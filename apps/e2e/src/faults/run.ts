import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@reprise/contracts';
import type { AuditReport } from '../system/audit.js';
import type { Ledger } from '../system/ledger.js';
import type { System } from '../system/system.js';
import { runTrial, type TrialOptions } from '../system/trial.js';
import { WebhookSender } from '../system/webhooks.js';
import { CREATORS, ITEMS, killAt, stepAt } from './scenario.js';

export interface FaultOptions extends Omit<TrialOptions, 'log'> {
  readonly kills: number;
  readonly turns: number;
  readonly seed: number;
  progress(line: string): void;
}

const CONCURRENCY = 12;

/** Sends a seeded load through six real processes while they are killed at random moments, then judges what is left. */
export const runFaults = (options: FaultOptions): Promise<AuditReport> =>
  runTrial({ ...options, log: 'kafka' }, async ({ system, ledger }) => {
    await setUp(system);
    await Promise.all([send(system, ledger, options), killAtRandom(system, ledger, options)]);
    options.progress(
      `all ${options.turns} webhooks accepted, ${ledger.kills} kills; waiting for the services to come to rest`,
    );
  });

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
        ledger.accept(i, step.id, step.event);
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
