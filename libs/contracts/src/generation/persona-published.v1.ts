import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

/** How a creator's profile speaks. Data: a new archetype needs no code. */
export const personaSchema = z
  .object({
    version: z.string().min(1).max(60),
    archetype: z.string().min(1).max(60),
    displayName: z.string().min(1).max(200),
    /** What the creator does, in a few words, e.g. `drawing`. */
    craft: z.string().max(100),
    /** Voice pack the rules writer uses. */
    voice: z.string().min(1).max(60),
    /** Phrases the creator never uses. */
    forbidden: z.array(z.string().max(200)).max(200),
    /** Topics the creator does not enter, whatever is paid. */
    limits: z.array(z.string().max(200)).max(200),
    /** Facts about the creator that may be told; nothing else is claimed. */
    facts: z.array(z.string().max(500)).max(200),
  })
  .meta({ id: 'Persona' });
export type Persona = z.output<typeof personaSchema>;

export const personaPublishedV1 = defineEvent({
  type: 'generation.persona-published.v1',
  summary: 'A version of how a creator’s profile speaks.',
  topics: ['creator.events'],
  data: z.object({ persona: personaSchema, occurredAt: timeSchema }),
  samples: [
    {
      persona: {
        version: 'mira@1',
        archetype: 'warm',
        displayName: 'Mira',
        craft: 'drawing',
        voice: 'warm',
        forbidden: [],
        limits: ['medical advice'],
        facts: ['draws with ink'],
      },
      occurredAt: SAMPLE.at,
    },
  ],
});
