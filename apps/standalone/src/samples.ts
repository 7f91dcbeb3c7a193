import { apiTokens, processEnvironment } from '@reprise/service-host';
import { z } from 'zod';
import { SANDBOX } from './environment.js';
import { postTo } from './http-client.js';
import { seedSamples } from './sample/seed.js';

// A process of its own: gives a deployment that runs elsewhere (docker compose) the samples of the standalone.
const environment = z.object({ REPRISE_URL: z.url(), REPRISE_TOKENS: apiTokens }).safeParse(processEnvironment());
if (environment.success) {
  const { REPRISE_URL, REPRISE_TOKENS } = environment.data;
  await seedSamples(postTo(REPRISE_URL, REPRISE_TOKENS[0]!.token), SANDBOX);
} else {
  process.stderr.write(`the samples cannot be given:\n${z.prettifyError(environment.error)}\n`);
  process.exitCode = 2;
}
