import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

/** Why a person is wanted: the fan asks for one, or complains about something that a person should look into. */
export const HANDOFF_REASONS = ['asks-person', 'complaint'] as const;
export const handoffReasonSchema = z.enum(HANDOFF_REASONS);
export type HandoffReason = z.output<typeof handoffReasonSchema>;

export const handoffRequestedV1 = defineEvent({
  type: 'generation.handoff-requested.v1',
  summary:
    'A person is wanted in this conversation. Until the release of a request of reason `asks-person` nothing is offered or opened.',
  topics: ['conversation.events'],
  data: z.object({
    /** The id of the turn whose messages asked. */
    handoffId: idSchema,
    reason: handoffReasonSchema,
    messageIds: z.array(idSchema).max(500),
    occurredAt: timeSchema,
  }),
  samples: [
    { handoffId: SAMPLE.turn, reason: 'asks-person', messageIds: ['m1'], occurredAt: SAMPLE.at },
    { handoffId: SAMPLE.turn, reason: 'complaint', messageIds: ['m7', 'm8'], occurredAt: SAMPLE.at },
  ],
});
