import { knownIdSchema } from '@reprise/contracts';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Param } from '@nestjs/common';
import { Fans } from '../fans/fans.js';
import { liveSummaries } from './live-summaries.js';

/** What a conversation was about, stretch by stretch, in quotations that cite their messages. */
@Controller('v1/memory/fans')
export class SummariesController {
  constructor(
    private readonly fans: Fans,
    private readonly log: EventLog,
  ) {}

  @Get(':fan/summaries')
  async summaries(@CurrentTenant() tenant: string, @Param('fan', ZodPipe(knownIdSchema)) fan: string) {
    await this.fans.assertKnown(tenant, fan);
    const [summarised] = await liveSummaries.load([fan], this.log);
    return { messages: summarised!.stored, summaries: summarised!.live };
  }
}
