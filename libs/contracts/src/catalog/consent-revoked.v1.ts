import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const consentRevokedV1 = defineEvent({
  type: 'catalog.consent-revoked.v1',
  summary: 'A person took their consent back: no item of the creator that shows them may be offered any more.',
  topics: ['creator.events'],
  data: z.object({
    person: idSchema,
    reference: z.string(),
    reason: z.string().min(1).max(500),
    occurredAt: timeSchema,
  }),
  samples: [{ person: 'person-7', reference: 'release-31', reason: 'asked by the person', occurredAt: SAMPLE.at }],
});
