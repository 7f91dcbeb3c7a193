import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const presenceChangedV1 = defineEvent({
  type: 'ingest.presence-changed.v1',
  summary: 'A fan came online or went away.',
  topics: ['conversation.events'],
  data: z.object({ online: z.boolean(), ...occurredFields }),
  samples: [{ online: true, occurredAt: SAMPLE.at, origin: 'live' }],
});
