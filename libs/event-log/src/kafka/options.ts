import type { ConnectionOptions } from 'node:tls';
import type { ISocketFactory, SASLOptions } from 'kafkajs';
import type { LogLogger } from '../logger.js';
import type { TopicDefinition } from '../transport/topics.js';

/** Milliseconds. How long a consumer may be silent, and how fast a group notices. */
export interface ConsumerTiming {
  /** Without a heartbeat for this long a member is out. Brokers refuse less than their `group.min.session.timeout.ms`, 6000 by default. */
  readonly sessionTimeout: number;
  readonly heartbeatInterval: number;
  /** How long a rebalance waits for members to come back. A batch that takes longer costs its member the membership. */
  readonly rebalanceTimeout: number;
  /** How long the broker holds a fetch that finds nothing; a rebalance or a stop of an idle consumer waits for it. */
  readonly maxWait: number;
  readonly commitInterval: number;
}

/** A successor of a killed member waits min(session, rebalance) timeout: 3 s with these, where kafkajs' defaults take 30 s. */
export const DEFAULT_TIMING: ConsumerTiming = {
  sessionTimeout: 10_000,
  heartbeatInterval: 500,
  rebalanceTimeout: 3_000,
  maxWait: 200,
  commitInterval: 1_000,
};

export interface KafkaTransportOptions {
  /** `host:port`, at least one; the others are discovered. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: SASLOptions;
  /** Prefix of every topic and group, e.g. `staging.`, so that installations can share a cluster. Records never show it. */
  readonly namespace?: string;
  /** What createTopics makes; the topics of the contracts unless told otherwise. */
  readonly topics?: readonly TopicDefinition[];
  /** Copies of each new topic; the lesser of 3 and the number of brokers unless told otherwise. */
  readonly replicationFactor?: number;
  /** How sends are compressed; consumers read all three. Default `none`: lowest latency. */
  readonly compression?: 'none' | 'gzip' | 'zstd';
  readonly timing?: Partial<ConsumerTiming>;
  /** Opens the connections to brokers, e.g. through a tunnel. */
  readonly socketFactory?: ISocketFactory;
  readonly logger?: LogLogger;
}
