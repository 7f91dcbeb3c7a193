import { generationFan, machineDecider, modeDecider, personaDecider } from '@reprise/domain-generation';
import { defineService } from '@reprise/service-host';
import { generationConfig } from './config.js';
import { machines, modes, personas } from './creator-settings/creator-settings.projections.js';
import { CreatorSettingsConsumer } from './creator-settings/creator-settings.consumer.js';
import { CreatorSettingsController } from './creator-settings/creator-settings.controller.js';
import { GenerationTables1764300000000 } from './migrations/0001-generation.js';
import { HandoffEntity } from './handoffs/handoff.entity.js';
import { handoffs } from './handoffs/handoffs.js';
import { HandoffsController } from './handoffs/handoffs.controller.js';
import { OverdueHandoffs } from './handoffs/overdue-handoffs.js';
import { OwnershipConsumer } from './handoffs/ownership.consumer.js';
import { HeldMessages1764400000000 } from './migrations/0002-held-messages.js';
import { Handoffs1764500000000 } from './migrations/0003-handoffs.js';
import { CreatorSettings1764600000000 } from './migrations/0004-creator-settings.js';
import { Conversations } from './turns/conversations.js';
import { CreatorLoad } from './turns/creator-load.js';
import { TurnExpiry } from './turns/expiry.js';
import { OutcomesConsumer } from './turns/outcomes.consumer.js';
import { Resumption } from './turns/resumption.js';
import { TurnsConsumer } from './turns/turns.consumer.js';

/** Generation: where a conversation stands, what this turn is for, and the words that may leave. */
export const generationService = defineService({
  name: 'generation',
  summary: 'Steps the conversation’s machine, plans each turn, writes its reply and lets it pass the gates.',
  deciders: { fan: generationFan, persona: personaDecider, machine: machineDecider, mode: modeDecider },
  migrations: [
    GenerationTables1764300000000,
    HeldMessages1764400000000,
    Handoffs1764500000000,
    CreatorSettings1764600000000,
  ],
  projections: [handoffs, personas, machines, modes],
  entities: [HandoffEntity],
  config: generationConfig,
  controllers: [
    TurnsConsumer,
    OutcomesConsumer,
    OwnershipConsumer,
    CreatorSettingsConsumer,
    CreatorSettingsController,
    HandoffsController,
  ],
  providers: [Conversations, CreatorLoad, TurnExpiry, Resumption, OverdueHandoffs],
});
