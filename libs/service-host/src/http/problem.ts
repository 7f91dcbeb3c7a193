import { DomainError } from '@reprise/event-sourcing';
import { isTransient, OutcomeUnknown } from '@reprise/event-log';
import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import { ZodError } from 'zod';

/** RFC 9457 problem details; `code` is the stable part that programs may branch on. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  /** Of `invalid-request`: what is wrong and where. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  409: 'conflict',
  411: 'length-required',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'unprocessable',
  429: 'too-many-requests',
  503: 'unavailable',
};

const problem = (status: number, code: string, rest: Pick<Problem, 'detail' | 'errors'> = {}): Problem => ({
  type: `urn:reprise:problem:${code}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  code,
  ...rest,
});

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.') || '(root)';

/** TypeORM wraps the driver's error; what matters is the driver's. */
const driverError = (error: unknown): unknown =>
  error instanceof Error && 'driverError' in error ? error.driverError : error;

/** What a client is told about an error. Internals of an unexpected one stay in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return problem(error.status, error.code, { detail: error.message });
  if (error instanceof ZodError)
    return problem(400, 'invalid-request', {
      errors: error.issues.map(({ path, message }) => ({ path: pathOf(path), message })),
    });
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return problem(status, CODES[status] ?? `http-${status}`, { detail: error.message });
  }
  if (error instanceof OutcomeUnknown)
    return problem(503, 'outcome-unknown', {
      detail:
        'The connection to the database was lost while this was being recorded: it may be recorded or not. Look, or send it again with the same ids.',
    });
  if (isTransient(driverError(error)))
    return problem(503, 'unavailable', { detail: 'The database cannot be reached now. Nothing was recorded.' });
  return problem(500, 'internal');
}
