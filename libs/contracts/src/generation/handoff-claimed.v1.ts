import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const handoffClaimedV1 = defineEvent({
  type: 'generation.handoff-claimed.v1',
  summary:
    'A person takes the conversation. No reply is written until the release; the claim is taken once `delivery.ownership-changed` says so.',
  topics: ['conversation.events'],
  data: z.object({ handoffId: idSchema, by: z.string().min(1).max(200), occurredAt: timeSchema }),
  samples: [{ handoffId: SAMPLE.turn, by: 'operator:kim', occurredAt: SAMPLE.at }],
});
