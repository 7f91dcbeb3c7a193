import type { Connection } from './connection.js';
import { UsageError } from '../errors.js';

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemError[];
}

/** What is wrong with a request, and where in it. */
export interface ProblemError {
  readonly path: string;
  readonly message: string;
}

/** An answer that is not 2xx, with the stable code of its problem details. */
export class ApiError extends Error {
  readonly code: string;
  readonly errors: readonly ProblemError[];
  /** What the problem says, without the path and the status. */
  readonly reason: string;

  constructor(
    readonly status: number,
    path: string,
    { code, title, detail, errors = [] }: Problem,
  ) {
    const named = errors.map((error) => `${error.path}: ${error.message}`).join('; ');
    const reason = [detail ?? (named === '' ? (title ?? 'failed') : undefined), named].filter(Boolean).join(' ');
    super(`${path}: ${reason} (${status}).${status === 401 ? TOKEN_HINT : ''}`);
    this.code = code ?? String(status);
    this.errors = errors;
    this.reason = reason;
  }

  /** Whether a field of the request, and nothing else of it, is what was refused. */
  isAbout(field: string): boolean {
    return this.errors.length > 0 && this.errors.every(({ path }) => path === field);
  }
}

const TOKEN_HINT = ' Give the token that `npm start` printed with --token.';

const RETRIES = 6;

type ApiPlace = Pick<Connection, 'url' | 'token' | 'tenant' | 'isTenantGiven'>;

/** The HTTP API of a running system. Answers 429 and 503 are waited out for a while; everything else is final. */
export class Api {
  private constructor(
    private readonly base: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static of({ url, token, tenant, isTenantGiven }: ApiPlace): Api {
    if (url === null)
      throw new UsageError('this command needs a running system: name it with --url, or start one with `npm start`');
    return new Api(url.replace(/\/$/, ''), {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      // A token is of one tenant: the system refuses it for another than the one that was asked for.
      ...(isTenantGiven ? { 'reprise-tenant': encodeURIComponent(tenant) } : {}),
    });
  }

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('POST', path, body);
  }

  private async request<T>(method: string, path: string, content?: unknown): Promise<T> {
    const body = content === undefined ? undefined : JSON.stringify(content);
    for (let attempt = 1; ; attempt++) {
      const response = await this.send(method, path, body);
      const text = await response.text();
      if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
      if ((response.status === 503 || response.status === 429) && attempt < RETRIES) {
        await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
        continue;
      }
      throw new ApiError(response.status, path, readProblem(text));
    }
  }

  private async send(method: string, path: string, body: string | undefined): Promise<Response> {
    try {
      return await fetch(this.base + path, {
        method,
        headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      const cause = (error as Error).cause;
      throw new UsageError(
        `${this.base} does not answer (${cause instanceof Error ? cause.message : (error as Error).message}); is it running?`,
      );
    }
  }
}

function readProblem(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { title: text.slice(0, 200) };
  }
}
