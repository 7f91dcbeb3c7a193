import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { restrictionKindSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { ingestFan, type LiftRestriction, type Restrict } from '@reprise/domain-ingest';
import { EventLog, fanRef, type Subject } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';

const restrictSchema = z.object({ kind: restrictionKindSchema, reason: z.string().min(1).max(200) });
const liftSchema = z.object({
  kind: restrictionKindSchema,
  by: z.string().min(1).max(200),
  reason: z.string().min(1).max(500),
});

/** Stops on a fan by people, and their lifting. */
@Controller('/v1/ingest/fans/:fan/restrictions')
export class RestrictionsController {
  constructor(private readonly log: EventLog) {}

  @Post()
  @HttpCode(200)
  restrict(
    @CurrentTenant() tenant: string,
    @Param('fan') fan: string,
    @Body(ZodPipe(restrictSchema)) body: z.output<typeof restrictSchema>,
  ) {
    return this.submit(tenant, fan, (now) => ({ type: 'Restrict', ...body, now }));
  }

  @Post('lift')
  @HttpCode(200)
  lift(
    @CurrentTenant() tenant: string,
    @Param('fan') fan: string,
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
    const ref = fanRef('ingest', known);
    const events = await this.log.submit({
      key: fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: (work) => work.run(ingestFan, ref, command(work.now)),
    });
    return { recorded: events.length > 0 };
  }
}
