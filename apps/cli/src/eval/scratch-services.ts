import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startPostgres } from '@reprise/local-servers';
import { migrate, parseConfig, startService, type RunningService, type ServiceDefinition } from '@reprise/service-host';
import { Api } from '../connection/api.js';
import { Progress } from '../output/progress.js';

const PATIENCE_MS = 10 * 60_000;

/** Services as in production, over a throw-away PostgreSQL: what an evaluation measures is the code that answers fans. */
export class ScratchServices {
  private constructor(
    private readonly services: readonly RunningService[],
    private readonly token: string,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(
    definitions: readonly ServiceDefinition[],
    more: Readonly<Record<string, string>>,
  ): Promise<ScratchServices> {
    const postgres = await startPostgres({ fsync: false });
    const token = randomBytes(16).toString('hex');
    const environment = {
      DATABASE_URL: postgres.url,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      REPRISE_TOKENS: `${token}=default`,
      REPRISE_KMS_KEY: randomBytes(32).toString('base64'),
      REPRISE_CONNECTIONS: JSON.stringify([
        {
          id: 'sandbox',
          platform: 'sandbox',
          tenant: 'default',
          default: true,
          secrets: [`whsec_${randomBytes(24).toString('base64')}`],
        },
      ]),
      ...more,
    };
    const services: RunningService[] = [];
    try {
      for (const definition of definitions) {
        const config = parseConfig(definition, environment);
        await migrate(definition, config);
        services.push(await startService(definition, config));
      }
    } catch (error) {
      await Promise.all(services.map((service) => service.stop()));
      await postgres.stop();
      throw error;
    }
    return new ScratchServices(services, token, () => postgres.stop());
  }

  api(name: RunningService['name']): Api {
    const url = this.services.find((service) => service.name === name)?.url ?? null;
    return Api.of({ url, token: this.token, tenant: 'default', isTenantGiven: false });
  }

  /** Waits until everything stored has been published and consumed. */
  async settled(): Promise<void> {
    let calm = 0;
    for (const end = Date.now() + PATIENCE_MS; calm < 3; await delay(100)) {
      const statuses = await Promise.all(this.services.map((service) => service.log.status()));
      calm = statuses.every(({ backlog, lag }) => backlog === 0 && lag === 0) ? calm + 1 : 0;
      if (Date.now() > end) throw new Error('the services did not catch up within 10 minutes');
    }
  }

  /** Waits until a table of waiting work is empty, however long that takes while it shrinks. */
  async drained(name: RunningService['name'], table: string): Promise<void> {
    const { log } = this.services.find((service) => service.name === name)!;
    const waiting = async () => {
      const [row] = await log.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return row!.n;
    };
    let left = await waiting();
    if (left === 0) return;
    const progress = new Progress(table.replaceAll('_', ' '), left);
    for (let end = Date.now() + PATIENCE_MS; left > 0; await delay(200)) {
      const now = await waiting();
      progress.advance(left - now);
      if (now < left) end = Date.now() + PATIENCE_MS;
      left = now;
      if (Date.now() > end) throw new Error(`${table} of ${name} did not shrink for 10 minutes`);
    }
    progress.stop();
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.close();
  }
}

/** Starts services for the length of `use`. */
export async function withServices<T>(
  definitions: readonly ServiceDefinition[],
  use: (services: ScratchServices) => Promise<T>,
  /** Variables beside those every service needs. */
  environment: Readonly<Record<string, string>> = {},
): Promise<T> {
  const services = await ScratchServices.start(definitions, environment);
  try {
    return await use(services);
  } finally {
    await services.stop();
  }
}
