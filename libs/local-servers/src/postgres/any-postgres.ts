import { dockerSigns } from '../config.js';
import { sourcesOf, startFrom } from '../sources.js';
import { startPostgres } from './postgres.js';

export interface AnyPostgres {
  /** As superuser, to the database `postgres`. Holds the password. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL for throwing away, without durability: in Docker where that is reachable, else the one from npm. */
export const startAnyPostgres = (log: (line: string) => void = () => undefined): Promise<AnyPostgres> =>
  startFrom<AnyPostgres>(
    sourcesOf(dockerSigns()),
    {
      // Loaded only here: it takes a second, and it is a development dependency.
      container: async () => (await import('./container.js')).startPostgresContainer(),
      local: () => startPostgres({ fsync: false, log }),
    },
    log,
  );
