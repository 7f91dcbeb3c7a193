import { ConfigError } from '../config/parse-config.js';
import { CannotStart } from './preflight.js';

type Failure = Error & { readonly code?: string; readonly port?: number };

/** What stands on standard error when a process does not start: one plain sentence where a person can act on it. */
export function startFailure(service: string, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof CannotStart) return error.message;
  const { code, port } = error as Failure;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const reason = code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be opened by this user';
    return `${service} cannot start: port ${port} ${reason}. Choose another with PORT.`;
  }
  if (error.name.startsWith('KafkaJS'))
    return `${service} cannot start: the brokers of KAFKA_BROKERS cannot be used (${error.message}). Are they running, and are KAFKA_TLS and KAFKA_SASL right?`;
  return error.stack ?? error.message;
}
