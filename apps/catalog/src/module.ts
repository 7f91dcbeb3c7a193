import { catalogFan, item, person } from '@reprise/domain-catalog';
import { defineService } from '@reprise/service-host';
import { consentRows } from './consents/consent-rows.js';
import { ConsentSweep } from './consents/consent-sweep.js';
import { Consents } from './consents/consents.js';
import { ConsentsController } from './consents/consents.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { itemPeople } from './items/item-people.js';
import { ItemEntity } from './items/item.entity.js';
import { ItemsController } from './items/items.controller.js';
import { Vault } from './items/vault.js';
import { CatalogTables1764100000000 } from './migrations/0001-catalog.js';
import { SearchableWords1764200000000 } from './migrations/0002-searchable-words.js';
import { Consents1764300000000 } from './migrations/0003-consents.js';
import { ItemChanges1764400000000 } from './migrations/0004-item-changes.js';
import { ProposalsConsumer } from './proposals/proposals.consumer.js';

/** Catalog: what there is to sell, and which of it fits a fan's turn. */
export const catalogService = defineService({
  name: 'catalog',
  summary:
    'Keeps the items of every vault, searches them, and proposes the one that fits a turn, never one the fan owns.',
  deciders: { fan: catalogFan, item, person },
  migrations: [
    CatalogTables1764100000000,
    SearchableWords1764200000000,
    Consents1764300000000,
    ItemChanges1764400000000,
  ],
  projections: [consentRows, itemPeople],
  entities: [ItemEntity],
  controllers: [ProposalsConsumer, ImportsController, ItemsController, ConsentsController, CoverageController],
  providers: [Vault, Consents, ConsentSweep],
  largeBodies: ['/v1/catalog/imports'],
});
