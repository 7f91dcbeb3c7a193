import { eventually } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import type { ConsumedRecord, LogConsumer, LogConsumerOptions, LogRecord, LogTransport } from '../../ports.js';
import type { TopicDefinition } from '../topics.js';

/** The connections of one transport, to be broken on purpose. */
export class Wire {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  /** Counts a socket in; while the wire is cut it breaks as it connects. */
  add<S extends Socket>(socket: S): S {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    if (this.isCut) socket.once('connect', () => socket.destroy(broken()));
    return socket;
  }

  /** Breaks every connection there is; new ones may be made. */
  break(): void {
    for (const socket of this.sockets) socket.destroy(broken());
  }

  /** The process is dead to the others: its connections break and no new one holds. */
  cut(): void {
    this.isCut = true;
    this.break();
  }
}

const broken = () => Object.assign(new Error('the wire was cut'), { code: 'ECONNRESET' });

/** Where the suite finds the log of one adapter. */
export interface TransportLab {
  /** Another process's view of the same log: a transport with connections of its own. */
  open(topics: readonly TopicDefinition[], wire: Wire): LogTransport;
  /** How many records of a topic a group has committed, over all partitions. */
  committed(group: string, topic: string): Promise<number>;
  /** How many members of a group the log takes for alive. */
  living(group: string): Promise<number>;
  close(): Promise<void>;
}

/** One test's log: topics of its own, and everything opened on it closed at the end. */
export class Bench {
  readonly topic = `orders-${randomUUID().slice(0, 8)}`;
  readonly other = `returns-${randomUUID().slice(0, 8)}`;
  readonly group = `group-${randomUUID().slice(0, 8)}`;
  private readonly closing: (() => Promise<void>)[] = [];
  private sending: LogTransport | undefined;

  constructor(
    readonly lab: TransportLab,
    readonly partitions = 4,
  ) {}

  get topics(): TopicDefinition[] {
    return [this.topic, this.other].map((name) => ({ name, partitions: this.partitions, retentionMs: -1 }));
  }

  transport(wire = new Wire()): LogTransport {
    return this.transportOf(this.topics, wire);
  }

  transportOf(topics: readonly TopicDefinition[], wire = new Wire()): LogTransport {
    const transport = this.lab.open(topics, wire);
    this.closing.push(() => transport.close());
    return transport;
  }

  /** Sends all of it, the given number of records a time. */
  async send(
    records: readonly LogRecord[],
    transport = (this.sending ??= this.transport()),
    size = 100,
  ): Promise<void> {
    const producer = transport.producer('suite');
    await producer.connect();
    for (let i = 0; i < records.length; i += size) await producer.send(records.slice(i, i + size));
    await producer.close();
  }

  /** A started member of the bench's group that keeps what it gets. `die` is a kill without goodbye. */
  async member(options: Partial<LogConsumerOptions> = {}, wire = new Wire()): Promise<TestMember> {
    const member = new TestMember(this.transport(wire), wire, { group: this.group, topics: [this.topic], ...options });
    this.closing.push(() => member.stop());
    await member.consumer.start();
    return member;
  }

  /** Waits until the group has committed this many records: what comes again after that, comes by mistake. */
  async committed(count: number): Promise<void> {
    await eventually(async () => expect(await this.lab.committed(this.group, this.topic)).toBe(count));
  }

  /** Waits until the log has noticed the death of a member that went silent just now, in a group of its own. */
  async outlastASession(): Promise<void> {
    const group = `${this.group}-silent`;
    const silent = await this.member({ group });
    expect(await this.lab.living(group)).toBe(1);
    silent.die();
    await eventually(async () => expect(await this.lab.living(group)).toBe(0), { intervalMs: 100 });
  }

  async close(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
  }
}

export class TestMember {
  readonly records: ConsumedRecord[] = [];
  readonly batches: number[] = [];
  readonly fatal: Error[] = [];
  readonly consumer: LogConsumer;
  mostAtOnce = 0;
  private running = 0;
  private gone = false;

  constructor(
    transport: LogTransport,
    private readonly wire: Wire,
    options: Pick<LogConsumerOptions, 'group' | 'topics'> & Partial<LogConsumerOptions>,
  ) {
    this.consumer = transport.consumer({
      maxBatch: 200,
      onFatal: (error) => this.fatal.push(error),
      ...options,
      onBatch: async (records) => {
        this.mostAtOnce = Math.max(this.mostAtOnce, ++this.running);
        await options.onBatch?.(records);
        this.running--;
        this.batches.push(records.length);
        this.records.push(...records);
      },
    });
  }

  async stop(): Promise<void> {
    if (this.gone) return;
    this.gone = true;
    await this.consumer.stop();
  }

  /** Killed: its connections break for good. What it still had in hand must be left hanging by the test. */
  die(): void {
    this.gone = true;
    this.wire.cut();
  }

  async has(count: number): Promise<void> {
    await eventually(() => expect(this.records.length).toBeGreaterThanOrEqual(count));
  }
}

/** `count` records of each key, numbered from `from`, the keys taking turns. */
export const recordsOf = (topic: string, keys: readonly string[], count: number, from = 0): LogRecord[] =>
  Array.from({ length: count }, (_, i) =>
    keys.map((key) => ({
      topic,
      key,
      headers: { ce_id: `${key}#${from + i}`, 'content-type': 'application/json' },
      value: JSON.stringify({ n: from + i }),
    })),
  ).flat();

export const keysNamed = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

export const idsOf = (records: readonly LogRecord[]): string[] => records.map(({ headers }) => headers['ce_id']!);

/** Key → the numbers of its records in the order they came, repeats left out. */
export function sequences(records: readonly LogRecord[]): Record<string, number[]> {
  const seen = new Set<string>();
  const byKey: Record<string, number[]> = {};
  for (const { key, headers, value } of records) {
    if (seen.has(headers['ce_id']!)) continue;
    seen.add(headers['ce_id']!);
    (byKey[key] ??= []).push((JSON.parse(value) as { n: number }).n);
  }
  return byKey;
}

/** What `sequences` must be when nothing was lost and no order was broken. */
export const inOrder = (keys: readonly string[], count: number): Record<string, number[]> =>
  Object.fromEntries(keys.map((key) => [key, Array.from({ length: count }, (_, i) => i)]));

/** A promise and the means to resolve it. */
export const gate = (): { readonly opened: Promise<void>; open(): void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
};
