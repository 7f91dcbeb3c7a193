import { STATUS_CODES } from 'node:http';
import { ZodError } from 'zod';

/** An answer that is not what the caller hoped for, as RFC 9457 problem details. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

export const problemOf = (error: unknown): HttpProblem => {
  if (error instanceof HttpProblem) return error;
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return new HttpProblem(
      400,
      'invalid-request',
      `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`,
    );
  }
  return new HttpProblem(500, 'internal', 'The sandbox failed; its log says why.');
};

export const problemBody = ({ status, code, message }: HttpProblem) => ({
  type: `urn:reprise:problem:${code}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  code,
  detail: message,
});
