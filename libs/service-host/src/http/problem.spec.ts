import { OutcomeUnknown } from '@reprise/event-log';
import { DomainError } from '@reprise/event-sourcing';
import { ForbiddenException, HttpException } from '@nestjs/common';
import { z } from 'zod';
import { problemOf } from './problem.js';

const pgError = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('problem details', () => {
  it('carry the code and status of a refused command', () => {
    expect(problemOf(new DomainError('quote/unknown', 'there is no quote q1', 404))).toEqual({
      type: 'urn:reprise:problem:quote/unknown',
      title: 'Not Found',
      status: 404,
      code: 'quote/unknown',
      detail: 'there is no quote q1',
    });
  });

  it('name the path of everything that is wrong with a request', () => {
    const { error } = z
      .object({ items: z.array(z.object({ price: z.int() })), at: z.string() })
      .safeParse({ items: [{ price: 1.5 }] });
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['items.0.price', 'at']);
  });

  it.each([
    ['refused', pgError('connect ECONNREFUSED', 'ECONNREFUSED')],
    ['shutting down', pgError('terminating connection due to administrator command', '57P01')],
    ['full', pgError('sorry, too many clients already', '53300')],
    ['pool exhausted', new Error('timeout exceeded when trying to connect')],
    ['wrapped by TypeORM', Object.assign(new Error('query failed'), { driverError: pgError('gone', '08006') })],
  ])('say unavailable when the database is away: %s', (_, error) => {
    expect(problemOf(error)).toMatchObject({ status: 503, code: 'unavailable' });
  });

  it('do not say that nothing was recorded when the answer to COMMIT was lost', () => {
    const problem = problemOf(new OutcomeUnknown(new Error('Connection terminated unexpectedly')));
    expect(problem).toMatchObject({ status: 503, code: 'outcome-unknown' });
    expect(problem.detail).toContain('may be recorded or not');
    expect(problem.detail).not.toContain('Nothing was recorded');
  });

  it('tell nothing of an unexpected error', () => {
    const problem = problemOf(new Error('password=hunter2 at /srv/app.js:3'));
    expect(problem).toEqual({
      type: 'urn:reprise:problem:internal',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal',
    });
  });

  it('give each status of the framework a code', () => {
    expect(problemOf(new ForbiddenException())).toMatchObject({ status: 403, code: 'forbidden' });
    expect(problemOf(new HttpException('request entity too large', 413))).toMatchObject({ code: 'too-large' });
    expect(problemOf(new HttpException('teapot', 418))).toMatchObject({ status: 418, code: 'http-418' });
  });
});
