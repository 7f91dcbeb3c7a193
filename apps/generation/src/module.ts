import { generationFan, machineDecider, modeDecider, personaDecider } from '@reprise/domain-generation';
import { defineService } from '@reprise/service-host';
import { generationConfig } from './config.js';
import { machines, modes, personas } from './desks/desk-projections.js';
import { DesksConsumer } from './desks/desks.consumer.js';
import { DesksController } from './desks/desks.controller.js';
import { GenerationTables1764300000000 } from './migrations/0001-generation.js';
import { HandoffEntity } from './handoffs/handoff.entity.js';
import { handoffs } from './handoffs/handoffs.js';
import { HandoffsController } from './handoffs/handoffs.controller.js';
import { OverdueHandoffs } from './handoffs/overdue-handoffs.js';
import { OwnershipConsumer } from './handoffs/ownership.consumer.js';
import { HeldMessages1764400000000 } from './migrations/0002-held-messages.js';
import { Handoffs1764500000000 } from './migrations/0003-handoffs.js';
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
  migrations: [GenerationTables1764300000000, HeldMessages1764400000000, Handoffs1764500000000],
  projections: [handoffs, personas, machines, modes],
  entities: [HandoffEntity],
  config: generationConfig,
  controllers: [TurnsConsumer, OutcomesConsumer, OwnershipConsumer, DesksConsumer, DesksController, HandoffsController],
  providers: [Conversations, CreatorLoad, TurnExpiry, Resumption, OverdueHandoffs],
});
