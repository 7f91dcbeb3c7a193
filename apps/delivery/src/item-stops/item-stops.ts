import { TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { itemStops, type ItemStop } from '@reprise/domain-delivery';
import { creatorRef, ids, readOnly, type StreamRef, type Subject, type Work } from '@reprise/event-log';

type Scope = Pick<Subject, 'tenant' | 'creator'>;

export const itemStopsRef = (scope: Scope, itemId: string): StreamRef => creatorRef('delivery', scope, 'item', itemId);

/** Streams with the stops of an offered item: the creator's own item, and the tenant's of the same id. A task that reads the stops declares them: none is added until it has committed. */
export const stopStreams = ({ tenant, creator }: Scope, itemId: string | null): StreamRef[] => {
  if (itemId === null) return [];
  const shared = ids.creatorId(tenant, TENANT_WIDE_CREATOR);
  return [...new Set([creator, shared])].map((owner) => readOnly(itemStopsRef({ tenant, creator: owner }, itemId)));
};

/** What keeps the item from being offered, as recorded. */
export async function stopsOf(work: Work, scope: Scope, itemId: string | null): Promise<ItemStop[]> {
  const states = await Promise.all(stopStreams(scope, itemId).map((ref) => work.state(itemStops, ref)));
  return [...new Set(states.flatMap(({ state }) => state.stops))];
}
