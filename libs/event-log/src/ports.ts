/**
 * The port between the log and what carries it. Two adapters implement it, kafka/ and postgres/, and one test suite
 * holds both to it. Records of one key stay in order within their partition; a record may appear twice, later in the
 * same partition, with the same `ce_id` and the same bytes.
 */
export interface LogRecord {
  readonly topic: string;
  readonly key: string;
  /** CloudEvents attributes as `ce_*` headers, plus `content-type` and `traceparent`. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON of the (sealed) data. */
  readonly value: string;
  /** One header, where it can be had without reading the others. */
  header?(name: string): string | undefined;
}

/** One header of a record, read as cheaply as it can be. */
export const headerOf = (record: Pick<LogRecord, 'headers' | 'header'>, name: string): string | undefined =>
  record.header ? record.header(name) : record.headers[name];

/** What is kept of a record outside the log. */
export const plainRecord = ({ topic, key, headers, value }: LogRecord): LogRecord => ({ topic, key, headers, value });

export interface ConsumedRecord extends LogRecord {
  readonly partition: number;
  readonly offset: bigint;
}

/** Publishes records. One outstanding `send` at a time, ever: callers await it before the next. */
export interface LogProducer {
  connect(): Promise<void>;
  /** Resolves when every record is acknowledged. A final error means this producer must not be used again. */
  send(records: readonly LogRecord[]): Promise<void>;
  close(): Promise<void>;
}

export interface LogConsumerOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /** Upper bound of one call of `onBatch`: what waits from all partitions is merged up to it. */
  readonly maxBatch: number;
  /**
   * Applies records (several partitions merged, each in offset order) durably before it resolves. Offsets are committed by time,
   * never before this resolves. It retries by itself; a rejection means the consumer cannot go on and stops.
   */
  onBatch(records: readonly ConsumedRecord[]): Promise<void>;
  /** The consumer cannot go on (bad configuration, or onBatch rejected). The process should end. */
  onFatal(error: Error): void;
}

export interface LogConsumer {
  /** Joins the group and starts; resolves once it has joined. */
  start(): Promise<void>;
  /** Stops fetching, drains the batch in hand, commits offsets, leaves the group. */
  stop(): Promise<void>;
  /** True while it is a member of its group. */
  isReady(): boolean;
  /** Records behind the end of the log, over the partitions this member holds. */
  lag(): Promise<number>;
  /** Stops and resumes fetching without leaving the group (backpressure). */
  pause(): void;
  resume(): void;
}

/** Reads a topic from its beginning to the end it has now; for replay and audits. */
export interface LogReader {
  read(topic: string, options?: { readonly key?: string }): AsyncIterable<readonly ConsumedRecord[]>;
  /** How many records a reading of the topic gives about: for progress. */
  count(topic: string): Promise<number>;
  close(): Promise<void>;
}

export interface LogTransport {
  readonly kind: 'kafka' | 'postgres';
  /** Creates missing topics with the partitions and retention of the contracts. Safe to repeat. */
  createTopics(): Promise<void>;
  producer(clientId: string): LogProducer;
  consumer(options: LogConsumerOptions): LogConsumer;
  reader(): LogReader;
  close(): Promise<void>;
}
