import type { Envelope, StoredEvent } from '@reprise/contracts';
import type { LogRecord } from './ports.js';

/** The event's data is not JSON, or its headers are not those of an event of this product. */
export class MalformedRecord extends Error {}

const SCHEMA_BASE = 'https://reprise.dev/schemas';

/** CloudEvents 1.0 in binary mode: attributes in headers, the value is the data alone. */
export function toRecord(event: Envelope, json: string, topic: string): LogRecord {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: `/reprise/${event.type.slice(0, event.type.indexOf('.'))}`,
    ce_type: event.type,
    ce_time: event.time,
    ce_subject: event.fan ?? event.creator,
    ce_sequence: String(event.version),
    ce_stream: event.stream,
    ce_correlationid: event.correlationId,
    ce_dataschema: `${SCHEMA_BASE}/${event.type}.json`,
    ce_tenant: event.tenant,
    ce_creator: event.creator,
    'content-type': 'application/json',
  };
  if (event.causationId !== null) headers['ce_causationid'] = event.causationId;
  if (event.traceparent !== null) headers['traceparent'] = event.traceparent;
  if (event.topicSequence !== null) headers['ce_topicsequence'] = String(event.topicSequence);
  return { topic, key: event.fan ?? event.creator, headers, value: json };
}

const REQUIRED = [
  'ce_id',
  'ce_type',
  'ce_time',
  'ce_subject',
  'ce_sequence',
  'ce_stream',
  'ce_tenant',
  'ce_creator',
] as const;

/** What a column of type `int` holds. */
const LARGEST_VERSION = 2 ** 31 - 1;

export const isVersion = (version: number): boolean =>
  Number.isSafeInteger(version) && version >= 1 && version <= LARGEST_VERSION;

/** No stream of this product has a name near it, and a longer one fits no index. */
const LONGEST_STREAM = 1_000;

export const isStream = (stream: string): boolean => stream.length <= LONGEST_STREAM && !stream.includes('\0');

/** Reads the attributes; throws MalformedRecord naming the header that is missing or wrong. */
export function envelopeOf({ headers, key }: Pick<LogRecord, 'headers' | 'key'>): Envelope {
  for (const name of REQUIRED) if (!headers[name]) throw new MalformedRecord(`header ${name} is missing`);
  const version = Number(headers['ce_sequence']);
  if (!isVersion(version)) throw new MalformedRecord(`ce_sequence ${headers['ce_sequence']} is not a version`);
  if (!isStream(headers['ce_stream']!)) throw new MalformedRecord('ce_stream is not the name of a stream');
  const subject = headers['ce_subject']!;
  if (key !== subject) throw new MalformedRecord(`key ${key} is not the subject ${subject}`);
  const creator = headers['ce_creator']!;
  return {
    id: headers['ce_id']!,
    type: headers['ce_type']!,
    stream: headers['ce_stream']!,
    version,
    tenant: headers['ce_tenant']!,
    creator,
    fan: subject === creator ? null : subject,
    time: headers['ce_time']!,
    correlationId: headers['ce_correlationid'] ?? headers['ce_id']!,
    causationId: headers['ce_causationid'] ?? null,
    traceparent: headers['traceparent'] ?? null,
    topicSequence: headers['ce_topicsequence'] === undefined ? null : Number(headers['ce_topicsequence']),
  };
}

/** The whole event, data still sealed. Throws MalformedRecord. */
export const eventOf = (record: Pick<LogRecord, 'headers' | 'key' | 'value'>): StoredEvent =>
  withData(envelopeOf(record), record.value);

/** An event whose envelope is read already. Throws MalformedRecord when the value is not JSON. */
export function withData(envelope: Envelope, value: string): StoredEvent {
  try {
    return { ...envelope, data: JSON.parse(value) as unknown };
  } catch (error) {
    throw new MalformedRecord(`the value is not JSON: ${(error as Error).message}`);
  }
}
