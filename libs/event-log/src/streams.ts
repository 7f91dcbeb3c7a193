import { creatorStream, fanStream, type ServiceName } from '@reprise/contracts';

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
