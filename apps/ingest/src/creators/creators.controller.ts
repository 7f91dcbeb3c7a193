import { labelSchema, opaqueIdSchema } from '@reprise/contracts';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { EventLog, ids } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Connections } from '../connections/connections.js';
import { creatorIdSchema } from '../platforms/documented/webhook.js';
import { Creators } from './creators.js';

const registrationSchema = z.object({
  platform: opaqueIdSchema,
  connection: opaqueIdSchema.optional(),
  /** The platform's creator id. */
  creator: creatorIdSchema,
  name: labelSchema(200).min(1).optional(),
  archetype: labelSchema(60).min(1).optional(),
});

/** The creators of a tenant. */
@Controller('/v1/ingest/creators')
export class CreatorsController {
  constructor(
    private readonly log: EventLog,
    private readonly connections: Connections,
    private readonly creators: Creators,
  ) {}

  /** Registers a creator. Again changes nothing and answers `registered: false`. */
  @Post()
  @HttpCode(200)
  async register(
    @CurrentTenant() tenant: string,
    @Body(ZodPipe(registrationSchema)) body: z.output<typeof registrationSchema>,
  ) {
    const connection = this.connections.ofTenant(tenant, body.platform, body.connection);
    const registered = await this.creators.register(connection, {
      platformCreatorId: body.creator,
      name: body.name,
      archetype: body.archetype,
    });
    return { creator: ids.creatorId(tenant, body.creator), registered };
  }

  @Get()
  list(@CurrentTenant() tenant: string): Promise<object[]> {
    return this.log.query(
      `select creator, platform, platform_creator_id as "platformCreatorId", name, archetype, registered_at as "registeredAt"
       from creator where tenant = $1 order by registered_at, name`,
      [tenant],
    );
  }
}
