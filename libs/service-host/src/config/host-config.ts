import { z } from 'zod';
import { apiTokens } from './api-tokens.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** The environment of every service. Secrets have no defaults: the standalone makes its own and keeps them. */
export const hostConfigSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected postgres://user:password@host:port/database' })
    .describe('Postgres, as a URL. Each service keeps its tables in the schema of its own name.'),
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'expected host:port,host:port')
    .optional()
    .describe('Kafka brokers, `host:port,host:port`. Unset: the log is kept in Postgres.'),
  KAFKA_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9-]+\.$/, 'expected a name that ends in a dot, such as staging.')
    .optional()
    .describe('Prefix of every topic and group, e.g. `staging.`, so that installations can share a cluster.'),
  KAFKA_TLS: z
    .enum(['on', 'off'])
    .default('off')
    .describe('TLS to the brokers. A private authority is named with `NODE_EXTRA_CA_CERTS`.'),
  KAFKA_SASL: z
    .string()
    .regex(/^(plain|scram-sha-256|scram-sha-512):[^:]+:.+$/, 'expected mechanism:user:password')
    .optional()
    .describe('How to sign in: `mechanism:user:password`, mechanism `plain`, `scram-sha-256` or `scram-sha-512`.'),
  PORT: wholeNumber(0, 65_535).default(8080).describe('HTTP port; 0 takes a free one.'),
  HOST: z.string().min(1).default('0.0.0.0').describe('Address the HTTP server listens on.'),
  REPRISE_TOKENS: apiTokens.describe(
    'Bearer tokens of the HTTP API and the tenant each opens: `token=tenant,token=tenant:operator`. A token has 16 characters or more. `:operator` also opens what belongs to no tenant, such as a dead letter that names none.',
  ),
  REPRISE_KMS_KEY: z
    .base64()
    .refine((key) => Buffer.from(key, 'base64').length === 32, 'expected 32 bytes in base64 (openssl rand -base64 32)')
    .describe(
      'Key that wraps the per-fan keys: 32 random bytes in base64. The same for all services; whoever loses it loses all personal text.',
    ),
  DATABASE_POOL: wholeNumber(2, 200).default(10).describe('Largest number of Postgres connections of one process.'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .describe('Least severe level that is logged. One line per request at `debug`.'),
  REPRISE_PACE: z.coerce
    .number()
    .min(0)
    .max(10_000)
    .default(1)
    .describe(
      'Divides natural delays (reading, thinking, typing): 1 is natural, 10 ten times as fast, 0 no delay at all.',
    ),
  REPRISE_MIGRATE: z
    .enum(['on-start', 'never'])
    .default('never')
    .describe(
      '`on-start` brings the schema up to date before the service starts; production runs `node dist/main.js migrate` as a job instead.',
    ),
});

export type HostConfig = z.output<typeof hostConfigSchema>;

/** Injects the parsed environment: `@Inject(SERVICE_CONFIG) config: ConfigOf<typeof pricingConfig>`. */
export const SERVICE_CONFIG = Symbol('SERVICE_CONFIG');
