import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { knownIdSchema, labelSchema } from '@reprise/contracts';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Links } from './links.js';

const unlinkSchema = z.strictObject({ fan: knownIdSchema, by: labelSchema(200).min(1) });
const linkSchema = unlinkSchema.extend({ evidence: z.enum(['platform', 'fan', 'operator']) });

/** Which fans of a tenant are one person. Nothing is known across profiles without it. */
@Controller('/v1/ingest/fans/:fan/links')
export class LinksController {
  constructor(private readonly links: Links) {}

  /** What stops a fan on either side stops all fans of both from here on. */
  @Post()
  @HttpCode(200)
  async link(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Body(ZodPipe(linkSchema)) { fan: other, evidence, by }: z.output<typeof linkSchema>,
  ): Promise<{ recorded: boolean }> {
    return { recorded: await this.links.link(tenant, [fan, other], { evidence, by }) };
  }

  /** What crossed before holds: each stop is lifted on its own fan. */
  @Post('end')
  @HttpCode(200)
  async unlink(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Body(ZodPipe(unlinkSchema)) { fan: other, by }: z.output<typeof unlinkSchema>,
  ): Promise<{ recorded: boolean }> {
    return { recorded: await this.links.unlink(tenant, [fan, other], by) };
  }
}
