import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const fanJoinedV1 = defineEvent({
  type: 'ingest.fan-joined.v1',
  summary: 'A fan was seen on a creator’s profile for the first time.',
  topics: ['conversation.events'],
  personal: ['platformFanId', 'fanName'],
  data: z.object({
    platform: idSchema,
    /** The platform connection whose secrets verified the fan; replies leave through it. */
    connection: idSchema,
    platformCreatorId: idSchema,
    platformFanId: personal(idSchema),
    fanName: personal(z.string().max(200).nullable()),
    ...occurredFields,
  }),
  samples: [
    {
      platform: 'sandbox',
      connection: 'sandbox',
      platformCreatorId: 'c1',
      platformFanId: 'f1',
      fanName: 'Sam',
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
    {
      platform: 'sandbox',
      connection: 'sandbox',
      platformCreatorId: 'c1',
      platformFanId: SAMPLE.sealed,
      fanName: SAMPLE.sealed,
      occurredAt: SAMPLE.at,
      origin: 'import',
    },
  ],
});
