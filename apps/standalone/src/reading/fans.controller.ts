import { knownIdSchema, type StoredEvent, textSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { KeyRing, sha256, type UnreadableRecord } from '@reprise/event-log';
import { facetDigests, FanFold, fanDigest, FoldError, parseAsOf, prefixOf } from '@reprise/fan-state';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { FanList } from './fan-list.js';
import { FanLog } from './fan-log.js';
import { opened } from './opened.js';

const text = textSchema(200).trim().min(1).optional();
const asOfSchema = textSchema(60)
  .optional()
  .transform((value, context) => {
    if (value === undefined) return { position: Number.POSITIVE_INFINITY };
    const asOf = parseAsOf(value);
    if (asOf) return asOf;
    context.addIssue({ code: 'custom', message: 'expected a position (1, 2, …) or an RFC 3339 time' });
    return z.NEVER;
  });
const flag = z.enum(['true', 'false']).default('false');

const listQuery = z.object({ creator: text, q: text });
const stateQuery = z.object({
  asOf: asOfSchema,
  open: flag.describe('`true` opens personal fields; the digest stays that of the sealed state.'),
});
const TIMELINE_PAGE = 500;
const timelineQuery = z.object({ from: asOfSchema.optional(), to: asOfSchema });

/** Fans, now and then, from the log. */
@Controller('v1/fans')
export class FansController {
  constructor(
    private readonly list: FanList,
    private readonly log: FanLog,
    private readonly keys: KeyRing,
  ) {}

  @Get()
  async find(@Query(ZodPipe(listQuery)) query: z.output<typeof listQuery>, @CurrentTenant() tenant: string) {
    return { fans: await this.list.find(tenant, query.creator, query.q) };
  }

  /** The six facets folded from the log up to a position or a time. */
  @Get(':fan')
  async state(
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Query(ZodPipe(stateQuery)) { asOf, open }: z.output<typeof stateQuery>,
    @CurrentTenant() tenant: string,
  ) {
    const belongs = prefixOf(asOf);
    const fold = new FanFold(fan);
    let last: string | null = null;
    const unreadable: UnreadableRecord[] = [];
    for await (const { position, event } of this.log.read(tenant, fan, (record) => unreadable.push(record))) {
      if (!belongs(event, position)) break;
      apply(fold, event);
      last = event.time;
    }
    const state = fold.state();
    const digests = facetDigests(state, sha256);
    return {
      fan,
      position: fold.position,
      asOf: last,
      digest: fanDigest(digests, sha256),
      digests,
      ...(unreadable.length > 0 && { unreadable }),
      state: open === 'true' ? await opened(this.keys, { tenant, fan }, state) : state,
    };
  }

  /** A fan's events in order, personal fields opened, a page at a time: `next` is the `from` of the following one. */
  @Get(':fan/timeline')
  async timeline(
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Query(ZodPipe(timelineQuery)) { from = { position: 1 }, to }: z.output<typeof timelineQuery>,
    @CurrentTenant() tenant: string,
  ) {
    const belongs = prefixOf(to);
    const begun = startingAt(from);
    const events: object[] = [];
    const unreadable: UnreadableRecord[] = [];
    const named = () => (unreadable.length > 0 ? { unreadable } : {});
    for await (const { position, event } of this.log.read(tenant, fan, (record) => unreadable.push(record))) {
      if (!belongs(event, position)) break;
      if (!begun(event, position)) continue;
      if (events.length === TIMELINE_PAGE) return { fan, events, ...named(), next: position };
      events.push({ position, ...event, data: await opened(this.keys, { tenant, fan }, event.data) });
    }
    return { fan, events, ...named(), next: null };
  }
}

/** A log that has a gap, or two records in one place, is named and not folded any further. */
function apply(fold: FanFold, event: StoredEvent): void {
  try {
    fold.apply(event);
  } catch (error) {
    throw error instanceof FoldError ? new DomainError('fan/not-foldable', error.message, 409) : error;
  }
}

type AsOf = z.output<typeof asOfSchema>;

const startingAt = (from: AsOf) => (event: { readonly time: string }, position: number) =>
  'position' in from ? position >= from.position : Date.parse(event.time) >= Date.parse(from.time);
