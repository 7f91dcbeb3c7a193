import { Logger } from '@nestjs/common';
import { problemOf } from './problem.js';

const logger = new Logger('Rejection');

/**
 * Why one entry of a list is not taken, for whoever sent the list; the others go on. Throws again what is not about
 * the entry, such as a database that is away. What was not expected is logged, and said without its internals.
 */
export function rejectionOf(error: unknown): string {
  const { status, code, title, detail, errors } = problemOf(error);
  if (status === 503) throw error;
  if (status >= 500) {
    logger.error({ err: error }, code);
    return 'cannot be recorded: an error that nobody expected, which the log of the service has';
  }
  const named = errors?.map(({ path, message }) => `${path === '(root)' ? 'line' : path}: ${message}`);
  return detail ?? named?.join('; ') ?? title;
}
