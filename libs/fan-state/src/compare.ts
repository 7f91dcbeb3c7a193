import { SERVICES, type ServiceName } from '@reprise/contracts';
import type { Facet, FanState } from './fan-fold.js';

export interface Difference {
  readonly service: ServiceName;
  /** Where in the facet, e.g. `rows.quote.q1.amountMinor`. */
  readonly path: string;
  readonly live: unknown;
  readonly replayed: unknown;
}

/** Names every difference between what the services store and what the log says. Empty when they agree. */
export const compareFanStates = (live: FanState, replayed: FanState): Difference[] =>
  SERVICES.flatMap((service) => compareFacets(service, live[service], replayed[service]));

export const compareFacets = (service: ServiceName, live: Facet, replayed: Facet): Difference[] =>
  [...differences({ ...live }, { ...replayed }, '')].map((difference) => ({ service, ...difference }));

type Found = Omit<Difference, 'service'>;

function* differences(live: unknown, replayed: unknown, path: string): Generator<Found> {
  if (isObject(live) && isObject(replayed)) {
    for (const key of new Set([...Object.keys(live), ...Object.keys(replayed)]))
      yield* differences(own(live, key), own(replayed, key), path === '' ? key : `${path}.${key}`);
  } else if (live !== replayed) yield { path, live, replayed };
}

/** A row may be called `constructor`: what an object inherits is not in it. */
const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
