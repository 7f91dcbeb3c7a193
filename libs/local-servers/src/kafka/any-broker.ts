import { existsSync } from 'node:fs';
import { machine } from '../config.js';
import { startKafka } from './kafka.js';

export interface AnyBroker {
  readonly brokers: string;
  stop(): Promise<void>;
}

/** A broker for throwing away: in Docker where that is reachable, else by Java. */
export async function startAnyBroker(log: (line: string) => void = () => undefined): Promise<AnyBroker> {
  if (machine.dockerHost !== undefined || existsSync('/var/run/docker.sock')) {
    try {
      // Loaded only here: it takes a second, and it is a development dependency.
      const { startKafkaContainer } = await import('./container.js');
      return await startKafkaContainer();
    } catch (error) {
      log(`Docker did not start a Kafka broker, trying Java: ${String(error)}`);
    }
  }
  return startKafka({ log });
}
