import {
  DEFAULT_PRICING_POLICY,
  knownIdSchema,
  labelSchema,
  type PricingPolicy,
  pricingPolicySchema,
} from '@reprise/contracts';
import { policy } from '@reprise/domain-pricing';
import { Clock, creatorRef, EventLog } from '@reprise/event-log';
import { CurrentTenant, MendedZodPipe, ZodPipe } from '@reprise/service-host';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Creators } from '../creators/creators.js';
import { policies } from './policies.js';
import { termsOf } from './terms.js';

const publishSchema = z.strictObject({
  policy: pricingPolicySchema
    .partial()
    .required({ version: true })
    .describe(
      'Fields left out are as in the default. The mode `personalized` is refused while no notice tells the fan of it.',
    ),
  by: labelSchema(200).trim().min(1).default('api'),
});

/** A creator's price policy. The creator is named by our id or the platform's. */
@Controller('v1/pricing/creators/:creator/policy')
export class PoliciesController {
  constructor(
    private readonly log: EventLog,
    private readonly creators: Creators,
    private readonly clock: Clock,
  ) {}

  @Get()
  async inForce(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) name: string,
  ): Promise<PricingPolicy> {
    const creator = await this.creators.get(tenant, name);
    const [terms] = await termsOf.load([{ tenant, creator, fan: '', itemId: null }], this.log);
    return terms!.policy;
  }

  /** Binds every quote that is given after the answer; open quotes keep the version they cite. */
  @Post()
  @HttpCode(200)
  async publish(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) name: string,
    @Body(MendedZodPipe(publishSchema)) body: z.output<typeof publishSchema>,
  ): Promise<{ version: string; changed: boolean }> {
    const creator = await this.creators.get(tenant, name);
    const published: PricingPolicy = { ...DEFAULT_PRICING_POLICY, ...body.policy };
    const ref = creatorRef('pricing', { tenant, creator }, 'policy', 'price');
    const changed = await this.log.submit({
      key: creator,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const command = { type: 'PublishPolicy', policy: published, by: body.by, now: this.clock.now() } as const;
        const events = await work.run(policy, ref, command);
        for (const event of events) policies.project(work, ref, event);
        return events.length > 0;
      },
    });
    return { version: published.version, changed };
  }
}
