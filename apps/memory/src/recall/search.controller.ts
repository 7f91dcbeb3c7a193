import { idSchema } from '@reprise/contracts';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Fans } from '../fans/fans.js';
import { RETRIEVER, searchMessages } from './search-messages.js';

const searchSchema = z.object({
  q: z.string().trim().min(1).max(1_000),
  agenda: z.string().max(2_000).default('').describe('What the conversation is about besides the question.'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Searches one fan's conversation exactly as recall does. */
@Controller('v1/memory/fans')
export class SearchController {
  constructor(
    private readonly fans: Fans,
    private readonly log: EventLog,
  ) {}

  @Get(':fan/search')
  async search(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(idSchema)) fan: string,
    @Query(ZodPipe(searchSchema)) { q, agenda, limit }: z.output<typeof searchSchema>,
  ) {
    await this.fans.assertKnown(tenant, fan);
    const [messages] = await searchMessages.load([{ fan, text: q, agenda, besides: '', limit }], this.log);
    return { retriever: RETRIEVER, messages };
  }
}
