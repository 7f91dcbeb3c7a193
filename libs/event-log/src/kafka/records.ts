import type { Batch, KafkaMessage, Message } from 'kafkajs';
import type { ConsumedRecord, LogRecord } from '../ports.js';

/** Names on the cluster carry the namespace, names in records do not. */
export class Names {
  constructor(private readonly namespace: string) {}

  outside(name: string): string {
    return this.namespace + name;
  }

  inside(name: string): string {
    return name.slice(this.namespace.length);
  }
}

export const toMessage = ({ key, headers, value }: LogRecord): Message => ({
  key,
  value,
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
});

type Header = NonNullable<KafkaMessage['headers']>[string];

// A header may be repeated on Kafka; ours never is, so the last one counts.
const textOf = (header: Header): string => {
  const last = Array.isArray(header) ? header.at(-1) : header;
  return last === undefined ? '' : last.toString();
};

/** A tombstone has no value: it becomes the empty text, which no event is, so whoever parses it sees it as unreadable. */
export const toRecord = (topic: string, partition: number, message: KafkaMessage): ConsumedRecord => ({
  topic,
  partition,
  offset: BigInt(message.offset),
  key: message.key?.toString() ?? '',
  headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, textOf(value)])),
  value: message.value?.toString() ?? '',
});

export const toRecords = (names: Names, { topic, partition, messages }: Batch): ConsumedRecord[] =>
  messages.map((message) => toRecord(names.inside(topic), partition, message));
