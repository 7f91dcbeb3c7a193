import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { idSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { ingestFan, type Link, type Unlink } from '@reprise/domain-ingest';
import { EventLog, fanRef, type Subject } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';

const unlinkSchema = z.strictObject({ fan: idSchema, by: z.string().min(1).max(200) });
const linkSchema = unlinkSchema.extend({ evidence: z.enum(['platform', 'fan', 'operator']) });

/** Which fans of a tenant are one person. Nothing is known across profiles without it. */
@Controller('/v1/ingest/fans/:fan/links')
export class LinksController {
  constructor(private readonly log: EventLog) {}

  @Post()
  @HttpCode(200)
  link(
    @CurrentTenant() tenant: string,
    @Param('fan') fan: string,
    @Body(ZodPipe(linkSchema)) { fan: other, evidence, by }: z.output<typeof linkSchema>,
  ) {
    return this.submit(tenant, [fan, other], (to, now) => ({
      type: 'Link',
      otherFan: to.fan,
      otherCreator: to.creator,
      evidence,
      by,
      now,
    }));
  }

  @Post('end')
  @HttpCode(200)
  unlink(
    @CurrentTenant() tenant: string,
    @Param('fan') fan: string,
    @Body(ZodPipe(unlinkSchema)) { fan: other, by }: z.output<typeof unlinkSchema>,
  ) {
    return this.submit(tenant, [fan, other], (to, now) => ({ type: 'Unlink', otherFan: to.fan, by, now }));
  }

  /** Both streams in one transaction: a link is never known on one side only. */
  private async submit(
    tenant: string,
    pair: readonly [string, string],
    command: (to: Subject, now: string) => Link | Unlink,
  ): Promise<{ recorded: boolean }> {
    const known = await this.log.query<Subject>(
      'select tenant, creator, fan from fan where fan = any($1::text[]) and tenant = $2',
      [pair, tenant],
    );
    const [one, other] = pair.map((fan) => known.find((subject) => subject.fan === fan));
    if (!one || !other) throw new DomainError('fan/unknown', `there is no fan ${one ? pair[1] : pair[0]}`, 404);
    if (one.creator === other.creator)
      throw new DomainError('fan/same-profile', 'two fans of one profile are two accounts, not one person', 409);
    const events = await this.log.submit({
      key: one.fan,
      streams: [fanRef('ingest', one), fanRef('ingest', other)],
      cause: this.log.rootCause(),
      run: async (work) => [
        ...(await work.run(ingestFan, fanRef('ingest', one), command(other, work.now))),
        ...(await work.run(ingestFan, fanRef('ingest', other), command(one, work.now))),
      ],
    });
    return { recorded: events.length > 0 };
  }
}
