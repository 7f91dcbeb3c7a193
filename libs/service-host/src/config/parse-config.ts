import type { z } from 'zod';
import type { LogLocation } from '../database/transport.js';
import type { ConfigOf, ServiceDefinition } from '../service-definition.js';
import { hostConfigSchema } from './host-config.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The one place where the environment of the process is read. */
export const processEnvironment = (): Environment => process.env;

/** The environment is wrong; the message names every variable and what is expected of it. */
export class ConfigError extends Error {
  constructor(service: string, error: z.ZodError) {
    const lines = error.issues.map(({ path, message }) => `  ${path.map(String).join('.')}: ${message}`);
    super(`${service} cannot start, its environment is wrong:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The schema of a service's whole environment: what every service reads, and its own. */
export const configSchema = <X extends z.ZodObject>(definition: Pick<ServiceDefinition<X>, 'config'>) =>
  hostConfigSchema.extend(definition.config?.shape ?? {});

const locationSchema = hostConfigSchema.pick({
  DATABASE_URL: true,
  KAFKA_BROKERS: true,
  KAFKA_NAMESPACE: true,
  KAFKA_TLS: true,
  KAFKA_SASL: true,
});

const whenUnset = ({ input }: { readonly input?: unknown }) =>
  input === undefined ? 'required, and not set' : undefined;

const withoutEmpty = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));

/** Where the database and the log are: all that migrating needs, and none of the keys and tokens of a running service. */
export function parseLocation(name: string, environment: Environment): LogLocation {
  const parsed = locationSchema.safeParse(withoutEmpty(environment), { error: whenUnset });
  if (!parsed.success) throw new ConfigError(name, parsed.error);
  return parsed.data;
}

/** Parses the environment of a service. An empty variable counts as unset: that is what `${VAR:-}` leaves. Throws ConfigError. */
export function parseConfig<X extends z.ZodObject>(
  definition: Pick<ServiceDefinition<X>, 'name' | 'config'>,
  environment: Environment,
): ConfigOf<ServiceDefinition<X>> {
  const parsed = configSchema(definition).safeParse(withoutEmpty(environment), { error: whenUnset });
  if (!parsed.success) throw new ConfigError(definition.name, parsed.error);
  return parsed.data as ConfigOf<ServiceDefinition<X>>;
}
