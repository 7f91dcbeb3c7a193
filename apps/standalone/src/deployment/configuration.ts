import { sandboxConfigSchema } from '@reprise/sandbox/module';
import { configurationDocs } from '@reprise/service-host';
import { standaloneEnvironmentSchema } from '../options.js';
import { SERVICE_DEFINITIONS } from '../services.js';

export const CONFIGURATION_FILE = new URL('../../../../docs/operate/configuration.md', import.meta.url);

/** `docs/operate/configuration.md`, as it should read. */
export const configurationText = (): string =>
  configurationDocs([
    ...SERVICE_DEFINITIONS,
    { name: 'npm start', config: standaloneEnvironmentSchema },
    { name: 'sandbox (all it reads)', config: sandboxConfigSchema },
  ]);
