import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { linkEvidenceSchema } from './fan-linked.v1.js';

/** age and crisis stop everything but the fixed safe answers; the others stop selling or sending as their service decides. */
export const restrictionKindSchema = z.enum(['age', 'crisis', 'self-exclusion', 'opt-out', 'spend', 'dispute']);
export type RestrictionKind = z.output<typeof restrictionKindSchema>;

/** The link over which a stop came to this fan, as this fan’s own stream holds it. */
export const passedOverSchema = z.object({
  /** The linked fan it came from, who holds it or is being stopped at the same time. */
  otherFan: idSchema,
  /** `occurredAt` of the `fan-linked` event, and its evidence. */
  since: timeSchema,
  evidence: linkEvidenceSchema,
  /** The fan of this person with whom it began. */
  origin: idSchema,
});
export type PassedOver = z.output<typeof passedOverSchema>;

export const fanRestrictedV1 = defineEvent({
  type: 'ingest.fan-restricted.v1',
  summary: 'A hard stop on a fan, and on every fan linked to them. Only a person lifts it; “just kidding” does not.',
  topics: ['conversation.events'],
  data: z.object({
    kind: restrictionKindSchema,
    reason: z.string().max(200),
    /** The message that showed it, when a message did. */
    messageId: idSchema.nullable(),
    screenVersion: z.string().max(60).nullable(),
    /** Absent where it began with this fan. */
    link: passedOverSchema.optional(),
    occurredAt: timeSchema,
  }),
  samples: [
    { kind: 'age', reason: 'states an age under 18', messageId: 'm1', screenVersion: 'rules@1', occurredAt: SAMPLE.at },
    {
      kind: 'self-exclusion',
      reason: 'a linked fan is restricted',
      messageId: null,
      screenVersion: null,
      link: { otherFan: 'f2', since: SAMPLE.at, evidence: 'platform', origin: 'f3' },
      occurredAt: SAMPLE.at,
    },
  ],
});
