import { knownIdSchema, type Sale } from '@reprise/contracts';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Query } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { z } from 'zod';
import { Creators } from '../creators/creators.js';
import { SaleEntity } from './sale.entity.js';

const listSchema = z.object({
  creator: knownIdSchema.optional().describe('Our id or the platform’s.'),
  fan: knownIdSchema.optional(),
  after: z.coerce.number().int().min(0).default(0).describe('`next` of the page before this one.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

@Controller('v1/pricing/sales')
export class SalesController {
  constructor(
    private readonly data: DataSource,
    private readonly creators: Creators,
  ) {}

  /** Sales and reversals in the order they were recorded, as on the topic `sales`. */
  @Get()
  async list(@CurrentTenant() tenant: string, @Query(ZodPipe(listSchema)) query: z.output<typeof listSchema>) {
    const { creator, fan, after, limit } = query;
    const sales = await this.data.getRepository(SaleEntity).find({
      where: {
        tenant,
        seq: MoreThan(String(after)),
        ...(creator === undefined ? {} : { creator: await this.creators.get(tenant, creator) }),
        ...(fan === undefined ? {} : { fan }),
      },
      order: { seq: 'ASC' },
      take: limit,
    });
    return { sales: sales.map(view), next: sales.length === limit ? Number(sales.at(-1)!.seq) : null };
  }
}

const view = ({ seq: _, tenant: __, reason, occurredAt, ...sale }: SaleEntity): Sale => ({
  ...sale,
  attribution: { reason },
  occurredAt: occurredAt.toISOString(),
});
