import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, originSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

/** One line of the observation log: a sentence somebody wrote, with the message it stands in. */
export const observationSchema = z.object({
  messageId: idSchema,
  from: z.enum(['fan', 'us']),
  text: z.string().min(1).max(240),
  at: timeSchema,
});
export type Observation = z.output<typeof observationSchema>;

export const summaryUpdatedV1 = defineEvent({
  type: 'memory.summary-updated.v1',
  summary:
    'What a stretch of the conversation was about, in sentences taken from it; it may replace shorter stretches.',
  topics: ['conversation.events'],
  personal: ['observations'],
  data: z.object({
    /** `<level>.<messages covered from the first on>`. */
    summaryId: idSchema,
    /** 0 covers a window of turns; each level above covers several of the level below. */
    level: z.int().min(0).max(20),
    /** Best first; none when nothing in the stretch can be quoted. */
    observations: personal(z.array(observationSchema).max(12)),
    sourceMessageIds: z.array(idSchema).max(12),
    /** The stretch, in the order in which messages were stored. */
    firstMessageId: idSchema,
    lastMessageId: idSchema,
    messages: z.int().min(1),
    /** World time of the earliest and latest message of the stretch. */
    from: timeSchema,
    to: timeSchema,
    /** Summaries that this one stands for from now on. */
    replaces: z.array(idSchema).max(12),
    origin: originSchema,
    /** The version of the rules, or the model, that chose the sentences. */
    summarizer: z.string().max(60),
  }),
  samples: [
    {
      summaryId: '0.50',
      level: 0,
      observations: [{ messageId: 'm7', from: 'fan', text: 'I started drawing ink landscapes', at: SAMPLE.at }],
      sourceMessageIds: ['m7'],
      firstMessageId: 'm1',
      lastMessageId: 'm50',
      messages: 50,
      from: SAMPLE.at,
      to: SAMPLE.at,
      replaces: [],
      origin: 'live',
      summarizer: 'extractive@1',
    },
    {
      summaryId: '1.200',
      level: 1,
      observations: SAMPLE.sealed,
      sourceMessageIds: ['m7', 'm180'],
      firstMessageId: 'm1',
      lastMessageId: 'm200',
      messages: 200,
      from: SAMPLE.at,
      to: SAMPLE.at,
      replaces: ['0.50', '0.100', '0.150', '0.200'],
      origin: 'import',
      summarizer: 'extractive@1',
    },
  ],
});
