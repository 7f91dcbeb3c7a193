import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const historyImportedV1 = defineEvent({
  type: 'ingest.history-imported.v1',
  summary: 'A chunk of a fan’s past conversation was imported: how much, and what time it covers.',
  topics: ['conversation.events'],
  data: z.object({ messages: z.int().min(1), from: timeSchema, to: timeSchema, occurredAt: timeSchema }),
  samples: [{ messages: 212, from: '2025-01-02T08:00:00Z', to: '2026-11-20T21:00:00Z', occurredAt: SAMPLE.at }],
});
