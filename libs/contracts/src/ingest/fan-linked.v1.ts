import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

/** Who says so: the platform (one account), the fan themselves, or an operator. Never a guess from what was written. */
export const linkEvidenceSchema = z.enum(['platform', 'fan', 'operator']);

export const fanLinkedV1 = defineEvent({
  type: 'ingest.fan-linked.v1',
  summary: 'This fan and a fan of another profile of the tenant are one person; the other fan’s stream says the same.',
  topics: ['conversation.events'],
  data: z.object({
    otherFan: idSchema,
    otherCreator: idSchema,
    evidence: linkEvidenceSchema,
    by: z.string().min(1).max(200),
    occurredAt: timeSchema,
  }),
  samples: [{ otherFan: 'f2', otherCreator: 'c2', evidence: 'platform', by: 'operator:kim', occurredAt: SAMPLE.at }],
});
