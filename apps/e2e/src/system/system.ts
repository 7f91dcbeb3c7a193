import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { freePort } from '@reprise/local-servers';
import { ROOT } from './root.js';
import { ServiceProcess } from './service-process.js';

const run = promisify(execFile);

export interface SystemSecrets {
  readonly token: string;
  readonly webhookSecret: string;
  readonly kmsKey: string;
}

export interface SystemOptions {
  readonly databaseUrl: string;
  /** Kafka; unset keeps the log in Postgres. */
  readonly brokers?: string;
  /** Where delivery sends to. */
  readonly platformUrl: string;
  readonly logs: string;
  /** Processes of a service; one unless given. */
  readonly pods?: Partial<Record<ServiceName, number>>;
  /** 0 sends without natural delay. */
  readonly pace?: number;
  /** New ones unless a run goes on that sealed with earlier ones. */
  readonly secrets?: SystemSecrets;
  readonly env?: Readonly<Record<string, string>>;
}

/** The six services as six processes over one database and one log: what a small deployment is. */
export class System {
  readonly services = new Map<ServiceName, ServiceProcess>();
  /** Further processes of services that have several. */
  private readonly more: ServiceProcess[] = [];

  private constructor(private readonly secrets: SystemSecrets) {}

  static newSecrets(): SystemSecrets {
    return {
      token: `e2e-${randomBytes(16).toString('hex')}`,
      webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
      kmsKey: randomBytes(32).toString('base64'),
    };
  }

  static async start(options: SystemOptions): Promise<System> {
    const system = new System(options.secrets ?? System.newSecrets());
    const env = {
      DATABASE_URL: options.databaseUrl,
      ...(options.brokers === undefined ? {} : { KAFKA_BROKERS: options.brokers }),
      KAFKAJS_NO_PARTITIONER_WARNING: '1',
      NODE_NO_WARNINGS: '1',
      LOG_LEVEL: 'warn',
      REPRISE_TOKENS: `${system.secrets.token}=default:operator`,
      REPRISE_KMS_KEY: system.secrets.kmsKey,
      REPRISE_PACE: String(options.pace ?? 0),
      REPRISE_CONNECTIONS: JSON.stringify([
        {
          id: 'sandbox',
          platform: 'sandbox',
          tenant: 'default',
          secrets: [system.secrets.webhookSecret],
          default: true,
        },
      ]),
      REPRISE_PLATFORMS: JSON.stringify([{ connection: 'sandbox', platform: 'sandbox', baseUrl: options.platformUrl }]),
      ...options.env,
    };
    for (const app of SERVICES) {
      await run(process.execPath, [join(ROOT, 'apps', app, 'dist', 'main.js'), 'migrate'], {
        env: { PATH: process.env['PATH'], ...env },
      });
      const pod = async () => new ServiceProcess({ app, port: await freePort(), env, logs: options.logs });
      system.services.set(app, await pod());
      for (let n = 1; n < (options.pods?.[app] ?? 1); n++) system.more.push(await pod());
    }
    for (const service of system.processes) service.start();
    try {
      await Promise.all(system.processes.map((service) => service.ready()));
    } catch (error) {
      await system.kill();
      throw error;
    }
    return system;
  }

  get processes(): readonly ServiceProcess[] {
    return [...this.services.values(), ...this.more];
  }

  pods(name: ServiceName): readonly ServiceProcess[] {
    return this.processes.filter(({ app }) => app === name);
  }

  service(name: ServiceName): ServiceProcess {
    return this.services.get(name)!;
  }

  get webhookSecret(): string {
    return this.secrets.webhookSecret;
  }

  get kmsKey(): string {
    return this.secrets.kmsKey;
  }

  get ingestUrl(): string {
    return this.service('ingest').url;
  }

  /** Where one service answers, and to which token: for programs that find it by both. */
  reachedAt(name: ServiceName): { readonly url: string; readonly token: string } {
    return { url: this.service(name).url, token: this.secrets.token };
  }

  async api<T>(name: ServiceName, path: string, body?: unknown): Promise<T> {
    return this.apiOf<T>(this.service(name), path, body);
  }

  async apiOf<T>(process: ServiceProcess, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.fetch(process, path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** What the n-th pod (in turn) answers to a command, whatever it is. */
  async ask<T>(name: ServiceName, path: string, body: unknown, n = 0): Promise<{ status: number; body: T }> {
    const pods = this.pods(name);
    const { status, text } = await this.fetch(pods[n % pods.length]!, path, body);
    return { status, body: JSON.parse(text) as T };
  }

  private async fetch(process: ServiceProcess, path: string, body: unknown) {
    const response = await fetch(process.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${this.secrets.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  async stop(): Promise<void> {
    const codes = await Promise.all(
      this.processes.map(async (service) => [service.app, await service.stop()] as const),
    );
    const unclean = codes.filter(([, code]) => code !== 0);
    if (unclean.length > 0)
      throw new Error(`services did not stop cleanly: ${unclean.map(([app, code]) => `${app} (${code})`).join(', ')}`);
  }

  /** Ends every process at once, without a goodbye. */
  async kill(): Promise<void> {
    await Promise.all(this.processes.map((service) => service.kill()));
  }
}
