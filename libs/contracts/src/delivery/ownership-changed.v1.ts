import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const ownershipChangedV1 = defineEvent({
  type: 'delivery.ownership-changed.v1',
  summary:
    'Who writes to this fan. From a record that says `person` on nothing that software wrote starts to leave, until one that says `software`.',
  topics: ['conversation.events'],
  data: z.object({
    owner: z.enum(['person', 'software']),
    /** The request that was claimed or released. */
    handoffId: idSchema,
    by: z.string().min(1).max(200),
    /** Replies that had begun to leave and have no outcome yet. A person has taken over once a record names none. */
    waitsFor: z.array(idSchema).max(500),
    occurredAt: timeSchema,
  }),
  samples: [
    { owner: 'person', handoffId: SAMPLE.turn, by: 'operator:kim', waitsFor: [SAMPLE.draft], occurredAt: SAMPLE.at },
    { owner: 'person', handoffId: SAMPLE.turn, by: 'operator:kim', waitsFor: [], occurredAt: SAMPLE.at },
    { owner: 'software', handoffId: SAMPLE.turn, by: 'operator:kim', waitsFor: [], occurredAt: SAMPLE.at },
  ],
});
