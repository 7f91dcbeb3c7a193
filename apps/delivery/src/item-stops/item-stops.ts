import { itemStops, type ItemStop } from '@reprise/domain-delivery';
import { itemRefsToRead, type StreamRef, type Subject, type Work } from '@reprise/event-log';

type Scope = Pick<Subject, 'tenant' | 'creator'>;

/** Streams with the stops of an offered item; none when nothing is offered. */
export const stopStreams = (scope: Scope, itemId: string | null): StreamRef[] =>
  itemId === null ? [] : itemRefsToRead('delivery', scope, itemId);

/** What keeps the item from being offered, as recorded. */
export async function stopsOf(work: Work, scope: Scope, itemId: string | null): Promise<ItemStop[]> {
  const states = await Promise.all(stopStreams(scope, itemId).map((ref) => work.state(itemStops, ref)));
  return [...new Set(states.flatMap(({ state }) => state.stops))];
}
