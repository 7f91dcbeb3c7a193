import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { knownIdSchema, labelSchema, machineSchema, personaSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import {
  machineDecider,
  MODES,
  modeDecider,
  personaDecider,
  toMermaid,
  toXState,
  type CreatorSettings,
} from '@reprise/domain-generation';
import { creatorRef, EventLog, type StreamRef, type Work } from '@reprise/event-log';
import { CurrentTenant, MendedZodPipe, ZodPipe } from '@reprise/service-host';
import { machines, modes, personas } from './creator-settings.projections.js';
import { toSettings, type SettingsRow } from './creator-settings.js';
import { MachineRejectedFilter } from './machine-rejected.filter.js';

const modeSchema = z.object({ mode: z.enum(MODES), by: labelSchema(200).min(1) });
const formatSchema = z.object({ format: z.enum(['json', 'mermaid', 'xstate']).default('json') });

/** How a creator's profile speaks, through which states, and whether software speaks at all. */
@Controller('/v1/generation/creators/:creator')
export class CreatorSettingsController {
  constructor(private readonly log: EventLog) {}

  @Post('persona')
  @HttpCode(200)
  publishPersona(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) creator: string,
    @Body(MendedZodPipe(personaSchema)) persona: z.output<typeof personaSchema>,
  ) {
    return this.change(tenant, creator, 'persona', async (work, ref) => {
      const events = await work.run(personaDecider, ref, { type: 'PublishPersona', persona, now: work.now });
      for (const event of events) personas.project(work, ref, event);
      return { version: persona.version, published: events.length > 0 };
    });
  }

  /** Refused with `machine/lint` and every finding when the machine would mislead or strand a conversation. */
  @Post('machine')
  @HttpCode(200)
  @UseFilters(MachineRejectedFilter)
  publishMachine(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) creator: string,
    @Body(MendedZodPipe(machineSchema)) machine: z.output<typeof machineSchema>,
  ) {
    return this.change(tenant, creator, 'machine', async (work, ref) => {
      const events = await work.run(machineDecider, ref, { type: 'PublishMachine', machine, now: work.now });
      for (const event of events) machines.project(work, ref, event);
      return { version: machine.version, published: events.length > 0 };
    });
  }

  @Post('mode')
  @HttpCode(200)
  changeMode(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) creator: string,
    @Body(ZodPipe(modeSchema)) { mode, by }: z.output<typeof modeSchema>,
  ) {
    return this.change(tenant, creator, 'mode', async (work, ref) => {
      const events = await work.run(modeDecider, ref, { type: 'ChangeMode', mode, by, now: work.now });
      for (const event of events) modes.project(work, ref, event);
      return { mode, changed: events.length > 0 };
    });
  }

  @Get()
  async settings(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) creator: string,
  ): Promise<CreatorSettings> {
    return toSettings(await this.known(tenant, creator));
  }

  /** The machine in force: as data, as a Mermaid diagram (text), or as an XState configuration. */
  @Get('machine')
  async machine(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) creator: string,
    @Query(ZodPipe(formatSchema)) { format }: z.output<typeof formatSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    const { machine } = toSettings(await this.known(tenant, creator));
    switch (format) {
      case 'json':
        return machine;
      case 'mermaid':
        response.type('text/plain; charset=utf-8');
        return toMermaid(machine);
      case 'xstate':
        return toXState(machine);
    }
  }

  private async change<T>(
    tenant: string,
    creator: string,
    subject: string,
    run: (work: Work, ref: StreamRef) => Promise<T>,
  ): Promise<T> {
    await this.known(tenant, creator);
    const ref = creatorRef('generation', { tenant, creator }, subject, subject);
    return this.log.submit({
      key: creator,
      streams: [ref],
      cause: this.log.rootCause(),
      run: (work) => run(work, ref),
    });
  }

  private async known(tenant: string, creator: string): Promise<SettingsRow> {
    const [row] = await this.log.query<SettingsRow>(
      'select * from creator_settings where creator = $1 and tenant = $2',
      [creator, tenant],
    );
    if (!row) throw new DomainError('creator/unknown', `there is no creator ${creator}`, 404);
    return row;
  }
}
