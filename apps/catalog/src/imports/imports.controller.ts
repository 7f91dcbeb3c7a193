import { opaqueIdSchema, TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
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
      body.entries.map(async ({ line, record }): Promise<Outcome> => {
        const read = readArchiveItem(record);
        if ('reason' in read) return { line, reason: read.reason };
        const creator = ids.creatorId(tenant, read.creator ?? body.creator ?? TENANT_WIDE_CREATOR);
        const changed = await this.vault.put({ tenant, creator, itemId: read.item.itemId }, read.item, read.consents);
        return changed ? 'accepted' : 'unchanged';
      }),
    );
    return {
      accepted: outcomes.filter((outcome) => outcome === 'accepted').length,
      unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
      rejected: outcomes.filter((outcome) => typeof outcome === 'object'),
    };
  }
}
