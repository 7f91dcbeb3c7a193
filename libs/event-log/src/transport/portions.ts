import type { LogRecord } from '../ports.js';

/** One record alone is larger than the log takes. Nothing of the send was written. */
export class RecordTooLarge extends Error {
  constructor(record: LogRecord, bytes: number, limit: number) {
    super(
      `record ${record.headers['ce_id'] ?? record.key} of ${record.topic} has ${bytes} bytes, the log takes ${limit}`,
    );
  }
}

export interface PortionLimits {
  readonly records: number;
  /** Of keys, headers and values together. A single record may exceed it and then goes alone, up to `recordBytes`. */
  readonly bytes: number;
  readonly recordBytes: number;
}

const PER_RECORD_OVERHEAD = 40;

export const bytesOf = ({ key, headers, value }: LogRecord): number =>
  Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 4,
    PER_RECORD_OVERHEAD + Buffer.byteLength(key) + Buffer.byteLength(value),
  );

/** Cuts records, in order, into portions within the limits. Throws RecordTooLarge before anything is sent. */
export function portionsOf(records: readonly LogRecord[], limits: PortionLimits): LogRecord[][] {
  const portions: LogRecord[][] = [];
  let size = Infinity;
  for (const record of records) {
    const bytes = bytesOf(record);
    if (bytes > limits.recordBytes) throw new RecordTooLarge(record, bytes, limits.recordBytes);
    if (size + bytes > limits.bytes || portions.at(-1)!.length === limits.records) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)!.push(record);
    size += bytes;
  }
  return portions;
}
