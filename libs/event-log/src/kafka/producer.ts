import { setTimeout as delay } from 'node:timers/promises';
import { CompressionTypes, type Kafka, type Message, Partitioners, type Producer, type RecordMetadata } from 'kafkajs';
import type { LogProducer, LogRecord } from '../ports.js';
import { portionsOf } from '../transport/portions.js';
import { SerialSender } from '../transport/serial-sender.js';
import type { KafkaTransportOptions } from './options.js';
import { type Names, toMessage } from './records.js';

/** A send becomes one batch per partition, and brokers refuse a batch over 1 MB: 400 records of 1 kB are safe. */
const LIMITS = { records: 400, bytes: 700_000, recordBytes: 1_000_000 };
/** About 40 s of an unreachable leader, then the failure is final. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 1_000, factor: 0.2, multiplier: 2, retries: 40 };
const CLOSE_GRACE_MS = 5_000;

const COMPRESSION = { none: CompressionTypes.None, gzip: CompressionTypes.GZIP, zstd: CompressionTypes.ZSTD } as const;

/** Idempotent, acks from all replicas, one send outstanding, ever (see SerialSender). */
export class KafkaProducer implements LogProducer {
  private readonly producer: Producer;
  private readonly sender = new SerialSender();
  private readonly compression: CompressionTypes;
  /** Where the partitioner has put each message of the send under way. */
  private readonly placed = new Map<Message, number>();

  constructor(
    kafka: Kafka,
    private readonly names: Names,
    compression: KafkaTransportOptions['compression'] = 'none',
  ) {
    this.compression = COMPRESSION[compression];
    const partition = Partitioners.DefaultPartitioner();
    this.producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: RETRY,
      createPartitioner: () => (args) => {
        const place = partition(args);
        this.placed.set(args.message, place);
        return place;
      },
    });
  }

  connect(): Promise<void> {
    return this.producer.connect();
  }

  async send(records: readonly LogRecord[]): Promise<void> {
    const portions = portionsOf(records, LIMITS);
    await this.sender.run(async () => {
      for (const portion of portions) await this.acknowledged(portion);
    });
  }

  /** Lets an outstanding send end, up to 5 s; a broker that is away must not keep the process. */
  async close(): Promise<void> {
    await Promise.race([this.sender.idle(), delay(CLOSE_GRACE_MS, undefined, { ref: false })]);
    await this.producer.disconnect();
  }

  /**
   * kafkajs leaves a partition out of a retry, and still resolves, when its leader moves to a broker that had already
   * acknowledged other partitions of the same send. So what was acknowledged is compared with what was sent, and the rest
   * is sent again: whole partitions, which a broker that did get them recognises by their sequence.
   */
  private async acknowledged(records: readonly LogRecord[]): Promise<void> {
    let open = records.map((record) => ({ topic: this.names.outside(record.topic), message: toMessage(record) }));
    while (open.length > 0) {
      this.placed.clear();
      const byTopic = Map.groupBy(open, ({ topic }) => topic);
      const answers = await this.producer.sendBatch({
        acks: -1,
        compression: this.compression,
        topicMessages: [...byTopic].map(([topic, sent]) => ({ topic, messages: sent.map(({ message }) => message) })),
      });
      const answered = new Set(answers.map(partitionKey));
      open = open.filter(({ topic, message }) => !answered.has(`${topic}/${this.placed.get(message)}`));
    }
    this.placed.clear();
  }
}

const partitionKey = ({ topicName, partition }: RecordMetadata): string => `${topicName}/${partition}`;
