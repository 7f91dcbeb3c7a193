import { eventLogMigrations } from '@reprise/event-log';
import { migrate, parseLocation, type ServiceDefinition } from '@reprise/service-host';
import type { Filling } from '@reprise/testing';

/** A database that has the tables of a service, for `testDatabase`: migrated once per server, copied for each spec file. */
export const tablesOf = (definition: Pick<ServiceDefinition, 'name' | 'migrations'>): Filling => ({
  // A migration that is being written changes its source; what it takes from elsewhere is brought up to date when the service starts.
  source: [definition.name, ...eventLogMigrations, ...definition.migrations].map(String).join('\n'),
  fill: async (url) => void (await migrate(definition, parseLocation(definition.name, { DATABASE_URL: url }))),
});
