import { creator, ingestFan } from '@reprise/domain-ingest';
import { defineService } from '@reprise/service-host';
import { ingestConfig } from './config.js';
import { Connections } from './connections/connections.js';
import { Creators } from './creators/creators.js';
import { CreatorsController } from './creators/creators.controller.js';
import { FansController } from './fans/fans.controller.js';
import { Imports } from './imports/imports.js';
import { ImportsController } from './imports/imports.controller.js';
import { Links } from './links/links.js';
import { LinksController } from './links/links.controller.js';
import { IngestTables1764200000000 } from './migrations/0001-ingest.js';
import { Persons1764300000000 } from './migrations/0002-persons.js';
import { StopSweep } from './persons/stop-sweep.js';
import { Quarantine } from './quarantine/quarantine.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { RestrictionsController } from './restrictions/restrictions.controller.js';
import { Retention } from './retention/retention.js';
import { WebhookIntake } from './webhooks/webhook-intake.js';
import { WEBHOOK_PATH, WebhooksController } from './webhooks/webhooks.controller.js';

/** Ingest: what came in, from whom, whether it is authentic, and what it is screened for. */
export const ingestService = defineService({
  name: 'ingest',
  summary: 'Takes in what platforms tell: verified, each thing once, screened before anything else reads it.',
  deciders: { fan: ingestFan, registration: creator },
  config: ingestConfig,
  migrations: [IngestTables1764200000000, Persons1764300000000],
  controllers: [
    WebhooksController,
    CreatorsController,
    FansController,
    ImportsController,
    RestrictionsController,
    LinksController,
    QuarantineController,
  ],
  providers: [Connections, Creators, Imports, Links, Quarantine, Retention, StopSweep, WebhookIntake],
  rawBodies: [WEBHOOK_PATH],
  largeBodies: ['/v1/ingest/imports'],
});
