import { fanRestrictedV1, fanRestrictionLiftedV1, sellingSuspendedV1, type EventOf } from '@reprise/contracts';
import { DomainError, type Decider } from '@reprise/event-sourcing';
import { Consumes, EventLog, fanRef, type Received } from '@reprise/event-log';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import { CurrentTenant, defineService, Public, RawBody, ZodPipe } from '../index.js';

type Suspended = EventOf<typeof sellingSuspendedV1>;
type Suspend = { readonly type: 'Suspend'; readonly event: Suspended['data'] };
const fan: Decider<{ suspended: number }, Suspend, Suspended> = {
  initial: { suspended: 0 },
  decide: ({ event }) => [sellingSuspendedV1.make(event)],
  evolve(state, _event, rows) {
    rows.put('suspensions', String(state.suspended + 1), { counted: true });
    return { suspended: state.suspended + 1 };
  },
};

/** What the handler of restrictions does, for the specs to change. */
export const handler = { refuses: false, counted: 0 };

@Controller()
class RestrictionConsumer {
  @Consumes(fanRestrictedV1)
  async onRestricted({ subject, work }: Received<typeof fanRestrictedV1>): Promise<void> {
    if (handler.refuses) throw new DomainError('test/refused', 'this one is refused');
    const event = { ...(sellingSuspendedV1.samples[0] as Suspended['data']) };
    await work.run(fan, fanRef('pricing', subject), { type: 'Suspend', event });
  }
}

/** A second handler of the same event, in another slice. */
@Controller()
class RestrictionCounter {
  @Consumes(fanRestrictedV1)
  onRestricted(): Promise<void> {
    handler.counted++;
    return Promise.resolve();
  }

  @Consumes(fanRestrictionLiftedV1)
  onLifted(): Promise<void> {
    return Promise.resolve();
  }
}

const quoteSchema = z.strictObject({ item: z.string().min(1), amountMinor: z.int().min(0) });

@Controller('v1/pricing/test')
class EdgeController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: EventLog,
  ) {}

  @Post('quotes')
  quote(@Body(ZodPipe(quoteSchema)) body: z.output<typeof quoteSchema>, @CurrentTenant() tenant: string) {
    return { ...body, tenant };
  }

  @Post('imports')
  take(@Body(ZodPipe(z.unknown())) body: unknown) {
    return { characters: JSON.stringify(body).length };
  }

  @Public()
  @Post('webhooks')
  webhook(@RawBody() body: Buffer, @Req() { headers }: Request) {
    return { bytes: body.length, first: body[0] ?? null, type: headers['content-type'] ?? null };
  }

  @Get('refused/:code')
  refused(@Param('code') code: string): never {
    throw new DomainError(`quote/${code}`, 'no', 409);
  }

  @Get('broken')
  broken(): never {
    throw new Error('a secret detail');
  }

  @Get('schema')
  async schema() {
    const [row] = await this.dataSource.query<{ schema: string }[]>('select current_schema() as schema');
    const [note] = await this.log.query<{ notes: number }>('select count(*)::int as notes from note');
    return { ...row, ...note };
  }
}

class CreateNote1764100000001 implements MigrationInterface {
  readonly name = 'CreateNote1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table note (id int primary key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table note');
  }
}

/** A service with a bit of everything, under the name of one of ours. */
export const fakeService = defineService({
  name: 'pricing',
  summary: 'A service made for this test.',
  deciders: { fan },
  migrations: [CreateNote1764100000001],
  config: z.object({ TEST_NOTE: z.string().default('x').describe('Nothing.') }),
  controllers: [RestrictionConsumer, RestrictionCounter, EdgeController],
  rawBodies: ['/v1/pricing/test/webhooks'],
  largeBodies: ['/v1/pricing/test/imports'],
});
