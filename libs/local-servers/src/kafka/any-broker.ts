import { dockerSigns } from '../config.js';
import { sourcesOf, startFrom } from '../sources.js';
import { startKafka } from './kafka.js';

export interface AnyBroker {
  readonly brokers: string;
  stop(): Promise<void>;
}

/** A broker for throwing away: in Docker where that is reachable, else by Java. */
export const startAnyBroker = (log: (line: string) => void = () => undefined): Promise<AnyBroker> =>
  startFrom<AnyBroker>(
    sourcesOf(dockerSigns()),
    {
      // Loaded only here: it takes a second, and it is a development dependency.
      container: async () => (await import('./container.js')).startKafkaContainer(),
      local: () => startKafka({ log }),
    },
    log,
  );
