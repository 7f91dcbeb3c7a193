import { knownIdSchema } from '@reprise/contracts';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Fans } from '../fans/fans.js';
import { MessageEntity } from './message.entity.js';

const pageSchema = z.object({
  before: knownIdSchema.optional().describe('Id of the last message of the page before this one.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A fan's conversation, newest first. */
@Controller('v1/memory/fans')
export class MessagesController {
  constructor(
    private readonly fans: Fans,
    private readonly data: DataSource,
  ) {}

  @Get(':fan/messages')
  async messages(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Query(ZodPipe(pageSchema)) { before, limit }: z.output<typeof pageSchema>,
  ) {
    await this.fans.assertKnown(tenant, fan);
    const query = this.data.getRepository(MessageEntity).createQueryBuilder('m').where('m.fan = :fan', { fan });
    if (before !== undefined)
      query.andWhere(
        '(m.at, m.seq) < (select b.at, b.seq from message b where b.fan = :fan and b.message_id = :before)',
        {
          before,
        },
      );
    const page = await query.orderBy('m.at', 'DESC').addOrderBy('m.seq', 'DESC').take(limit).getMany();
    return {
      messages: page.map(({ messageId, author, text, itemId, at, origin }) => ({
        messageId,
        author,
        text,
        itemId,
        at: at.toISOString(),
        origin,
      })),
      next: page.length === limit ? page.at(-1)!.messageId : null,
    };
  }
}
