import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { throwError, type Observable } from 'rxjs';
import { problemOf } from './problem.js';

const RETRY_AFTER_SECONDS = '2';

/**
 * Answers every error of the HTTP edge with problem details, and logs what was not expected. The error of an event
 * handler goes on to the event log as it is: Nest would make an "Internal server error" of it.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() === 'rpc') return throwError(() => error);
    this.answer(error, host);
  }

  private answer(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error);
    if (problem.status >= 500)
      this.logger.error({ err: error, method: request.method, path: request.path }, problem.code);
    // A stream that has begun cannot turn into a problem: cutting it tells the client that it is not complete.
    if (response.headersSent) return void response.destroy();
    if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer');
    if (problem.status === 503) response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
