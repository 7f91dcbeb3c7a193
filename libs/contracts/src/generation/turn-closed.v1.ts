import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const TURN_CLOSE_REASONS = [
  'superseded',
  'restricted',
  'nothing-to-say',
  'no-acceptable-draft',
  'expired',
  'human-only',
  'blocked',
  'natural-end',
  /** A budget of the fan or of the creator is spent: the message waits until `resumesAt`. */
  'budget-spent',
  /** A person has claimed the conversation and answers. */
  'handed-off',
] as const;

export const turnClosedV1 = defineEvent({
  type: 'generation.turn-closed.v1',
  summary: 'A turn ended without an approved reply. Silence is an event.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    messageIds: z.array(idSchema).max(500),
    reason: z.enum(TURN_CLOSE_REASONS),
    detail: z.string().max(300).nullable(),
    /** The turn that takes the messages over, when one does. */
    movedTo: idSchema.nullable(),
    /** When there is room in the budget again; absent unless it is spent. The fan’s newest message is answered then. */
    resumesAt: timeSchema.optional(),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      messageIds: ['m1'],
      reason: 'natural-end',
      detail: 'the fan said goodbye twice',
      movedTo: null,
      occurredAt: SAMPLE.at,
    },
    {
      turnId: SAMPLE.turn,
      messageIds: ['m301'],
      reason: 'budget-spent',
      detail: 'turns-hour',
      movedTo: null,
      resumesAt: '2026-11-23T10:20:00.000Z',
      occurredAt: SAMPLE.at,
    },
    {
      turnId: SAMPLE.turn,
      messageIds: ['m302'],
      reason: 'handed-off',
      detail: null,
      movedTo: null,
      occurredAt: SAMPLE.at,
    },
  ],
});
