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
}

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
