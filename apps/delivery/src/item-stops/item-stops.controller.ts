import { knownIdSchema } from '@reprise/contracts';
import type { ItemStops } from '@reprise/domain-delivery';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { stopStreams } from './item-stops.js';

const querySchema = z.object({ creator: knownIdSchema.describe('Our id of the creator.') });

/** Whether a withdrawal or a missing consent binds: whoever asked for it is told so only by this. */
@Controller('v1/delivery/items')
export class ItemStopsController {
  constructor(private readonly log: EventLog) {}

  @Get(':item/stops')
  async stops(
    @CurrentTenant() tenant: string,
    @Param('item', ZodPipe(knownIdSchema)) itemId: string,
    @Query(ZodPipe(querySchema)) { creator }: z.output<typeof querySchema>,
  ) {
    const streams = stopStreams({ tenant, creator }, itemId).map(({ stream }) => stream);
    const facets = await this.log.query<{ state: ItemStops }>(
      'select state from facet where stream = any($1::text[]) and tenant = $2',
      [streams, tenant],
    );
    const stops = [...new Set(facets.flatMap(({ state }) => state.stops))];
    return { itemId, creator, stopped: stops.length > 0, stops };
  }
}
