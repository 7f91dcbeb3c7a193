import type { Connection } from './connection.js';
import { UsageError } from '../errors.js';

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

/** An answer that is not 2xx, with the stable code of its problem details. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const RETRIES = 6;

/** The HTTP API of a running system. Answers 429 and 503 are waited out for a while; everything else is final. */
export class Api {
  private constructor(
    private readonly base: string,
    private readonly token: string | null,
  ) {}

  static of({ url, token }: Pick<Connection, 'url' | 'token'>): Api {
    if (url === null)
      throw new UsageError('this command needs a running system: name it with --url, or start one with `npm start`');
    return new Api(url.replace(/\/$/, ''), token);
  }

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('POST', path, body);
  }

  private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.send(method, path, body);
      const text = await response.text();
      if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
      if ((response.status === 503 || response.status === 429) && attempt < RETRIES) {
        await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
        continue;
      }
      throw problemOf(response.status, text, path);
    }
  }

  private async send(method: string, path: string, body: unknown): Promise<Response> {
    try {
      return await fetch(this.base + path, {
        method,
        headers: {
          accept: 'application/json',
          ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const cause = (error as Error).cause;
      throw new UsageError(
        `${this.base} does not answer (${cause instanceof Error ? cause.message : (error as Error).message}); is it running?`,
      );
    }
  }
}

function problemOf(status: number, text: string, path: string): ApiError {
  const problem = readProblem(text);
  const hint = status === 401 ? ' Give the token that `npm start` printed with --token.' : '';
  return new ApiError(
    status,
    problem.code ?? String(status),
    `${path}: ${problem.detail ?? problem.title ?? 'failed'} (${status}).${hint}`,
  );
}

function readProblem(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { title: text.slice(0, 200) };
  }
}
