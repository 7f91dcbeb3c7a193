import { freePort } from '@reprise/local-servers';
import type { RunningService } from '@reprise/service-host';
import type { RequestListener } from 'node:http';
import type { Secrets } from './data-dir/secrets.js';
import { removeRunFile, writeRunFile } from './data-dir/run-file.js';
import { openDatabase } from './database.js';
import { SANDBOX, serviceEnvironment } from './environment.js';
import { postTo } from './http-client.js';
import type { LogFile } from './log-file.js';
import type { StandaloneOptions } from './options.js';
import { seedSamples } from './sample/seed.js';
import { openSandbox } from './sandbox.js';
import { migrateAll, startAll, stopAll, type ServiceEnvironment } from './services.js';
import type { Shutdown } from './shutdown.js';
import { LiveView } from './terminal/live-view.js';
import type { Screen } from './terminal/screen.js';
import { welcome } from './terminal/welcome.js';
import { FrontServer } from './web/front-server.js';
import { openFront } from './web/open-front.js';

export interface Start {
  readonly options: StandaloneOptions;
  readonly environment: ServiceEnvironment;
  readonly secrets: Secrets;
  readonly screen: Screen;
  readonly shutdown: Shutdown;
  readonly log: LogFile;
  readonly onFatal: (error: Error) => void;
}

/** Starts everything, from the port to the live view; each part says to the shutdown how it stops. */
export async function startSystem(start: Start): Promise<void> {
  const { options, screen, shutdown, secrets, log } = start;
  const server = new FrontServer();
  const url = await server.listen(options.port);
  await shutdown.add('HTTP server', () => server.stop());
  screen.show(['Starting PostgreSQL …']);
  const database = await openDatabase(options, (line) => screen.say(line));
  await shutdown.add('database', () => database.stop());
  const sandboxPort = await freePort();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const environment = serviceEnvironment(options, secrets, database.url, sandboxUrl, start.environment);
  const services = await openServices(start, environment);
  const front = await openFront({ start, services, environment });
  server.serve(
    new Map(services.map(({ name, handler }) => [name, handler])),
    front.app.getHttpAdapter().getInstance() as RequestListener,
  );
  if (options.sandbox) {
    screen.show(['Giving the samples …']);
    await seedSamples(postTo(url, secrets.token), SANDBOX);
  }
  const sandbox = await openSandbox({
    port: sandboxPort,
    url,
    secret: secrets.webhookSecret,
    pace: options.pace,
    simulated: options.sandbox,
    onError: (error) => log.logger.error({ err: error }, 'the sandbox failed'),
  });
  await shutdown.add('sandbox', () => sandbox.stop());
  const kafka = options.kafka ?? null;
  writeRunFile(options.dataDir, { url, sandboxUrl, databaseUrl: database.url, token: secrets.token, kafka });
  await shutdown.add('run file', () => removeRunFile(options.dataDir));
  screen.show([]);
  screen.say(welcome({ url, token: secrets.token, options, logFile: log.path }));
  const view = new LiveView(screen, front.snapshot);
  view.start();
  await shutdown.add('view', () => view.stop());
}

async function openServices(
  { screen, shutdown, log, onFatal }: Start,
  environment: ServiceEnvironment,
): Promise<RunningService[]> {
  screen.show(['Bringing the database up to date …']);
  await migrateAll(environment);
  screen.show(['Starting the services …']);
  const services = await startAll(environment, log.logger, onFatal);
  await shutdown.add('services', () => stopAll(services));
  return services;
}
