import type { Admin } from 'kafkajs';
import type { LogLogger } from '../logger.js';
import type { LogConsumer, LogConsumerOptions } from '../ports.js';
import { Alarm } from '../relay/alarm.js';
import { ConsumerSession, type SessionOptions } from './consumer-session.js';
import { isFatal } from './failures.js';
import { patiently } from './patience.js';

const BACKOFF_MS = { first: 250, longest: 5_000 };
/** A broker that just started, or whose coordinator is moving, is given this long before start fails. */
const START_PATIENCE_MS = 30_000;

export interface KafkaConsumerOptions extends LogConsumerOptions, Omit<SessionOptions, 'onCrash' | 'kafka'> {
  readonly logger: LogLogger;
  kafka(): SessionOptions['kafka'];
  admin(): Promise<Admin>;
}

/** A member of a consumer group that comes back with a fresh client when the old one gives up. */
export class KafkaConsumer implements LogConsumer {
  private session: ConsumerSession | undefined;
  private recovery: Promise<void> = Promise.resolve();
  private readonly alarm = new Alarm();
  private stopping = false;
  private paused = false;

  constructor(private readonly options: KafkaConsumerOptions) {}

  async start(): Promise<void> {
    const joining = this.persist(performance.now() + START_PATIENCE_MS);
    this.recovery = joining.catch(() => undefined);
    await joining;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.recovery;
    await this.session?.close();
  }

  isReady(): boolean {
    return this.session?.isMember ?? false;
  }

  pause(): void {
    this.paused = true;
    this.session?.pause();
  }

  resume(): void {
    this.paused = false;
    this.session?.resume();
  }

  async lag(): Promise<number> {
    const positions = this.session?.positions() ?? [];
    if (positions.length === 0) return 0;
    const admin = await this.options.admin();
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    const committed = await admin.fetchOffsets({ groupId: this.options.names.outside(this.options.group), topics });
    const commits = new Map(
      committed.flatMap(({ topic, partitions }) =>
        partitions.map((p) => [`${topic}/${p.partition}`, BigInt(p.offset)]),
      ),
    );
    const ends = await Promise.all(
      topics.map(async (topic) => [topic, await patiently(() => admin.fetchTopicOffsets(topic))] as const),
    );
    const bounds = new Map(ends.flatMap(([topic, list]) => list.map((p) => [`${topic}/${p.partition}`, p] as const)));
    let lag = 0n;
    for (const { topic, partition, next } of positions) {
      const { low, high } = bounds.get(`${topic}/${partition}`)!;
      const at = next ?? commits.get(`${topic}/${partition}`) ?? -1n;
      const from = at < BigInt(low) ? BigInt(low) : at;
      if (BigInt(high) > from) lag += BigInt(high) - from;
    }
    return Number(lag);
  }

  private async join(): Promise<ConsumerSession> {
    const session = new ConsumerSession({
      ...this.options,
      kafka: this.options.kafka(),
      onCrash: (error) => this.onCrash(session, error),
    });
    if (this.paused) session.pause();
    try {
      await session.open();
    } catch (error) {
      await session
        .close()
        .catch((failure: Error) => this.warn(failure, 'a consumer that could not join did not close'));
      throw error;
    }
    return session;
  }

  private onCrash(session: ConsumerSession, error: Error): void {
    if (this.stopping) return;
    if (session.failed || isFatal(error)) return this.options.onFatal(error);
    this.warn(error, 'the consumer crashed, joining again');
    this.recovery = this.persist(Infinity).catch((failure: Error) => this.options.onFatal(failure));
  }

  /** Tries until it is a member; throws what trying again cannot mend, or the last failure after the deadline. */
  private async persist(deadline: number): Promise<void> {
    for (let wait = BACKOFF_MS.first; !this.stopping; wait = Math.min(wait * 2, BACKOFF_MS.longest)) {
      try {
        this.session = await this.join();
        return;
      } catch (error) {
        if (isFatal(error) || performance.now() + wait > deadline) throw error;
        this.warn(error as Error, 'the group could not be joined, trying again');
      }
      await this.alarm.sleep(wait);
    }
  }

  private warn(error: Error, message: string): void {
    this.options.logger.warn({ group: this.options.group, error: error.message }, message);
  }
}
