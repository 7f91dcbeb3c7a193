import { catalogFan } from '@reprise/domain-catalog';
import { deliveryFan } from '@reprise/domain-delivery';
import { generationFan } from '@reprise/domain-generation';
import { ingestFan } from '@reprise/domain-ingest';
import { memoryFan } from '@reprise/domain-memory';
import { pricingFan } from '@reprise/domain-pricing';
import type { ServiceName } from '@reprise/contracts';
import type { AnyDecider } from '@reprise/event-sourcing';

/** The six folds a fan's state is made of. The services decide with the very same values. */
export const FACETS: Readonly<Record<ServiceName, AnyDecider>> = {
  ingest: ingestFan,
  memory: memoryFan,
  generation: generationFan,
  catalog: catalogFan,
  pricing: pricingFan,
  delivery: deliveryFan,
};
