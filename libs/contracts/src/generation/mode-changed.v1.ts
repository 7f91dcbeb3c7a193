import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const modeChangedV1 = defineEvent({
  type: 'generation.mode-changed.v1',
  summary: 'Who writes on a creator’s profile: the software, the software with approval, or people only.',
  topics: ['creator.events'],
  data: z.object({ mode: z.enum(['autopilot', 'human-only']), by: z.string().min(1).max(200), occurredAt: timeSchema }),
  samples: [{ mode: 'human-only', by: 'operator:kim', occurredAt: SAMPLE.at }],
});
