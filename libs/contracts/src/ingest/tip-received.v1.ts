import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, moneyFields, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const tipReceivedV1 = defineEvent({
  type: 'ingest.tip-received.v1',
  summary: 'A fan tipped the creator.',
  topics: ['conversation.events'],
  data: z.object({ tipId: idSchema, ...moneyFields, ...occurredFields }),
  samples: [{ tipId: 't1', amountMinor: 500, currency: 'USD', occurredAt: SAMPLE.at, origin: 'live' }],
});
