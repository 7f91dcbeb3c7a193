import { LocalServerError, startAnyBroker, startAnyPostgres } from '@reprise/local-servers';

export interface TestServers {
  /** For Jest: where the servers are. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

interface Started {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const nothing: Started = { env: {}, stop: () => Promise.resolve() };

/** One PostgreSQL and one broker for all spec files; those the environment names are used instead. */
export async function startTestServers(given: NodeJS.ProcessEnv): Promise<TestServers> {
  say('\n── servers');
  const started = await Promise.allSettled([
    given.REPRISE_TEST_DATABASE_URL ? nothing : database(),
    given.REPRISE_TEST_KAFKA || given.KAFKA_BROKERS ? nothing : broker(given.CI === 'true'),
  ]);
  const servers = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = async () => void (await Promise.all(servers.map((server) => server.stop())));
  const problem = started.find((outcome) => outcome.status === 'rejected');
  if (problem) {
    await stop();
    throw problem.reason;
  }
  return { env: Object.assign({}, ...servers.map((server) => server.env)) as Record<string, string>, stop };
}

async function database(): Promise<Started> {
  const server = await startAnyPostgres(say);
  say(`PostgreSQL on port ${new URL(server.url).port}`);
  return { env: { REPRISE_TEST_DATABASE_URL: server.url }, stop: () => server.stop() };
}

/** Where no broker can run, the Kafka suites say themselves that they are skipped; in CI that is a failure. */
async function broker(required: boolean): Promise<Started> {
  try {
    const server = await startAnyBroker(say);
    say(`Kafka on ${server.brokers}`);
    return { env: { REPRISE_TEST_KAFKA: server.brokers }, stop: () => server.stop() };
  } catch (error) {
    if (required || !(error instanceof LocalServerError)) throw error;
    say(`NO KAFKA BROKER, its suites will be skipped. ${error.message}`);
    return nothing;
  }
}
