import { fanRef, type Cause, type Job, type RunningJob, type Subject } from '@reprise/event-log';
import { z } from 'zod';
import { stopStreams } from '../item-stops/item-stops.js';
import type { Dispatch } from './dispatch.js';

/** One waiting and one running job a fan: one fan's messages leave one after the other. */
export const SEND_QUEUE = 'send';

const dataSchema = z.object({
  tenant: z.string(),
  creator: z.string(),
  draftId: z.string(),
  itemId: z.string().nullable().default(null),
  correlationId: z.string(),
  causedBy: z.string(),
  traceparent: z.string().nullable(),
});

/** What a job says: which reply is due, and what its outcome is caused by. */
export interface SendJob {
  readonly job: RunningJob;
  readonly subject: Subject;
  readonly draftId: string;
  /** The item it offers, whose stops are checked when it is sent. */
  readonly itemId: string | null;
  readonly cause: Cause;
}

export const sendJob = (dispatch: Dispatch): Job => {
  const { tenant, creator, fan, draftId, itemId, correlationId, causedBy, traceparent, nextAt, deadline } = dispatch;
  const data = { tenant, creator, draftId, itemId, correlationId, causedBy, traceparent };
  return { key: fan, data, startAfter: nextAt, deadline };
};

export function readSendJob(job: RunningJob): SendJob {
  const { tenant, creator, draftId, itemId, correlationId, causedBy, traceparent } = dataSchema.parse(job.data);
  return {
    job,
    subject: { tenant, creator, fan: job.key },
    draftId,
    itemId,
    cause: { eventId: causedBy, correlationId, traceparent },
  };
}

/** The parts of a task on the job's fan that every such task shares. */
export const onFanOf = ({ subject, cause, itemId }: Pick<SendJob, 'subject' | 'cause' | 'itemId'>) => ({
  key: subject.fan,
  streams: [fanRef('delivery', subject), ...stopStreams(subject, itemId)],
  cause,
});
