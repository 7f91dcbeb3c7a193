import type { AddressInfo } from 'node:net';
import { controlRoutes } from './control/control.routes.js';
import type { KnownFan, SandboxCreator } from './fans/population.js';
import { Simulation } from './fans/simulation.js';
import { guarded } from './http/guard.js';
import { createHttpServer } from './http/server.js';
import { messageRoutes } from './messages/messages.routes.js';
import { Misbehaviour } from './misbehaviour/misbehaviour.js';
import { Platform } from './platform.js';
import { Player } from './play/player.js';
import { Outbox, type OutboxStats } from './webhooks/outbox.js';
import { Sender } from './webhooks/sender.js';

export interface SandboxOptions {
  /** 0 takes a free port (default). */
  readonly port?: number;
  /** Loopback by default. */
  readonly host?: string;
  /** Base URL of ingest; webhooks go to its `/v1/platforms/<platform>/webhooks`. */
  readonly ingestUrl: string;
  /** Webhook secret, `whsec_…`. */
  readonly secret: string;
  readonly platform?: string;
  /** The connection named in the webhook URL; the platform's default one when left out. */
  readonly connection?: string;
  readonly seed: number;
  /** Natural times are divided by this. */
  readonly pace: number;
  /** Creators who have simulated fans; none: nobody is simulated. */
  readonly creators?: readonly SandboxCreator[];
  /** Fans with a past, beside the simulated ones. */
  readonly fans?: readonly KnownFan[];
  readonly fansPerCreator?: number;
  /** Opens the control routes to other machines. */
  readonly controlToken?: string | undefined;
  readonly retry?: { readonly attempts?: number; readonly firstWaitMs?: number; readonly timeoutMs?: number };
  onError?(error: unknown): void;
}

export interface RunningSandbox {
  readonly url: string;
  /** Webhooks so far. */
  stats(): OutboxStats;
  /** Silences the fans, gives up what still waits to be told, and closes. */
  stop(): Promise<void>;
}

const CONCURRENCY = 48;
const MAX_WAIT_MS = 5_000;

/** Starts the stand-in fan platform. Its simulated fans begin at once. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { retry = {}, onError = (error) => console.error(error) } = options;
  const sender = new Sender(options.ingestUrl, options.secret, retry.timeoutMs ?? 10_000);
  const misbehaviour = new Misbehaviour();
  const outbox = new Outbox((webhook) => sender.attempt(webhook), misbehaviour, {
    concurrency: CONCURRENCY,
    attempts: retry.attempts ?? 24,
    firstWaitMs: retry.firstWaitMs ?? 100,
    maxWaitMs: MAX_WAIT_MS,
  });
  const platform = new Platform(outbox, webhookPath(options));
  const simulation = new Simulation(platform, {
    creators: options.creators ?? [],
    fans: options.fans ?? [],
    fansPerCreator: options.fansPerCreator ?? 4,
    seed: options.seed,
    pace: options.pace,
    onError,
  });
  const player = new Player(platform);
  const routes = {
    ...messageRoutes(platform.messages, misbehaviour, (message) => {
      platform.deliver(message);
      simulation.read(message);
    }),
    ...guarded(controlRoutes({ platform, outbox, misbehaviour, player, simulation }), options.controlToken),
    'GET /health/live': () => ({ status: 200, body: { status: 'ok' } }),
    'GET /health/ready': () => ({ status: 200, body: { status: 'ok' } }),
  };
  const server = createHttpServer(routes, onError);
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  simulation.start();
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${(server.address() as AddressInfo).port}`,
    stats: () => ({ ...outbox.stats }),
    async stop() {
      simulation.stop();
      player.stop();
      outbox.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const webhookPath =
  ({ platform = 'sandbox', connection }: SandboxOptions) =>
  (named: string = platform) => {
    const path = `/v1/platforms/${encodeURIComponent(named)}/webhooks`;
    return connection === undefined ? path : `${path}?connection=${encodeURIComponent(connection)}`;
  };
