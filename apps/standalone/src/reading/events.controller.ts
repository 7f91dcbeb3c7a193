import { knownIdSchema, type StoredEvent, textSchema } from '@reprise/contracts';
import { KeyRing } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Query, Sse, type MessageEvent } from '@nestjs/common';
import { concatMap, filter, interval, map, merge, mergeMap, Observable } from 'rxjs';
import { z } from 'zod';
import { EventFeed } from '../feed/event-feed.js';
import { opened } from './opened.js';

const streamQuery = z.object({
  fan: knownIdSchema.optional(),
  creator: knownIdSchema.optional(),
  type: textSchema(200).optional().describe('Only events whose type begins so, e.g. `pricing.`'),
});
type StreamQuery = z.output<typeof streamQuery>;

/** Proxies close a connection on which nothing moves. */
const HEARTBEAT_MS = 15_000;

const wanted =
  (tenant: string, { fan, creator, type }: StreamQuery) =>
  (event: StoredEvent) =>
    event.tenant === tenant &&
    (fan === undefined || event.fan === fan) &&
    (creator === undefined || event.creator === creator) &&
    (type === undefined || event.type.startsWith(type));

/** Everything that is recorded from now on, as server-sent events. */
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: EventFeed,
    private readonly keys: KeyRing,
  ) {}

  @Sse('stream')
  stream(@Query(ZodPipe(streamQuery)) query: StreamQuery, @CurrentTenant() tenant: string): Observable<MessageEvent> {
    const batches = new Observable<readonly StoredEvent[]>((subscriber) =>
      this.feed.subscribe((events) => subscriber.next(events)),
    );
    const events = batches.pipe(
      mergeMap((batch) => batch),
      filter(wanted(tenant, query)),
      concatMap((event) => this.shown(event)),
    );
    return merge(events, interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: {} }))));
  }

  private async shown(event: StoredEvent): Promise<MessageEvent> {
    const { tenant, fan } = event;
    const data = fan === null ? event.data : await opened(this.keys, { tenant, fan }, event.data);
    return { id: event.id, type: event.type, data: { ...event, data } };
  }
}
