import { FirstLines, opaqueIdSchema, TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { ids } from '@reprise/event-log';
import { CurrentTenant, rejectionOf, ZodPipe } from '@reprise/service-host';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Vault } from '../items/vault.js';
import { readArchiveItem, saidBy } from './archive-item.js';

const importSchema = z.object({
  platform: opaqueIdSchema,
  creator: opaqueIdSchema.optional().describe('The platform’s id of the creator, for lines that name none.'),
  entries: z
    .array(z.object({ line: z.int().min(1), record: z.unknown() }))
    .min(1)
    .max(1_000),
});

type Request = z.output<typeof importSchema>;
type Outcome = 'accepted' | 'unchanged' | { readonly line: number; readonly reason: string };

/** Catalog archives, a chunk at a time. The same chunk again changes nothing. */
@Controller('v1/catalog/imports')
export class ImportsController {
  constructor(private readonly vault: Vault) {}

  @Post('items')
  @HttpCode(200)
  async items(@CurrentTenant() tenant: string, @Body(ZodPipe(importSchema)) body: Request) {
    const first = new FirstLines();
    const outcomes = await Promise.all(
      body.entries.map((entry) =>
        this.put(tenant, body.creator, entry, first).catch((error: unknown) => ({
          line: entry.line,
          reason: rejectionOf(error),
        })),
      ),
    );
    return {
      accepted: outcomes.filter((outcome) => outcome === 'accepted').length,
      unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
      rejected: outcomes.filter((outcome) => typeof outcome === 'object'),
    };
  }

  /** Reads the line before it waits for anything: of two that contradict each other, the first of the request stands. */
  private async put(
    tenant: string,
    fallback: string | undefined,
    { line, record }: Request['entries'][number],
    first: FirstLines,
  ): Promise<Outcome> {
    const read = readArchiveItem(record);
    const { creator = fallback ?? TENANT_WIDE_CREATOR, item, consents } = read;
    const address = { tenant, creator: ids.creatorId(tenant, creator), itemId: item.itemId };
    const refused = first.refuse(line, saidBy(read, address.creator));
    if (refused !== undefined) throw new DomainError('import/contradiction', refused, 409);
    return (await this.vault.put(address, item, consents)) ? 'accepted' : 'unchanged';
  }
}
