import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { AuditReport } from '../system/audit.js';
import { draws } from '../system/draws.js';
import type { System } from '../system/system.js';
import { runTrial, type Trial, type TrialOptions } from '../system/trial.js';
import { WebhookSender } from '../system/webhooks.js';
import { judgeStops } from './judge.js';
import { recordStarts } from './record-starts.js';
import { RACE_CREATORS, raceOf, type Ask, type Change, type Race, type RaceOptions } from './scenario.js';

/** Replies wait between 0.2 and 4 seconds: long enough to be stopped on the way. */
const PACE = 20;
/** Up to so long a send is under way: long enough that stops are recorded meanwhile in every run. */
const PLATFORM_TAKES_MS = 2_400;
const CHUNK = 500;

/** Fans ask for items while those are withdrawn and consents are revoked and given again; then what was recorded is judged. */
export function runRace(options: RaceOptions & Omit<TrialOptions, 'pace' | 'platformTakesMs'>): Promise<AuditReport> {
  const race = raceOf(options);
  let sends = 0;
  const platformTakesMs = () => draws(options.seed, `send ${sends++}`)(0) * PLATFORM_TAKES_MS;
  return runTrial(
    { ...options, pace: PACE, platformTakesMs },
    async (trial) => {
      await withClient(trial, recordStarts);
      await fill(trial.system, race);
      await play(trial, race);
    },
    judgeStops,
  );
}

async function withClient({ databaseUrl }: Trial, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await use(client);
  await client.end();
}

async function fill(system: System, { items }: Race): Promise<void> {
  for (const creator of RACE_CREATORS)
    await system.api('ingest', '/v1/ingest/creators', { platform: 'sandbox', creator });
  for (const [owner, ofOwner] of Map.groupBy(items, (item) => item.owner))
    for (let from = 0; from < ofOwner.length; from += CHUNK)
      await system.api('catalog', '/v1/catalog/imports/items', {
        platform: 'sandbox',
        ...(owner !== null && { creator: owner }),
        entries: ofOwner.slice(from, from + CHUNK).map(({ record }, n) => ({ line: from + n + 1, record })),
      });
}

/** Starts everything at its moment, whatever became of what came before; one fan's messages keep their order. */
async function play({ system, ledger }: Trial, { asks, changes }: Race): Promise<void> {
  const sender = new WebhookSender(system.ingestUrl, system.webhookSecret);
  const lanes = new Map<string, Promise<void>>();
  const say = (ask: Ask, n: number): Promise<void> => {
    const { creator, fan, text, id: messageId } = ask;
    const data = { creator, fan, fanName: 'Sam', messageId, text };
    const told = (lanes.get(fan) ?? Promise.resolve()).then(async () => {
      const event = { type: 'message.received', timestamp: new Date().toISOString(), data };
      await sender.deliver(event, messageId);
      ledger.accept(n, messageId, event);
    });
    lanes.set(fan, told);
    return told;
  };
  const due = [
    ...asks.map((ask, n) => ({ atMs: ask.atMs, act: () => say(ask, n) })),
    ...changes.map((change) => ({ atMs: change.atMs, act: () => make(system, change) })),
  ].toSorted((a, b) => a.atMs - b.atMs);
  const started = performance.now();
  const acts: Promise<void>[] = [];
  let failure: unknown = null;
  for (const { atMs, act } of due) {
    const wait = started + atMs - performance.now();
    if (wait > 1) await delay(wait);
    if (failure) break;
    acts.push(act().catch((error: unknown) => void (failure ??= error)));
  }
  await Promise.all(acts);
  sender.close();
  if (failure) throw failure as Error;
}

async function make(system: System, change: Change): Promise<void> {
  const owner = change.owner === null ? {} : { creator: change.owner };
  switch (change.what) {
    case 'withdraw':
      return system.api('catalog', `/v1/catalog/items/${change.itemId}/withdraw`, { reason: 'retired' });
    case 'revoke':
      return system.api('catalog', `/v1/catalog/consents/${change.person}/revoke`, { ...owner, reason: 'asked' });
    case 'record':
      return system.api('catalog', `/v1/catalog/consents/${change.person}`, { ...owner, reference: change.reference });
  }
}
