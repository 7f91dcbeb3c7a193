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

/**
 * A record whose headers and value become text when they are asked for: of most records a service asks three headers. A
 * tombstone has no value: it becomes the empty text, which no event is, so whoever parses it sees it as unreadable.
 */
class KafkaRecord implements ConsumedRecord {
  readonly offset: bigint;
  readonly key: string;
  private allHeaders: Readonly<Record<string, string>> | undefined;
  private text: string | undefined;

  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly message: KafkaMessage,
  ) {
    this.offset = BigInt(message.offset);
    this.key = message.key?.toString() ?? '';
  }

  get headers(): Readonly<Record<string, string>> {
    this.allHeaders ??= Object.fromEntries(
      Object.entries(this.message.headers ?? {}).map(([name, value]) => [name, textOf(value)]),
    );
    return this.allHeaders;
  }

  get value(): string {
    this.text ??= this.message.value?.toString() ?? '';
    return this.text;
  }

  header(name: string): string | undefined {
    const header = this.message.headers?.[name];
    return header === undefined ? undefined : textOf(header);
  }
}

export const toRecord = (topic: string, partition: number, message: KafkaMessage): ConsumedRecord =>
  new KafkaRecord(topic, partition, message);

export const toRecords = (names: Names, { topic, partition, messages }: Batch): ConsumedRecord[] =>
  messages.map((message) => toRecord(names.inside(topic), partition, message));
