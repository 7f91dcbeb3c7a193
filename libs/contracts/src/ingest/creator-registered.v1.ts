import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const ARCHETYPES = ['warm', 'aloof', 'witty', 'teacher', 'concierge'] as const;
export const DEFAULT_ARCHETYPE = 'warm';

export const creatorRegisteredV1 = defineEvent({
  type: 'ingest.creator-registered.v1',
  summary: 'A creator’s profile on a platform is managed from now on.',
  topics: ['creator.events'],
  data: z.object({
    platform: idSchema,
    connection: idSchema,
    platformCreatorId: idSchema,
    name: z.string().min(1).max(200),
    archetype: z.string().min(1).max(60),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      platform: 'sandbox',
      connection: 'sandbox',
      platformCreatorId: 'c1',
      name: 'Mira Draws',
      archetype: 'warm',
      occurredAt: SAMPLE.at,
    },
  ],
});
