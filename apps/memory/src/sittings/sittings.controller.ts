import { knownIdSchema } from '@reprise/contracts';
import { KEPT_SITTINGS, keptSittings, memoryFan } from '@reprise/domain-memory';
import { EventLog, fanRef } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param } from '@nestjs/common';
import { Fans } from '../fans/fans.js';

/** The latest sittings of a fan, and the shape of a session they are used to. */
@Controller('v1/memory/fans')
export class SittingsController {
  constructor(
    private readonly fans: Fans,
    private readonly log: EventLog,
  ) {}

  @Get(':fan/sittings')
  async sittings(@CurrentTenant() tenant: string, @Param('fan', ZodPipe(knownIdSchema)) fan: string) {
    await this.fans.assertKnown(tenant, fan);
    // A stream is read by its name; whose creator it is does not matter.
    const ref = fanRef('memory', { tenant, creator: '', fan });
    const { state, rows } = await this.log.loadState(memoryFan, ref, [KEPT_SITTINGS]);
    return { shape: state.sittings.shape, sittings: keptSittings(rows) };
  }
}
