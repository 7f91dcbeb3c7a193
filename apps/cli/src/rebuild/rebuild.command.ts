import { Command } from 'commander';
import pg from 'pg';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { rebuild } from '@reprise/event-log';
import type { ServiceDefinition } from '@reprise/service-host';
import { connectionOf } from '../connection/connection.js';
import { fanIdOf } from '../connection/fan-name.js';
import { UsageError } from '../errors.js';
import { print, printJson } from '../output/print.js';
import { Progress } from '../output/progress.js';

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
    .description('Make what a service stores anew from its own events, while it serves. Decides and sends nothing.')
    .argument('<service>', SERVICES.join(', '))
    .option('--fan <fan>', 'one fan only: our id, or creator/fan with the platform’s ids')
    .action(async (name: string, options: { fan?: string }, self: Command) => {
      const connection = connectionOf(self);
      const service = SERVICES.find((one) => one === name);
      if (!service) throw new UsageError(`there is no service ${name}; one of ${SERVICES.join(', ')}`);
      if (connection.databaseUrl === null) throw new UsageError('a rebuild needs --database URL');
      const fan = options.fan === undefined ? undefined : fanIdOf(options.fan, connection);
      const rebuilt = await rebuildService(await DEFINITIONS[service](), connection.databaseUrl, fan, connection.json);
      if (fan !== undefined && rebuilt.streams === 0) throw new UsageError(`${service} holds nothing of this fan`);
      if (connection.json) printJson({ service, ...rebuilt });
      else
        print(
          `${service}: ${rebuilt.streams} streams rebuilt from ${rebuilt.events} events, ${rebuilt.mended} mended.`,
        );
    });
}

async function rebuildService(definition: ServiceDefinition, url: string, fan: string | undefined, quiet: boolean) {
  const { name, deciders, projections = [] } = definition;
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    pipeline: true,
    options: `-c search_path=${name},public -c statement_timeout=30000`,
  });
  const events = fan === undefined ? await countEvents(pool) : 0;
  const progress = new Progress(`rebuilding ${name}`, events, quiet);
  try {
    return await rebuild(
      {
        service: name,
        pool,
        deciders,
        projections,
        onStream: (count) => progress.advance(count),
      },
      fan,
    );
  } finally {
    progress.stop();
    await pool.end();
  }
}

async function countEvents(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ events: string }>('select count(*) as events from event');
  return Number(rows[0]!.events);
}
