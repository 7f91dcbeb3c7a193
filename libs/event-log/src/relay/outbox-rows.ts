import { contractOf, type Envelope } from '@reprise/contracts';
import { toRecord } from '../cloudevents.js';
import type { LogRecord } from '../ports.js';

export const EVENT_COLUMNS = `era, tx::text, row_id::text, id, stream, version, type, tenant, creator, fan, recorded_at as time,
  correlation_id as "correlationId", causation_id as "causationId", traceparent, topic_sequence as "topicSequence"`;

export interface OutboxRow extends Omit<Envelope, 'time'> {
  readonly era: number;
  readonly tx: string;
  readonly row_id: string;
  readonly time: Date;
  /** Null behind the gate. */
  readonly json: string | null;
}
export type OpenRow = OutboxRow & { readonly json: string };

/** An event that is not published, or waits behind one of its stream that is not. */
export interface Held {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly reason: string;
}

/** What of a page can be published. A row that cannot holds up its own stream, whose order is kept, and nothing else. */
export function divide(rows: readonly OpenRow[], heldStreams: ReadonlySet<string> = new Set()) {
  const streams = new Set(heldStreams);
  const records: LogRecord[] = [];
  const held: Held[] = [];
  for (const row of rows) {
    const made = streams.has(row.stream) ? 'waits for an event before it in its stream' : tryRecords(row);
    if (typeof made !== 'string') records.push(...made);
    else {
      streams.add(row.stream);
      held.push({ stream: row.stream, version: row.version, type: row.type, reason: made });
    }
  }
  return { records, held };
}

/** The records of a row, or why there are none. */
function tryRecords(row: OpenRow): LogRecord[] | string {
  try {
    return recordsOf(row);
  } catch (error) {
    return (error as Error).message;
  }
}

/** The records of an event, one a topic. Throws where the row is not one this release can publish. */
function recordsOf({ json, time, ...row }: OpenRow): LogRecord[] {
  const topics = contractOf(row.type)?.topics;
  if (!topics) throw new Error(`event ${row.type} has no contract: this release is older than the data`);
  return topics.map((topic) => toRecord({ ...row, time: time.toISOString() }, json, topic));
}
