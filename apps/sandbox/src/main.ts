import { environment, readConfig } from './config.js';
import { startSandbox } from './sandbox.js';

try {
  const config = readConfig(environment());
  const sandbox = await startSandbox({
    port: config.PORT,
    host: config.HOST,
    ingestUrl: config.SANDBOX_INGEST_URL,
    secret: config.SANDBOX_SECRET,
    seed: config.SANDBOX_SEED,
    pace: config.REPRISE_PACE,
    creators: config.SANDBOX_CREATORS.map(({ subjects, ...creator }) =>
      subjects ? { ...creator, subjects } : creator,
    ),
    fansPerCreator: config.SANDBOX_FANS_PER_CREATOR,
    controlToken: config.SANDBOX_CONTROL_TOKEN,
  });
  console.log(`sandbox: a stand-in fan platform on ${sandbox.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
