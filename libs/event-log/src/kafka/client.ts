import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Kafka, logLevel, type ISocketFactory, type LogEntry } from 'kafkajs';
import type { LogLogger } from '../logger.js';
import { registerCodecs } from './codecs/index.js';
import { endIdleLoop } from './idle-loop.js';
import type { KafkaTransportOptions } from './options.js';

endIdleLoop();
registerCodecs();

/** Explicit, because kafkajs quietly takes other defaults where NODE_ENV is `test`. About 8 s until a call gives up. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, factor: 0.2, multiplier: 2, retries: 10 };

const KEEP_ALIVE_MS = 30_000;

const openSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : connect({ host, port }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS);
};

/**
 * kafkajs reports every retry as an error; what finally fails reaches callers as a rejection. So its errors are
 * warnings here, the ones that belong to normal life nothing at all.
 */
const NORMAL_LIFE =
  /coordinator is (loading|not available|not aware)|not the correct coordinator|group is rebalancing|Topic creation errors|Limiting retries for the idempotent producer|Specified group generation id is not valid|server does not host this topic-partition|(no|not the) leader for (this|that) topic-partition/i;

export const bridgeLogs =
  (logger: LogLogger) =>
  () =>
  ({ namespace, level, log: { message, timestamp: _timestamp, ...details } }: LogEntry): void => {
    if (level > logLevel.ERROR || NORMAL_LIFE.test(`${message} ${String(details['error'] ?? '')}`)) return;
    const { stack: _stack, ...rest } = details as Record<string, unknown>;
    logger.warn({ kafka: namespace, ...rest }, message);
  };

/** A client of its own: producers, consumers and admins share no connection, so none waits behind another's fetch. */
export const kafkaClient = (options: KafkaTransportOptions, clientId: string, logger: LogLogger): Kafka =>
  new Kafka({
    brokers: [...options.brokers],
    clientId,
    ...(options.ssl === undefined ? {} : { ssl: options.ssl }),
    ...(options.sasl === undefined ? {} : { sasl: options.sasl }),
    socketFactory: options.socketFactory ?? openSocket,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: bridgeLogs(logger),
  });
