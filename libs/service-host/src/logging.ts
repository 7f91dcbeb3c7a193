import type { LogLogger } from '@reprise/event-log';
import { pino, type DestinationStream, type Logger } from 'pino';
import { Logger as NestPino, type Params } from 'nestjs-pino';
import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { HostConfig } from './config/host-config.js';

const SECRETS = ['authorization', 'cookie', 'token', 'REPRISE_TOKENS', 'REPRISE_KMS_KEY', 'DATABASE_URL'];

/**
 * JSON lines, on standard output unless told otherwise. Lines carry ids, never message text; what looks like a secret
 * is struck out. `service` is null where several share a process.
 */
export const createLogger = (
  service: string | null,
  { LOG_LEVEL }: Pick<HostConfig, 'LOG_LEVEL'>,
  destination: DestinationStream = pino.destination(1),
): Logger =>
  pino(
    {
      level: LOG_LEVEL,
      base: service === null ? null : { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: SECRETS.flatMap((name) => [name, `*.${name}`]),
    },
    destination,
  );

/** One line per request, at `debug`; the path without its query, because a query may hold a token or a name. */
export const requestLogging = (logger: Logger): Params => ({
  pinoHttp: {
    logger,
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: ({ method, url }: IncomingMessage) => ({ method, path: url?.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  },
});

export const logLogger = (logger: Logger): LogLogger => ({
  info: (details, message) => logger.info(details, message),
  warn: (details, message) => logger.warn(details, message),
  error: (details, message) => logger.error(details, message),
});

const FRAMEWORK: ReadonlySet<unknown> = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);

/** Nest's own logger, with its long account of every start at `debug`. */
@Injectable()
export class HostLogger extends NestPino {
  override log(message: unknown, ...rest: unknown[]): void {
    if (FRAMEWORK.has(rest.at(-1))) this.debug(message, ...rest);
    else super.log(message, ...rest);
  }
}
