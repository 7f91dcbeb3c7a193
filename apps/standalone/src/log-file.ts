import { createLogger, type HostConfig } from '@reprise/service-host';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';

export interface LogFile {
  readonly logger: Logger;
  readonly path: string;
  close(): void;
}

/** The terminal is for people; what the services log goes to a file beside the data. */
export function openLogFile(dataDir: string, config: Pick<HostConfig, 'LOG_LEVEL'>): LogFile {
  const path = join(dataDir, 'reprise.log');
  const destination = pino.destination({ dest: path, sync: true });
  return { logger: createLogger(null, config, destination), path, close: () => destination.end() };
}
