import { collectDefaultMetrics, Registry } from 'prom-client';
import type { z } from 'zod';
import { ConfigError, parseConfig, parseLocation, processEnvironment } from '../config/parse-config.js';
import type { HostConfig } from '../config/host-config.js';
import { migrate } from '../database/migrate.js';
import { createLogger } from '../logging.js';
import type { ServiceDefinition } from '../service-definition.js';
import { databaseIsFit, schemaIsUpToDate } from './preflight.js';
import { startFailure } from './start-failure.js';
import { startService } from './start-service.js';

/** Above the drain of the largest batch, below the grace period Kubernetes is given (60 s). */
const STOP_TIMEOUT_MS = 40_000;

const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/**
 * The main of a service's process: `node main.js` serves until SIGTERM or SIGINT, `node main.js migrate` brings the schema
 * up to date and ends. Exit codes: 0 stopped as asked, 1 failed, 2 wrong environment or arguments.
 */
export async function runService<X extends z.ZodObject>(definition: ServiceDefinition<X>): Promise<void> {
  try {
    const [command = 'serve', ...rest] = process.argv.slice(2);
    if (rest.length > 0 || !['serve', 'migrate'].includes(command)) return usage(definition.name);
    if (command === 'migrate') await migrateAndSay(definition, parseLocation(definition.name, processEnvironment()));
    else await serve(definition, parseConfig(definition, processEnvironment()));
  } catch (error) {
    process.exitCode = error instanceof ConfigError ? EXIT.usage : EXIT.failed;
    process.stderr.write(`${startFailure(definition.name, error)}\n`);
    // What was opened before the failure (a pool, a consumer) must not keep a process alive that serves nobody.
    process.exit();
  }
}

async function migrateAndSay(definition: ServiceDefinition, config: Parameters<typeof migrate>[1]): Promise<void> {
  await databaseIsFit(definition, config);
  const done = await migrate(definition, config);
  process.stdout.write(
    `${definition.name}: ${done.length === 0 ? 'schema is up to date' : `ran ${done.join(', ')}`}\n`,
  );
}

async function serve<X extends z.ZodObject>(
  definition: ServiceDefinition<X>,
  config: Parameters<typeof startService<X>>[1],
): Promise<void> {
  const host: HostConfig = config;
  await (host.REPRISE_MIGRATE === 'on-start' ? databaseIsFit(definition, host) : schemaIsUpToDate(definition, host));
  const logger = createLogger(definition.name, config);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let stopping = false;
  let stop = (): Promise<void> => Promise.resolve();
  const end = (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    process.exitCode = exitCode;
    setTimeout(() => process.exit(EXIT.failed), STOP_TIMEOUT_MS).unref();
    stop().then(
      () => process.exit(),
      (error: unknown) => {
        logger.fatal({ err: error }, 'did not stop cleanly');
        process.exit(EXIT.failed);
      },
    );
  };
  const onFatal = (error: Error) => {
    logger.fatal({ err: error }, 'cannot go on');
    end(EXIT.failed);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(EXIT.ok));
  const service = await startService(definition, config, { logger, registry, onFatal });
  stop = () => service.stop();
  logger.info({ url: service.url }, 'serving');
}

function usage(name: string): void {
  process.stderr.write(`usage: node main.js [serve|migrate]   (the ${name} service)\n`);
  process.exitCode = EXIT.usage;
}
