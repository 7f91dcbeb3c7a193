import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { knownIdSchema, labelSchema, restrictionKindSchema, textSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import type { LiftRestriction, Restrict } from '@reprise/domain-ingest';
import { EventLog, fanRef, type Subject } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { decide } from '../fan-stream.js';
import { StopSweep } from '../persons/stop-sweep.js';

const restrictSchema = z.object({ kind: restrictionKindSchema, reason: textSchema(200).min(1) });
const liftSchema = z.object({
  kind: restrictionKindSchema,
  by: labelSchema(200).min(1),
  reason: textSchema(500).min(1),
});

/** Stops on a fan by people, who bind every linked fan too, and their lifting, which is of the named fan alone. */
@Controller('/v1/ingest/fans/:fan/restrictions')
export class RestrictionsController {
  constructor(
    private readonly log: EventLog,
    private readonly stops: StopSweep,
  ) {}

  @Post()
  @HttpCode(200)
  restrict(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Body(ZodPipe(restrictSchema)) body: z.output<typeof restrictSchema>,
  ) {
    return this.submit(tenant, fan, (now) => ({ type: 'Restrict', ...body, now }));
  }

  @Post('lift')
  @HttpCode(200)
  lift(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Body(ZodPipe(liftSchema)) body: z.output<typeof liftSchema>,
  ) {
    return this.submit(tenant, fan, (now) => ({ type: 'LiftRestriction', ...body, now }));
  }

  private async submit(
    tenant: string,
    fan: string,
    command: (now: string) => Restrict | LiftRestriction,
  ): Promise<{ recorded: boolean }> {
    const [known] = await this.log.query<Subject>(
      'select tenant, creator, fan from fan where fan = $1 and tenant = $2',
      [fan, tenant],
    );
    if (!known) throw new DomainError('fan/unknown', `there is no fan ${fan}`, 404);
    const events = await this.log.submit({
      key: fan,
      streams: [fanRef('ingest', known)],
      cause: this.log.rootCause(),
      run: async (work) => this.stops.follow(work, await decide(work, known, command(work.now))),
    });
    return { recorded: events.length > 0 };
  }
}
