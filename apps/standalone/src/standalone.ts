import { keepSecrets } from './data-dir/secrets.js';
import { lockDataDir } from './data-dir/lock.js';
import { openPrivateFolder } from './data-dir/private-folder.js';
import { eraseDatabase } from './database.js';
import { openLogFile, type LogFile } from './log-file.js';
import { readOptions, USAGE, type StandaloneOptions } from './options.js';
import { Shutdown } from './shutdown.js';
import { StartError } from './start-error.js';
import { startSystem } from './system.js';
import { Screen } from './terminal/screen.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The main of `npm start`. Resolves when everything runs; the process ends with a signal. */
export async function runStandalone(args: readonly string[], environment: Environment): Promise<void> {
  const screen = new Screen(process.stdout);
  // Whoever reads the output may have seen enough (`| head`); what runs goes on until a signal ends it.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  try {
    const options = readOptions(args, environment);
    if (options.help) return screen.say(USAGE);
    await run(options, environment, screen);
  } catch (error) {
    const expected = error instanceof StartError;
    process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(expected ? error.exitCode : 1);
  }
}

async function run(options: StandaloneOptions, environment: Environment, screen: Screen): Promise<void> {
  // Root lends its own PostgreSQL another user, who has to come through.
  openPrivateFolder(options.dataDir, process.getuid?.() === 0 && options.databaseUrl === undefined);
  const unlock = lockDataDir(options.dataDir);
  const shutdown = new Shutdown((name, error) => screen.say(`${name} did not stop cleanly: ${error.message}`));
  await shutdown.add('lock', unlock);
  endOnSignals(shutdown, screen);
  try {
    if (options.fresh) erase(options);
    const log = openLogFile(options.dataDir, { LOG_LEVEL: 'info' });
    await shutdown.add('log file', () => log.close());
    warnIn(log);
    const onFatal = (error: Error) => {
      screen.say(`Reprise cannot go on: ${error.message}`);
      void shutdown.run().then(() => process.exit(1));
    };
    const secrets = keepSecrets(options.dataDir);
    await startSystem({ options, environment, secrets, screen, shutdown, log, onFatal });
  } catch (error) {
    // A start that a signal interrupted fails somewhere in the middle: that is not an error to show.
    if (shutdown.isRunning) return;
    await shutdown.run();
    throw error;
  }
}

function erase({ databaseUrl, kafka, dataDir }: StandaloneOptions): void {
  if (databaseUrl !== undefined || kafka !== undefined)
    throw new StartError(
      '--fresh erases only what Reprise keeps itself. With DATABASE_URL or --kafka, empty that database or broker yourself and start without --fresh.',
      2,
    );
  eraseDatabase(dataDir);
}

/** What Node warns of (a driver that counts time wrongly) belongs with the rest of the log. */
function warnIn({ logger }: LogFile): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => logger.warn({ name, warning: message }, 'a warning of Node'));
}

/** The first signal stops in order, a second one at once. */
function endOnSignals(shutdown: Shutdown, screen: Screen): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (shutdown.isRunning) process.exit(1);
      screen.say('Stopping. Press Ctrl-C again to stop at once.');
      void shutdown.run().then(() => process.exit(0));
    });
}
