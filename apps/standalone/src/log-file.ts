import { createLogger, type HostConfig } from '@reprise/service-host';
import { constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';

export interface LogFile {
  readonly logger: Logger;
  readonly path: string;
  close(): void;
}

/** Made for its owner alone, and never opened through a link that somebody put in its place. */
const FLAGS = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;

/** The terminal is for people; what the services log goes to a file beside the data. */
export function openLogFile(dataDir: string, config: Pick<HostConfig, 'LOG_LEVEL'>): LogFile {
  const path = join(dataDir, 'reprise.log');
  const destination = pino.destination({ dest: openSync(path, FLAGS, 0o600), sync: true });
  return { logger: createLogger(null, config, destination), path, close: () => destination.end() };
}
