import * as catalog from './catalog/index.js';
import type { EventContract } from './define-event.js';
import * as delivery from './delivery/index.js';
import * as generation from './generation/index.js';
import * as ingest from './ingest/index.js';
import * as memory from './memory/index.js';
import * as pricing from './pricing/index.js';

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'topics' in value && 'make' in value;

/** Every event that exists, by type string. */
export const EVENT_CONTRACTS: ReadonlyMap<string, EventContract> = new Map(
  [ingest, memory, generation, catalog, pricing, delivery]
    .flatMap((service) => Object.values(service) as unknown[])
    .filter(isContract)
    .map((contract) => [contract.type, contract]),
);

export const contractOf = (type: string): EventContract | undefined => EVENT_CONTRACTS.get(type);
