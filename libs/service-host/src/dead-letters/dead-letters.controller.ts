import type { ServiceName } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { DeadLetters, type StoredDeadLetter } from '@reprise/event-log';
import { Body, Controller, Get, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { z } from 'zod';
import { CurrentTenant } from '../http/auth.js';
import { ZodPipe } from '../http/zod.pipe.js';

const skipSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** A record too broken to name a tenant belongs to whoever operates the installation. */
const isVisible = (letter: StoredDeadLetter, tenant: string) =>
  (letter.record.headers['ce_tenant'] ?? tenant) === tenant;

const summary = ({ record: _, ...rest }: StoredDeadLetter) => rest;

/** Records the service could not apply, and what an operator does about them. */
export function deadLetterController(service: ServiceName): Type {
  @Controller(`v1/${service}/dead-letters`)
  class DeadLettersController {
    constructor(private readonly letters: DeadLetters) {}

    @Get()
    async list(@CurrentTenant() tenant: string) {
      const letters = await this.letters.list();
      return { deadLetters: letters.filter((letter) => isVisible(letter, tenant)).map(summary) };
    }

    @Get(':id')
    show(@Param('id') id: string, @CurrentTenant() tenant: string): Promise<StoredDeadLetter> {
      return this.visible(id, tenant);
    }

    /** Applies the record again, and what waited behind it. */
    @Post(':id/redrive')
    @HttpCode(200)
    async redrive(@Param('id') id: string, @CurrentTenant() tenant: string) {
      await this.visible(id, tenant);
      await this.letters.redrive(id);
      return summary(await this.letters.show(id));
    }

    /** Gives the record up: what waited behind it goes on without it. */
    @Post(':id/skip')
    @HttpCode(200)
    async skip(
      @Param('id') id: string,
      @Body(ZodPipe(skipSchema)) { reason }: z.output<typeof skipSchema>,
      @CurrentTenant() tenant: string,
    ) {
      await this.visible(id, tenant);
      await this.letters.skip(id, reason);
      return summary(await this.letters.show(id));
    }

    private async visible(id: string, tenant: string): Promise<StoredDeadLetter> {
      const letter = await this.letters.show(id);
      if (!isVisible(letter, tenant))
        throw new DomainError('dead-letter/unknown', `there is no dead letter ${id}`, 404);
      return letter;
    }
  }
  return DeadLettersController;
}
