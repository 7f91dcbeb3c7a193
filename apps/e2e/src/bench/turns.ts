import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { RecordingPlatform } from '../system/platform.js';
import { waitUntilQuiet } from '../system/quiet.js';
import { System } from '../system/system.js';
import { WebhookSender } from '../system/webhooks.js';
import { halfLoadOf, type HalfLoad } from './half-load.js';
import { openLoop } from './open-loop.js';

export interface TurnsOptions {
  readonly databaseUrl: string;
  readonly brokers: string;
  readonly logs: string;
  readonly turns: number;
  /** Seconds the open loop of the latency run lasts. */
  readonly latencySeconds: number;
  /** Folder for a CPU profile of every service. */
  readonly profile?: string;
}

export interface TurnsResult {
  /** Prefix of the run's topics. */
  readonly namespace: string;
  /** Whole turns a second, webhook accepted → reply handed to the platform, rules mode, no natural delay. */
  readonly sustained: number;
  readonly halfLoad: HalfLoad;
  readonly cpuMsPerTurn: Readonly<Record<string, number>>;
  readonly eventsPerTurn: number;
}

const CREATOR = 'bench';
const FANS = 1_000;
const ITEMS = 200;
const WARM_UP_TURNS = 2_000;

/** Reprise's whole turn over six processes, a real broker and a real database. */
export async function repriseTurns(options: TurnsOptions, countEvents: () => Promise<number>): Promise<TurnsResult> {
  const platform = new RecordingPlatform();
  const namespace = `turns-${Date.now().toString(36)}.`;
  const system = await System.start({
    ...options,
    platformUrl: await platform.start(),
    env: {
      KAFKA_NAMESPACE: namespace,
      ...(options.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${options.profile}` }),
    },
  });
  const load = new Load(system, platform);
  try {
    await setUp(system);
    // Code, caches, connections: a process that just started is several times slower.
    await load.flatOut(WARM_UP_TURNS);
    const eventsBefore = await countEvents();
    const cpuBefore = cpuOf(system);
    const sustained = await load.flatOut(options.turns);
    const cpuAfter = cpuOf(system);
    const eventsPerTurn = ((await countEvents()) - eventsBefore) / options.turns;
    // What the flat-out run left behind (outcomes, memories of what was sent) is load of that run.
    await waitUntilQuiet(system, options.databaseUrl);
    return {
      namespace,
      sustained,
      halfLoad: await halfLoadOf(sustained, (rate) => load.openLoop(rate, options.latencySeconds)),
      cpuMsPerTurn: Object.fromEntries(
        Object.entries(cpuAfter).map(([name, ms]) => [name, (ms - cpuBefore[name]!) / options.turns]),
      ),
      eventsPerTurn,
    };
  } finally {
    load.close();
    await system.stop();
    await platform.stop();
  }
}

async function setUp(system: System): Promise<void> {
  await system.api('ingest', '/v1/ingest/creators', {
    platform: 'sandbox',
    creator: CREATOR,
    name: 'Bench',
    archetype: 'warm',
  });
  const entries = Array.from({ length: ITEMS }, (_, i) => ({
    line: i + 1,
    record: {
      id: `item-${i}`,
      title: `${['Ink', 'Watercolour', 'Charcoal', 'Pencil'][i % 4]} landscape ${i}`,
      description: `A printable landscape lesson, number ${i}.`,
      tags: ['drawing'],
      priceMinor: 1_500 + i,
      currency: 'USD',
    },
  }));
  await system.api('catalog', '/v1/catalog/imports/items', { platform: 'sandbox', creator: CREATOR, entries });
  await delay(1_000);
}

/** Fans that each ask for an item; a turn ends when the platform has the reply. */
class Load {
  private readonly sender: WebhookSender;
  private readonly waiting = new Map<string, { started: number; resolve: (ms: number) => void }>();
  private sent = 0;

  constructor(
    system: System,
    private readonly platform: RecordingPlatform,
  ) {
    this.sender = new WebhookSender(system.ingestUrl, system.webhookSecret);
    this.platform.listen(({ body, at }) => {
      const turn = this.waiting.get(body.fan);
      this.waiting.delete(body.fan);
      turn?.resolve(at - turn.started);
    });
  }

  /** Turns a second with 64 webhooks in flight and every fan answered before they write again. */
  async flatOut(turns: number): Promise<number> {
    const started = performance.now();
    const replies: Promise<number>[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < turns) {
        next++;
        const { accepted, replied } = this.turn(() => performance.now());
        replies.push(replied);
        await accepted;
      }
    };
    await Promise.all(Array.from({ length: 64 }, worker));
    await Promise.all(replies);
    return turns / ((performance.now() - started) / 1000);
  }

  /** Latency of turns sent at a fixed rate whatever the answers do, from the moment each was due. */
  openLoop(rate: number, seconds: number): Promise<number[]> {
    return openLoop(rate, seconds, (due) => due.map((at) => this.turn(() => at).replied));
  }

  close(): void {
    this.sender.close();
  }

  private turn(clock: () => number): { accepted: Promise<unknown>; replied: Promise<number> } {
    const n = this.sent++;
    // A fan writes again only after a whole round of the others: no turn supersedes another.
    const fan = `fan-${n % FANS}-${Math.floor(n / FANS)}`;
    const { promise: replied, resolve } = Promise.withResolvers<number>();
    this.waiting.set(fan, { started: clock(), resolve });
    const event = {
      type: 'message.received',
      timestamp: new Date().toISOString(),
      data: { creator: CREATOR, fan, fanName: 'Sam', messageId: randomUUID(), text: 'do you have an ink landscape?' },
    };
    return { accepted: this.sender.deliver(event), replied };
  }
}

/** CPU milliseconds each service process has used so far, from /proc. */
function cpuOf(system: System): Record<string, number> {
  return Object.fromEntries(
    [...system.services].map(([name, service]) => {
      const [, fields = ''] = readFileSync(`/proc/${service.pid}/stat`, 'utf8').split(') ');
      const ticks = fields.split(' ');
      return [name, (Number(ticks[11]) + Number(ticks[12])) * 10];
    }),
  );
}
