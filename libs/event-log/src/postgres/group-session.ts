import type { ClientConfig } from 'pg';
import type { LogLogger } from '../logger.js';
import type { ConsumedRecord, LogConsumerOptions } from '../ports.js';
import { channelsOf } from './channels.js';
import { DedicatedConnection } from './connection.js';
import { Fetcher } from './fetch.js';
import { Holdings } from './holdings.js';
import { Membership } from './membership.js';
import { partitionCounts } from './topics.js';

const TICK_MS = 1_000;
const BALANCE_MS = 1_000;
/** While partitions of this member's share are still with somebody else. */
const CLAIM_MS = 100;

export interface GroupSessionOptions extends LogConsumerOptions {
  readonly connection: ClientConfig;
  readonly schema: string;
  readonly logger: LogLogger;
  /** Something happened that is worth a look: records, other members, or the end of this session. */
  wake(): void;
}

/** One life of a member: one connection, the partitions locked with it, and the positions reached. */
export class GroupSession {
  private readonly connection: DedicatedConnection;
  private readonly membership: Membership;
  private readonly holdings: Holdings;
  private readonly fetcher: Fetcher;
  private partitions: ReadonlyMap<string, number> = new Map();
  private balanceAt = 0;
  private ticks: NodeJS.Timeout | undefined;
  private ticking: Promise<void> = Promise.resolve();

  constructor(private readonly options: GroupSessionOptions) {
    const { schema, group, topics, connection, maxBatch } = options;
    this.connection = new DedicatedConnection(connection, {
      onNotification: (channel, payload) => this.onNotification(channel, payload),
      onLost: () => options.wake(),
    });
    this.membership = new Membership(this.connection, schema, group, topics);
    this.holdings = new Holdings(this.connection, schema, group);
    this.fetcher = new Fetcher(this.connection, schema, maxBatch);
  }

  async open(): Promise<void> {
    const { schema, topics } = this.options;
    const channels = channelsOf(schema);
    await this.connection.open();
    this.partitions = await partitionCounts(this.connection, schema, topics);
    await this.connection.query(`listen "${channels.records}"`);
    await this.connection.query(`listen "${channels.members}"`);
    await this.membership.join();
    await this.balance();
    this.ticks = setInterval(() => {
      this.ticking = this.ticking.then(() => this.tick());
    }, TICK_MS);
  }

  get isAlive(): boolean {
    return !this.connection.lost;
  }

  /** Gives up what exceeds this member's share and claims what it lacks. Called between batches, so nothing is in hand. */
  async balanceWhenDue(): Promise<void> {
    if (performance.now() >= this.balanceAt) await this.balance();
  }

  fetch(): Promise<ConsumedRecord[]> {
    return this.fetcher.fetch(this.holdings.all);
  }

  advance(records: readonly ConsumedRecord[]): void {
    this.holdings.advance(records);
  }

  lag(): Promise<number> {
    return this.holdings.lag();
  }

  /** Commits, releases everything and says goodbye. */
  async leave(): Promise<void> {
    await this.settle();
    await this.holdings.commit();
    await this.membership.leave();
    await this.connection.close();
  }

  /** Ends without goodbye: what was not committed is delivered again to whoever takes over. */
  async abandon(): Promise<void> {
    await this.settle();
    await this.connection.close();
  }

  private async settle(): Promise<void> {
    clearInterval(this.ticks);
    await this.ticking;
  }

  private async balance(): Promise<void> {
    this.balanceAt = performance.now() + BALANCE_MS;
    const { surplus, wanted } = await this.membership.plan(this.holdings.all, this.partitions);
    if (surplus.length > 0) {
      // In this order: the next owner reads the committed offset once it has the lock.
      await this.holdings.commit();
      this.holdings.remove(surplus);
      await this.membership.release(surplus);
    }
    for (const { topic, count, candidates } of wanted) {
      const claimed = await this.membership.claim(topic, count, candidates);
      await this.holdings.add(claimed);
      if (claimed.length < count) this.balanceAt = performance.now() + CLAIM_MS;
    }
  }

  /** Also runs during a long batch: it keeps the member alive and what earlier batches did committed. */
  private async tick(): Promise<void> {
    if (this.connection.lost) return clearInterval(this.ticks);
    try {
      await this.membership.stir();
      await this.holdings.commit();
    } catch (error) {
      const { logger, group } = this.options;
      logger.warn({ group, error: (error as Error).message }, 'offsets could not be committed, trying again');
    }
  }

  private onNotification(channel: string, payload: string): void {
    const { schema, group, topics, wake } = this.options;
    if (channel === channelsOf(schema).members) {
      if (payload !== group) return;
      this.balanceAt = 0;
      wake();
    } else if (topics.includes(payload)) wake();
  }
}
