import { opaqueIdSchema, TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { CurrentTenant, rejectionOf, ZodPipe } from '@reprise/service-host';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Vault } from '../items/vault.js';
import { readArchiveItem } from './archive-item.js';

const importSchema = z.object({
  platform: opaqueIdSchema,
  creator: opaqueIdSchema.optional().describe('The platform’s id of the creator, for lines that name none.'),
  entries: z
    .array(z.object({ line: z.int().min(1), record: z.unknown() }))
    .min(1)
    .max(1_000),
});

type Outcome = 'accepted' | 'unchanged' | { readonly line: number; readonly reason: string };

/** Catalog archives, a chunk at a time. The same chunk again changes nothing. */
@Controller('v1/catalog/imports')
export class ImportsController {
  constructor(private readonly vault: Vault) {}

  @Post('items')
  @HttpCode(200)
  async items(@CurrentTenant() tenant: string, @Body(ZodPipe(importSchema)) body: z.output<typeof importSchema>) {
    const outcomes = await Promise.all(
      body.entries.map(({ line, record }) =>
        this.put(tenant, body.creator, record).catch((error: unknown) => ({ line, reason: rejectionOf(error) })),
      ),
    );
    return {
      accepted: outcomes.filter((outcome) => outcome === 'accepted').length,
      unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
      rejected: outcomes.filter((outcome) => typeof outcome === 'object'),
    };
  }

  private async put(tenant: string, fallback: string | undefined, record: unknown): Promise<Outcome> {
    const { creator = fallback ?? TENANT_WIDE_CREATOR, item, consents } = readArchiveItem(record);
    const address = { tenant, creator: ids.creatorId(tenant, creator), itemId: item.itemId };
    return (await this.vault.put(address, item, consents)) ? 'accepted' : 'unchanged';
  }
}
