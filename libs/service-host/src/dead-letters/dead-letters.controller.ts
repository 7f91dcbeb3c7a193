import { textSchema, type ServiceName } from '@reprise/contracts';
import { DeadLetters, type DeadLetterScope, type StoredDeadLetter } from '@reprise/event-log';
import { Body, Controller, Get, HttpCode, Param, Post, Query, type Type } from '@nestjs/common';
import { z } from 'zod';
import { CurrentScope } from '../http/auth.js';
import { ZodPipe } from '../http/zod.pipe.js';

const skipSchema = z.strictObject({ reason: textSchema(500).trim().min(1) });

const pageSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'expected the id of a dead letter')
    .optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

const summary = ({ record: _, ...rest }: StoredDeadLetter) => rest;

/** Records the service could not apply, and what an operator does about them. */
export function deadLetterController(service: ServiceName): Type {
  @Controller(`v1/${service}/dead-letters`)
  class DeadLettersController {
    constructor(private readonly letters: DeadLetters) {}

    /** Oldest first, a page of them; `next` is the `after` of the page behind it, null at the end. */
    @Get()
    async list(
      @Query(ZodPipe(pageSchema)) { after, limit }: z.output<typeof pageSchema>,
      @CurrentScope() scope: DeadLetterScope,
    ) {
      const letters = await this.letters.list({ scope, limit: limit + 1, ...(after === undefined ? {} : { after }) });
      const page = letters.slice(0, limit);
      return { deadLetters: page.map(summary), next: letters.length > limit ? page.at(-1)!.id : null };
    }

    @Get(':id')
    show(@Param('id') id: string, @CurrentScope() scope: DeadLetterScope): Promise<StoredDeadLetter> {
      return this.letters.show(id, scope);
    }

    /** Applies the record again; what waited behind it follows. */
    @Post(':id/redrive')
    @HttpCode(200)
    async redrive(@Param('id') id: string, @CurrentScope() scope: DeadLetterScope) {
      await this.letters.show(id, scope);
      await this.letters.redrive(id);
      return summary(await this.letters.show(id, scope));
    }

    /** Gives the record up: what waited behind it goes on without it. */
    @Post(':id/skip')
    @HttpCode(200)
    async skip(
      @Param('id') id: string,
      @Body(ZodPipe(skipSchema)) { reason }: z.output<typeof skipSchema>,
      @CurrentScope() scope: DeadLetterScope,
    ) {
      await this.letters.show(id, scope);
      await this.letters.skip(id, reason);
      return summary(await this.letters.show(id, scope));
    }
  }
  return DeadLettersController;
}
