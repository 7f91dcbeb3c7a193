import { randomUUID } from 'node:crypto';
import { GenericContainer, Wait } from 'testcontainers';
import { RELAXED, SERVER_SETTINGS } from './settings.js';

const IMAGE = 'postgres:18';
const PORT = 5432;

export interface PostgresContainer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL in Docker, without durability and with the settings of a local one. */
export async function startPostgresContainer(): Promise<PostgresContainer> {
  const password = randomUUID();
  const container = await new GenericContainer(IMAGE)
    .withExposedPorts(PORT)
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', ...[...SERVER_SETTINGS, ...RELAXED].flatMap((setting) => ['-c', setting])])
    // Once while the image makes its cluster, once for good.
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .start();
  const url = `postgres://postgres:${password}@${container.getHost()}:${container.getMappedPort(PORT)}/postgres`;
  return { url, stop: () => container.stop().then(() => undefined) };
}
