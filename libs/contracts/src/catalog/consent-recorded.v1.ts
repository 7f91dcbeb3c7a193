import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { CONSENT_COVERS, consentFields } from './consent.js';

export const consentRecordedV1 = defineEvent({
  type: 'catalog.consent-recorded.v1',
  summary: 'A document by which a person agreed to be shown in a creator’s items is on record.',
  topics: ['creator.events'],
  data: z.object({ person: idSchema, ...consentFields, occurredAt: timeSchema }),
  samples: [
    { person: 'person-7', reference: 'release-31', sha256: null, covers: [...CONSENT_COVERS], occurredAt: SAMPLE.at },
    {
      person: 'person-8',
      reference: 'release-32',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      covers: ['distribution'],
      occurredAt: SAMPLE.at,
    },
  ],
});
