import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

/** age and crisis stop everything but the fixed safe answers; the others stop selling or sending as their service decides. */
export const restrictionKindSchema = z.enum(['age', 'crisis', 'self-exclusion', 'opt-out', 'spend', 'dispute']);
export type RestrictionKind = z.output<typeof restrictionKindSchema>;

export const fanRestrictedV1 = defineEvent({
  type: 'ingest.fan-restricted.v1',
  summary: 'A hard stop on a fan. Only a person lifts it; “just kidding” does not.',
  topics: ['conversation.events'],
  data: z.object({
    kind: restrictionKindSchema,
    reason: z.string().max(200),
    /** The message that showed it, when a message did. */
    messageId: idSchema.nullable(),
    screenVersion: z.string().max(60).nullable(),
    occurredAt: timeSchema,
  }),
  samples: [
    { kind: 'age', reason: 'states an age under 18', messageId: 'm1', screenVersion: 'rules@1', occurredAt: SAMPLE.at },
  ],
});
