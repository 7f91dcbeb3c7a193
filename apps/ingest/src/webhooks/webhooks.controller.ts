import { knownIdSchema } from '@reprise/contracts';
import { Controller, Headers, HttpCode, Param, Post, Query, UnauthorizedException } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Public, RawBody, ZodPipe } from '@reprise/service-host';
import { Connections } from '../connections/connections.js';
import { SignatureError, verifyWebhook } from './signature.js';
import { WebhookIntake } from './webhook-intake.js';

export const WEBHOOK_PATH = '/v1/platforms/:platform/webhooks';

/** Where platforms tell us what happened. `202` only once it is durable. */
@Controller()
export class WebhooksController {
  constructor(
    private readonly connections: Connections,
    private readonly intake: WebhookIntake,
  ) {}

  @Post(WEBHOOK_PATH)
  @Public()
  @HttpCode(202)
  async receive(
    @Param('platform', ZodPipe(knownIdSchema)) platform: string,
    @Query('connection', ZodPipe(knownIdSchema.optional())) id: string | undefined,
    @Headers() headers: IncomingHttpHeaders,
    @RawBody() raw: Buffer,
  ): Promise<{ accepted: string }> {
    const connection = this.connections.find(platform, id);
    const webhook = this.verify(raw, headers, connection.secrets);
    await this.intake.take({ ...webhook, raw }, connection);
    return { accepted: webhook.id };
  }

  private verify(raw: Buffer, headers: IncomingHttpHeaders, secrets: readonly string[]): { id: string; body: unknown } {
    try {
      return verifyWebhook(raw, headers, secrets);
    } catch (error) {
      if (error instanceof SignatureError) throw new UnauthorizedException(error.message);
      throw error;
    }
  }
}
