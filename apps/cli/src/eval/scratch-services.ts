import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startPostgres } from '@reprise/local-servers';
import { migrate, parseConfig, startService, type RunningService, type ServiceDefinition } from '@reprise/service-host';
import { Api } from '../connection/api.js';

const PATIENCE_MS = 10 * 60_000;

/** Services as in production, over a throw-away PostgreSQL: what an evaluation measures is the code that answers fans. */
export class ScratchServices {
  private constructor(
    private readonly services: readonly RunningService[],
    private readonly token: string,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(definitions: readonly ServiceDefinition[]): Promise<ScratchServices> {
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
    };
    const services: RunningService[] = [];
    for (const definition of definitions) {
      const config = parseConfig(definition, environment);
      await migrate(definition, config);
      services.push(await startService(definition, config));
    }
    return new ScratchServices(services, token, () => postgres.stop());
  }

  api(name: RunningService['name']): Api {
    const url = this.services.find((service) => service.name === name)?.url ?? null;
    return Api.of({ url, token: this.token });
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

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.close();
  }
}

/** Starts services for the length of `use`. */
export async function withServices<T>(
  definitions: readonly ServiceDefinition[],
  use: (services: ScratchServices) => Promise<T>,
): Promise<T> {
  const services = await ScratchServices.start(definitions);
  try {
    return await use(services);
  } finally {
    await services.stop();
  }
}
