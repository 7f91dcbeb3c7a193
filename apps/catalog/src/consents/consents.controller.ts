import {
  CONSENT_COVERS,
  consentFields,
  knownIdSchema,
  labelSchema,
  opaqueIdSchema,
  TENANT_WIDE_CREATOR,
  textSchema,
} from '@reprise/contracts';
import { EventLog, ids } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Consents } from './consents.js';

const creator = knownIdSchema
  .default(TENANT_WIDE_CREATOR)
  .describe('The platform’s id; none: items of the whole tenant.');
const recordSchema = z.strictObject({
  creator,
  reference: labelSchema(200).min(1).describe('Where the signed document is kept.'),
  sha256: consentFields.sha256.default(null).describe('Of the document.'),
  covers: consentFields.covers.default([...CONSENT_COVERS]),
});
const revokeSchema = z.strictObject({ creator, reason: textSchema(500).trim().min(1) });
const listSchema = z.object({
  creator,
  after: textSchema(200).default('').describe('The last person of the page before this one.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const LIST = `
  select c.person, c.on_record as "onRecord", c.reference, c.covers, c.changed_at as "changedAt", c.pending as "itemsPending",
    (select count(*)::int from item_person p where p.creator = c.creator and p.person = c.person) as items
  from consent c where c.tenant = $1 and c.creator = $2 and c.person > $3 order by c.person limit $4`;

/** Consents of the people in a creator's items: on record, or taken back. */
@Controller('v1/catalog/consents')
export class ConsentsController {
  constructor(
    private readonly consents: Consents,
    private readonly log: EventLog,
  ) {}

  @Get()
  async list(@CurrentTenant() tenant: string, @Query(ZodPipe(listSchema)) query: z.output<typeof listSchema>) {
    const scope = [tenant, ids.creatorId(tenant, query.creator)];
    return { consents: await this.log.query(LIST, [...scope, query.after, query.limit]) };
  }

  @Post(':person')
  @HttpCode(200)
  async record(
    @CurrentTenant() tenant: string,
    @Param('person', ZodPipe(opaqueIdSchema)) person: string,
    @Body(ZodPipe(recordSchema)) { creator, ...consent }: z.output<typeof recordSchema>,
  ) {
    const scope = { tenant, creator: ids.creatorId(tenant, creator) };
    return { person, ...(await this.consents.record(scope, { person, ...consent })) };
  }

  /** Binds new proposals at once. A message that offers such an item is stopped once delivery has recorded it. */
  @Post(':person/revoke')
  @HttpCode(200)
  async revoke(
    @CurrentTenant() tenant: string,
    @Param('person', ZodPipe(knownIdSchema)) person: string,
    @Body(ZodPipe(revokeSchema)) { creator, reason }: z.output<typeof revokeSchema>,
  ) {
    const scope = { tenant, creator: ids.creatorId(tenant, creator) };
    return { person, ...(await this.consents.revoke(scope, person, reason)) };
  }
}
