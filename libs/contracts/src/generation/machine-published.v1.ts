import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { PLANS } from './turn-planned.v1.js';

/** A conversation state machine as data: the first rule whose trigger and guards hold decides. */
export const machineSchema = z
  .object({
    version: z.string().min(1).max(60),
    archetype: z.string().min(1).max(60),
    initial: z.string().max(60),
    states: z
      .array(
        z.object({
          name: z.string().max(60),
          objective: z.string().max(300),
          winWhen: z.string().max(300),
          /** What a turn in this state is for when the message itself decides nothing; `relate` when left out. */
          leads: z.enum(PLANS).optional(),
        }),
      )
      .min(1)
      .max(40),
    rules: z
      .array(
        z.object({
          id: z.string().max(60),
          /** A state, or `*` for any. */
          from: z.string().max(60),
          on: z.string().max(60),
          /** Guard names; a leading `!` negates. All must hold. */
          when: z.array(z.string().max(60)).max(20),
          to: z.string().max(60),
        }),
      )
      .max(300),
  })
  .meta({ id: 'Machine' });
export type MachineTable = z.output<typeof machineSchema>;

export const machinePublishedV1 = defineEvent({
  type: 'generation.machine-published.v1',
  summary: 'A version of an archetype’s state machine for a creator.',
  topics: ['creator.events'],
  data: z.object({ machine: machineSchema, occurredAt: timeSchema }),
  samples: [
    {
      machine: {
        version: 'warm@1',
        archetype: 'warm',
        initial: 'qualifying',
        states: [{ name: 'qualifying', objective: 'learn who this is', winWhen: 'the fan answered' }],
        rules: [{ id: 'r1', from: '*', on: 'fan-message', when: ['crisis'], to: 'held' }],
      },
      occurredAt: SAMPLE.at,
    },
  ],
});
