import { randomUUID } from 'node:crypto';
import type { Consumer, Kafka, Producer } from 'kafkajs';
import { consumerOf, producerOf } from './kafka-client.js';
import { openLoop } from './open-loop.js';

const FANS = 1_000;
const SEND_AT_MOST = 400;

/** Puts turns into the bare durable chain, one outstanding send at a time, and sees them leave it. */
export class ChainDriver {
  private readonly underWay = new Map<string, { readonly since: number; resolve(ms: number): void }>();
  private readonly unsent: ReturnType<typeof recordOf>[] = [];
  private sending: Promise<void> | undefined;
  private begun = 0;

  private constructor(
    private readonly topic: string,
    private readonly producer: Producer,
    private readonly sink: Consumer,
  ) {}

  /** `lastType` is the type of the record that ends a turn. */
  static async start(kafka: Kafka, topic: string, lastType: string): Promise<ChainDriver> {
    const sink = consumerOf(kafka, `${topic}-sink`);
    const driver = new ChainDriver(topic, producerOf(kafka), sink);
    await driver.producer.connect();
    await sink.connect();
    await sink.subscribe({ topics: [topic], fromBeginning: true });
    const joined = new Promise<void>((resolve) => sink.on(sink.events.GROUP_JOIN, () => resolve()));
    await sink.run({
      eachBatch: async ({ batch }) => {
        for (const { key, headers } of batch.messages)
          if (String(headers?.['ce_type']) === lastType) driver.ended(`${key} ${headers?.['ce_sequence']}`);
      },
    });
    await joined;
    return driver;
  }

  /** Turns a second when all are put in as fast as they are taken. */
  async flatOut(turns: number): Promise<number> {
    const started = performance.now();
    await Promise.all(this.begin(Array.from({ length: turns }, () => started)));
    return turns / ((performance.now() - started) / 1000);
  }

  openLoop(rate: number, seconds: number): Promise<number[]> {
    return openLoop(rate, seconds, (due) => this.begin(due));
  }

  async stop(): Promise<void> {
    await this.producer.disconnect();
    await this.sink.disconnect();
  }

  private begin(due: readonly number[]): Promise<number>[] {
    const latencies = due.map((since) => {
      const record = recordOf(this.begun++);
      const { promise, resolve } = Promise.withResolvers<number>();
      this.underWay.set(`${record.key} ${record.headers.ce_sequence}`, { since, resolve });
      this.unsent.push(record);
      return promise;
    });
    this.sending ??= this.send().finally(() => (this.sending = undefined));
    return latencies;
  }

  private async send(): Promise<void> {
    while (this.unsent.length > 0)
      await this.producer.send({ topic: this.topic, acks: -1, messages: this.unsent.splice(0, SEND_AT_MOST) });
  }

  private ended(turn: string): void {
    const { since, resolve } = this.underWay.get(turn) ?? {};
    this.underWay.delete(turn);
    if (since !== undefined) resolve?.(performance.now() - since);
  }
}

function recordOf(i: number) {
  const key = `fan-${i % FANS}`;
  const version = Math.floor(i / FANS) + 1;
  const headers = {
    ce_type: 'turn--1',
    ce_id: randomUUID(),
    ce_stream: `in:${key}`,
    ce_sequence: String(version),
    ce_source: 'bench',
    ce_specversion: '1.0',
  };
  return { key, value: JSON.stringify({ text: 'x'.repeat(650) }), headers };
}
