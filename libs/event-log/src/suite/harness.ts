import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  factLearnedV1,
  fanMessageReceivedV1,
  type EventOf,
  type ServiceName,
  type StoredEvent,
} from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';
import { SystemClock, SystemRandom } from '../clock.js';
import type { Received } from '../consumes.js';
import { Subscriptions, type EventHandler } from '../consume/handlers.js';
import { EventLog } from '../event-log.js';
import { KeyRing } from '../keys/key-ring.js';
import { keyMigrations } from '../keys/migrations.js';
import { LocalKms } from '../keys/kms.js';
import { noMetrics, silentLogger, type LogMetrics } from '../logger.js';
import { migrateSchema } from '../migrate.js';
import { eventLogMigrations } from '../migrations.js';
import type { LogTransport } from '../ports.js';
import { fanRef, type Subject } from '../streams.js';

/** A writer of messages, as ingest is: counts them, and keeps one row a message. */
type Say = { type: 'Say'; id: string; text: string; now: string };
export const sayer: Decider<{ count: number }, Say, EventOf<typeof fanMessageReceivedV1>> = {
  initial: { count: 0 },
  rows: ({ id }) => [{ collection: 'message', id }],
  decide: ({ id, text, now }, _state, rows) =>
    rows.get('message', id)
      ? []
      : [
          fanMessageReceivedV1.make({
            messageId: id,
            text,
            itemId: null,
            screens: { version: 'test', scores: {}, truncated: false },
            quality: null,
            occurredAt: now,
            origin: 'live',
          }),
        ],
  evolve: (state, { data }, rows) => {
    rows.put('message', data.messageId, { text: data.text });
    return { count: state.count + 1 };
  },
};

/** A reader of messages, as memory is: learns one fact a message, and remembers the order it learned them in. */
type Learn = { type: 'Learn'; messageId: string; text: string; eventId: string; now: string };
export const learner: Decider<{ learned: string[] }, Learn, EventOf<typeof factLearnedV1>> = {
  initial: { learned: [] },
  decide: ({ messageId, text, eventId, now }) => [
    factLearnedV1.make({
      ...factLearnedV1.samples[0]!,
      factId: `fact-${messageId}`,
      object: text,
      sourceEventId: eventId,
      sourceMessageId: messageId,
      validFrom: now,
      origin: 'live',
    }),
  ],
  evolve: (state, { data }) => ({ learned: [...state.learned, data.sourceMessageId ?? ''] }),
};

export const fanSubject = (fan: string): Subject => ({ tenant: 'default', creator: 'creator-1', fan });

export interface ServiceOptions {
  readonly transport: LogTransport;
  readonly url: string;
  readonly group?: string;
  /** Runs before a message is learned; a throw makes the record fail. */
  readonly before?: (text: string) => Promise<void> | void;
}

/** Services over one database and one transport, each with its own schema, as in production. */
export class Services {
  private readonly pools: pg.Pool[] = [];
  private readonly logs: EventLog[] = [];
  readonly repeated = { count: 0 };

  constructor(
    private readonly url: string,
    readonly master: Buffer = randomBytes(32),
  ) {}

  async migrate(): Promise<void> {
    const connection = { connectionString: this.url };
    await migrateSchema(connection, 'keys', keyMigrations);
    for (const service of ['ingest', 'memory']) await migrateSchema(connection, service, eventLogMigrations);
  }

  pool(schema: string): pg.Pool {
    const pool = new pg.Pool(this.connection(schema));
    pool.on('error', () => undefined);
    this.pools.push(pool);
    return pool;
  }

  log(service: ServiceName, transport: LogTransport, group = service as string): EventLog {
    const pool = this.pool(service);
    const metrics: LogMetrics = { ...noMetrics, consumed: ({ repeated }) => (this.repeated.count += repeated) };
    const log = new EventLog({
      service,
      pool,
      connection: this.connection(service),
      transport,
      keys: new KeyRing(pool, new LocalKms(this.master)),
      clock: new SystemClock(),
      random: new SystemRandom(),
      logger: silentLogger,
      metrics,
      group,
      onFatal: (error) => {
        throw error;
      },
    });
    this.logs.push(log);
    return log;
  }

  async ingest(transport: LogTransport): Promise<EventLog> {
    const log = this.log('ingest', transport);
    log.start();
    return log;
  }

  memory(
    transport: LogTransport,
    before: (text: string) => unknown = () => undefined,
    group?: string,
  ): Promise<EventLog> {
    return this.consumer(transport, [this.learning(before)], group);
  }

  /** Memory with handlers of the test's own. */
  async consumer(transport: LogTransport, handlers: readonly EventHandler[], group?: string): Promise<EventLog> {
    const log = this.log('memory', transport, group);
    log.start();
    await log.consume(new Subscriptions(handlers));
    return log;
  }

  /** Memory's handler: learns one fact a message. */
  learning(before: (text: string) => unknown = () => undefined): EventHandler {
    return {
      contract: fanMessageReceivedV1,
      options: {},
      handle: async (received) => {
        const { data, event, subject, work } = received as unknown as Received<typeof fanMessageReceivedV1>;
        await before(data.text);
        const { messageId, text } = data;
        const command = { type: 'Learn', messageId, text, eventId: event.id, now: work.now } as const;
        await work.run(learner, fanRef('memory', subject), command);
      },
    };
  }

  async close(): Promise<void> {
    for (const log of this.logs.splice(0)) await log.stop();
    for (const pool of this.pools.splice(0)) await pool.end();
  }

  private connection(schema: string): pg.PoolConfig {
    return { connectionString: this.url, options: `-c search_path=${schema},public`, max: 6, pipeline: true };
  }
}

export const say = (
  log: EventLog,
  fan: string,
  id: string,
  text = `${fan} says ${id}`,
): Promise<readonly StoredEvent[]> =>
  log.submit({
    key: fan,
    streams: [fanRef('ingest', fanSubject(fan))],
    cause: log.rootCause(),
    run: (work) => work.run(sayer, fanRef('ingest', fanSubject(fan)), { type: 'Say', id, text, now: work.now }),
  });

export const learned = async (log: EventLog, fan: string): Promise<string[]> =>
  (await log.loadState(learner, fanRef('memory', fanSubject(fan)))).state.learned;
