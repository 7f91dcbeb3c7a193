import { kafkaTransport, postgresTransport, type LogTransport } from '@reprise/event-log';
import type { HostConfig } from '../config/host-config.js';

export type LogLocation = Pick<
  HostConfig,
  'DATABASE_URL' | 'KAFKA_BROKERS' | 'KAFKA_NAMESPACE' | 'KAFKA_TLS' | 'KAFKA_SASL'
>;

type Mechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** `mechanism:user:password`; a password may hold colons. The configuration has checked the form. */
function saslOf(text: string) {
  const [mechanism, username, ...password] = text.split(':') as [Mechanism, string, ...string[]];
  return { mechanism, username, password: password.join(':') };
}

/** What carries the log: Kafka when brokers are named, else tables of the same Postgres. */
export function transportOf(client: string, location: LogLocation): LogTransport {
  const { DATABASE_URL, KAFKA_BROKERS, KAFKA_NAMESPACE, KAFKA_SASL, KAFKA_TLS } = location;
  if (KAFKA_BROKERS === undefined) return postgresTransport({ connection: DATABASE_URL });
  return kafkaTransport({
    brokers: KAFKA_BROKERS.split(','),
    clientId: `reprise-${client}`,
    ssl: KAFKA_TLS === 'on',
    ...(KAFKA_NAMESPACE === undefined ? {} : { namespace: KAFKA_NAMESPACE }),
    ...(KAFKA_SASL === undefined ? {} : { sasl: saslOf(KAFKA_SASL) }),
  });
}
