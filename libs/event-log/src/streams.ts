import { creatorStream, fanStream, TENANT_WIDE_CREATOR, type ServiceName } from '@reprise/contracts';
import { ids } from './ids.js';

/** Whom an event is about. `fan` is empty for creator-scoped events. */
export interface Subject {
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
}

/** A stream of this service and the subject its events carry in their headers. */
export interface StreamRef extends Subject {
  readonly stream: string;
  /** `read`: the task decides by its state and appends nothing to it, so others may read it at the same time. */
  readonly access?: 'read';
}

/** The stream as one that is only read. */
export const readOnly = (ref: StreamRef): StreamRef => ({ ...ref, access: 'read' });

/** The fan's stream of a service: `<service>:<fan>`. */
export const fanRef = (service: ServiceName, { tenant, creator, fan }: Subject): StreamRef => ({
  stream: fanStream(service, fan),
  tenant,
  creator,
  fan,
});

/** The stream of one creator-scoped subject: `<service>:<creator>/<subject>/<id>`. */
export const creatorRef = (
  service: ServiceName,
  { tenant, creator }: Pick<Subject, 'tenant' | 'creator'>,
  subject: string,
  id: string,
): StreamRef => ({ stream: creatorStream(service, creator, subject, id), tenant, creator, fan: '' });

/** The stream a service keeps for what it is told of one creator's item. */
export const itemRef = (service: ServiceName, scope: Pick<Subject, 'tenant' | 'creator'>, itemId: string): StreamRef =>
  creatorRef(service, scope, 'item', itemId);

/**
 * What a service may have been told of an item it is about to offer: the stream of the creator's own item, and that of
 * the tenant's of the same id. A task that decides by it declares these: nothing is added to them until it has committed.
 */
export const itemRefsToRead = (
  service: ServiceName,
  { tenant, creator }: Pick<Subject, 'tenant' | 'creator'>,
  itemId: string,
): StreamRef[] => {
  const owners = new Set([creator, ids.creatorId(tenant, TENANT_WIDE_CREATOR)]);
  return [...owners].map((owner) => readOnly(itemRef(service, { tenant, creator: owner }, itemId)));
};
