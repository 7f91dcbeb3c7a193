import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { extraSchema } from './extra.js';
import { screensSchema } from './screens.js';

export const MESSAGE_TEXT_MAX = 8_000;
export const messageTextSchema = z.string().max(MESSAGE_TEXT_MAX);

export const fanMessageReceivedV1 = defineEvent({
  type: 'ingest.fan-message-received.v1',
  summary: 'A fan wrote a message; its screens were scored before anything else read it.',
  topics: ['conversation.events'],
  personal: ['text', 'extra'],
  data: z.object({
    messageId: idSchema,
    text: personal(messageTextSchema),
    /** The item the fan was looking at, when the platform says so. */
    itemId: idSchema.nullable(),
    screens: screensSchema,
    /** 1 (poor) to 5 (exemplary); imported history only. */
    quality: z.int().min(1).max(5).nullable(),
    extra: extraSchema,
    ...occurredFields,
  }),
  samples: [
    {
      messageId: 'm1',
      text: 'hi, is the watercolour set still available?',
      itemId: 'i1',
      screens: { version: 'rules@1', scores: {}, truncated: false },
      quality: null,
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
    {
      messageId: 'm0',
      text: SAMPLE.sealed,
      itemId: null,
      screens: { version: 'rules@1', scores: { 'bot-question': 1 }, truncated: false },
      quality: 4,
      occurredAt: SAMPLE.at,
      origin: 'import',
    },
  ],
});
