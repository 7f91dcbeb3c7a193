import { Command } from 'commander';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import type { ServiceDefinition } from '@reprise/service-host';
import { connectionOf } from '../connection/connection.js';
import { fanIdOf } from '../connection/fan-name.js';
import { CheckFailed, UsageError } from '../errors.js';
import { print, printJson } from '../output/print.js';
import { rebuildService, type RebuiltService } from './rebuild-service.js';

const DEFINITIONS: Readonly<Record<ServiceName, () => Promise<ServiceDefinition>>> = {
  ingest: async () => (await import('@reprise/ingest/module')).ingestService,
  memory: async () => (await import('@reprise/memory/module')).memoryService,
  generation: async () => (await import('@reprise/generation/module')).generationService,
  catalog: async () => (await import('@reprise/catalog/module')).catalogService,
  pricing: async () => (await import('@reprise/pricing/module')).pricingService,
  delivery: async () => (await import('@reprise/delivery/module')).deliveryService,
};

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description(
      'Make what a service stores anew, from its own events and from the log, while it serves. Decides and sends nothing.',
    )
    .argument('<service>', SERVICES.join(', '))
    .option('--fan <fan>', 'one fan only: our id, or creator/fan with the platform’s ids')
    .action(async (name: string, options: { fan?: string }, self: Command) => {
      const connection = connectionOf(self);
      const service = SERVICES.find((one) => one === name);
      if (!service) throw new UsageError(`there is no service ${name}; one of ${SERVICES.join(', ')}`);
      if (connection.databaseUrl === null) throw new UsageError('a rebuild needs --database URL');
      const fan = options.fan === undefined ? undefined : fanIdOf(options.fan, connection);
      const rebuilt = await rebuildService(await DEFINITIONS[service](), connection, fan);
      if (fan !== undefined && rebuilt.streams === 0 && !rebuilt.fromLog?.fans && !rebuilt.fromLog?.left.length)
        throw new UsageError(`${service} holds nothing of this fan`);
      if (connection.json) printJson({ service, ...rebuilt });
      else tell(service, rebuilt);
      const left = rebuilt.fromLog?.left ?? [];
      if (left.length > 0)
        throw new CheckFailed(
          `${left.length} fans stay as they were, ${left[0]!} first: ${service} has consumed more of them than this log holds; is it the one it reads?`,
        );
    });
}

function tell(service: ServiceName, { streams, events, mended, fromLog }: RebuiltService): void {
  print(`${service}: ${streams} streams rebuilt from ${events} events, ${mended} mended.`);
  if (fromLog)
    print(`${service}: read models of ${fromLog.fans} fans rebuilt from ${fromLog.records} records of the log.`);
}
