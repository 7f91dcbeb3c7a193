import { catalogFan, item } from '@reprise/domain-catalog';
import { defineService } from '@reprise/service-host';
import { CoverageController } from './coverage/coverage.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { ItemEntity } from './items/item.entity.js';
import { ItemsController } from './items/items.controller.js';
import { Vault } from './items/vault.js';
import { CatalogTables1764100000000 } from './migrations/0001-catalog.js';
import { SearchableWords1764200000000 } from './migrations/0002-searchable-words.js';
import { ProposalsConsumer } from './proposals/proposals.consumer.js';

/** Catalog: what there is to sell, and which of it fits a fan's turn. */
export const catalogService = defineService({
  name: 'catalog',
  summary:
    'Keeps the items of every vault, searches them, and proposes the one that fits a turn, never one the fan owns.',
  deciders: { fan: catalogFan, item },
  migrations: [CatalogTables1764100000000, SearchableWords1764200000000],
  entities: [ItemEntity],
  controllers: [ProposalsConsumer, ImportsController, ItemsController, CoverageController],
  providers: [Vault],
});
