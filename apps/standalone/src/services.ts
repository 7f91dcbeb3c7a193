import { catalogService } from '@reprise/catalog/module';
import { deliveryService } from '@reprise/delivery/module';
import { generationService } from '@reprise/generation/module';
import { ingestService } from '@reprise/ingest/module';
import { memoryService } from '@reprise/memory/module';
import { pricingService } from '@reprise/pricing/module';
import {
  migrate,
  parseConfig,
  parseLocation,
  startService,
  type RunningService,
  type ServiceDefinition,
} from '@reprise/service-host';
import type { Logger } from 'pino';

/** The six services, in the order a turn passes them. */
export const SERVICE_DEFINITIONS: readonly ServiceDefinition[] = [
  ingestService,
  memoryService,
  generationService,
  catalogService,
  pricingService,
  deliveryService,
];

export type ServiceEnvironment = Readonly<Record<string, string | undefined>>;

export async function migrateAll(environment: ServiceEnvironment): Promise<void> {
  for (const definition of SERVICE_DEFINITIONS) await migrate(definition, parseLocation(definition.name, environment));
}

/** Starts every service in this process, without ports of their own. When one fails, those that started are stopped. */
export async function startAll(
  environment: ServiceEnvironment,
  logger: Logger,
  onFatal: (error: Error) => void,
): Promise<RunningService[]> {
  const starts = await Promise.allSettled(
    SERVICE_DEFINITIONS.map((definition) =>
      startService(definition, parseConfig(definition, environment), {
        listen: false,
        logger,
        onFatal,
      }),
    ),
  );
  const failed = starts.find((start) => start.status === 'rejected');
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  if (!failed) return started;
  await stopAll(started);
  throw failed.reason;
}

export async function stopAll(services: readonly RunningService[]): Promise<void> {
  await Promise.all(services.map((service) => service.stop()));
}
