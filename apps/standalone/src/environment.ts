import { DEFAULT_BUDGET } from '@reprise/domain-generation';
import type { Secrets } from './data-dir/secrets.js';
import type { StandaloneOptions } from './options.js';
import type { ServiceEnvironment } from './services.js';

export const TENANT = 'default';
/** The sandbox platform and its one connection. */
export const SANDBOX = 'sandbox';

/** Connections each service may hold: six share one small Postgres. */
const POOL_SIZE = '6';

/** The environment the services would have as processes of their own, over the same database and log. */
export const serviceEnvironment = (
  options: Pick<StandaloneOptions, 'kafka' | 'pace'>,
  secrets: Secrets,
  databaseUrl: string,
  sandboxUrl: string,
  given: ServiceEnvironment,
): ServiceEnvironment => ({
  ...budgets(options.pace),
  ...given,
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: POOL_SIZE,
  KAFKA_BROKERS: options.kafka,
  REPRISE_TOKENS: `${secrets.token}=${TENANT}:operator`,
  REPRISE_KMS_KEY: secrets.kmsKey,
  REPRISE_PACE: String(options.pace),
  REPRISE_CONNECTIONS: JSON.stringify([
    { id: SANDBOX, platform: SANDBOX, tenant: TENANT, secrets: [secrets.webhookSecret], default: true },
  ]),
  REPRISE_PLATFORMS: JSON.stringify([{ connection: SANDBOX, platform: SANDBOX, baseUrl: sandboxUrl }]),
});

/** Where time runs faster, an hour's budget lasts as many minutes. */
const budgets = (pace: number): ServiceEnvironment => {
  const paced = (most: number) => String(Math.ceil(most * Math.max(1, pace)));
  return {
    BUDGET_TURNS_HOUR: paced(DEFAULT_BUDGET['turns-hour']),
    BUDGET_TURNS_DAY: paced(DEFAULT_BUDGET['turns-day']),
    BUDGET_CHARACTERS_DAY: paced(DEFAULT_BUDGET['characters-day']),
  };
};
