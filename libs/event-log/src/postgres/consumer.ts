import type { ConsumedRecord, LogConsumer } from '../ports.js';
import { Alarm } from '../relay/alarm.js';
import { isTransient } from '../sql.js';
import { GroupSession, type GroupSessionOptions } from './group-session.js';
import { UnknownTopic } from './topics.js';

const BACKOFF_MS = { first: 100, longest: 5_000 };
/** A database that just starts is given this long before start fails. */
const START_PATIENCE_MS = 30_000;

export interface PostgresConsumerOptions extends Omit<GroupSessionOptions, 'wake'> {
  /** Milliseconds between looks when no notification came. */
  readonly poll: number;
}

/** onBatch rejected. */
class BatchFailed extends Error {
  constructor(override readonly cause: Error) {
    super(cause.message);
  }
}

/** A member of a consumer group over the log tables; a lost connection is replaced, with backoff. */
export class PostgresConsumer implements LogConsumer {
  private readonly alarm = new Alarm();
  private session: GroupSession | undefined;
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  private paused = false;

  constructor(private readonly options: PostgresConsumerOptions) {}

  async start(): Promise<void> {
    const session = await this.persist(performance.now() + START_PATIENCE_MS);
    if (session) this.loop = this.live(session);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.loop;
  }

  isReady(): boolean {
    return this.session?.isAlive ?? false;
  }

  async lag(): Promise<number> {
    return (await this.session?.lag()) ?? 0;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.alarm.ring();
  }

  private async join(): Promise<GroupSession> {
    const session = new GroupSession({ ...this.options, wake: () => this.alarm.ring() });
    try {
      await session.open();
      return session;
    } catch (error) {
      await this.end(session, 'abandon');
      throw error;
    }
  }

  /** Session after session, until stopped or beyond help. */
  private async live(first: GroupSession): Promise<void> {
    try {
      for (let session: GroupSession | undefined = first; session; session = await this.persist(Infinity)) {
        this.session = session;
        const failure = await this.consume(session).then(() => undefined, toError);
        this.session = undefined;
        const lost = failure !== undefined && !(failure instanceof BatchFailed);
        await this.end(session, lost ? 'abandon' : 'leave');
        if (!failure) return;
        if (!lost || isFatal(failure)) throw failure;
        this.warn(failure, 'the consumer lost its connection, joining again');
      }
    } catch (error) {
      this.options.onFatal(error instanceof BatchFailed ? error.cause : toError(error));
    }
  }

  /** Tries until it is a member; throws what trying again cannot mend, or the last failure after the deadline. */
  private async persist(deadline: number): Promise<GroupSession | undefined> {
    for (let wait = BACKOFF_MS.first; !this.stopping; wait = Math.min(wait * 2, BACKOFF_MS.longest)) {
      try {
        return await this.join();
      } catch (error) {
        if (isFatal(error) || performance.now() + wait > deadline) throw error;
        this.warn(error as Error, 'the group could not be joined, trying again');
      }
      await this.alarm.sleep(wait);
    }
    return undefined;
  }

  private async consume(session: GroupSession): Promise<void> {
    const { poll } = this.options;
    while (!this.stopping) {
      await session.balanceWhenDue();
      const records = this.paused ? [] : await session.fetch();
      if (records.length === 0) {
        await this.alarm.sleep(poll);
        continue;
      }
      await this.apply(records);
      session.advance(records);
    }
  }

  private async apply(records: readonly ConsumedRecord[]): Promise<void> {
    try {
      await this.options.onBatch(records);
    } catch (error) {
      throw new BatchFailed(toError(error));
    }
  }

  private async end(session: GroupSession, how: 'leave' | 'abandon'): Promise<void> {
    await session[how]().catch((error: Error) => this.warn(error, 'the consumer could not say goodbye to its group'));
  }

  private warn(error: Error, message: string): void {
    this.options.logger.warn({ group: this.options.group, error: error.message }, message);
  }
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** The server understood and refused: no right, no table, no such topic. Anything else may be better in a moment. */
function isFatal(error: unknown): boolean {
  if (error instanceof UnknownTopic) return true;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && SQLSTATE.test(code) && !isTransient(error);
}
