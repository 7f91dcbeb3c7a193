import { knownIdSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuoteEntity } from './quote.entity.js';

@Controller('v1/pricing/quotes')
export class QuotesController {
  constructor(private readonly data: DataSource) {}

  /** A quote with the verdict of every rule, the rungs, their propensities and the seed: enough to compute it again. */
  @Get(':quote')
  async quote(@CurrentTenant() tenant: string, @Param('quote', ZodPipe(knownIdSchema)) quoteId: string) {
    const quote = await this.data.getRepository(QuoteEntity).findOneBy({ tenant, quoteId });
    if (!quote) throw new DomainError('quote/unknown', `there is no quote ${quoteId}`, 404);
    const { creator, fan, status, closedAt, data } = quote;
    return { creator, fan, status, closedAt, ...data };
  }
}
