import { knownIdSchema, textSchema } from '@reprise/contracts';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Embedders } from '../embeddings/embedders.js';
import { nearestMessages } from '../embeddings/nearest-messages.js';
import { Fans } from '../fans/fans.js';
import { fused, FUSED_DEPTH } from './fused.js';
import { RETRIEVER, searchMessages } from './search-messages.js';

const searchSchema = z.object({
  q: textSchema(1_000).trim().min(1),
  agenda: textSchema(2_000).default('').describe('What the conversation is about besides the question.'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Searches one fan's conversation exactly as recall does. */
@Controller('v1/memory/fans')
export class SearchController {
  constructor(
    private readonly fans: Fans,
    private readonly log: EventLog,
    private readonly embedders: Embedders,
  ) {}

  @Get(':fan/search')
  async search(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Query(ZodPipe(searchSchema)) { q, agenda, limit }: z.output<typeof searchSchema>,
  ) {
    await this.fans.assertKnown(tenant, fan);
    const question = { fan, text: q, agenda, besides: '' };
    const [query] = await this.embedders.ofQueries([q]);
    if (!query) {
      const [messages] = await searchMessages.load([{ ...question, limit }], this.log);
      return { retriever: RETRIEVER, messages };
    }
    const depth = Math.max(limit, FUSED_DEPTH);
    const [[found], near] = await Promise.all([
      searchMessages.load([{ ...question, limit: depth }], this.log),
      nearestMessages(this.log, { fan, query, besides: '', limit: depth }),
    ]);
    const { messages, ...how } = fused(found!, { embedder: query.embedder, messages: near });
    return { ...how, messages: messages.slice(0, limit) };
  }
}
