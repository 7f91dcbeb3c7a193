import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HttpProblem, problemBody, problemOf } from './problem.js';

export interface Request {
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly remoteAddress: string;
  /** Reads and parses the body; 400 when it is not JSON, 413 when it is larger than `limitBytes`. */
  json(limitBytes?: number): Promise<unknown>;
}

/** `drop` cuts the connection without an answer. */
export type Answer = { readonly status: number; readonly body: unknown } | 'drop';
export type Handler = (request: Request) => Answer | Promise<Answer>;
/** By `METHOD /path`. */
export type Routes = Readonly<Record<string, Handler>>;

const DEFAULT_LIMIT_BYTES = 64 * 1024;

export function createHttpServer(routes: Routes, onError: (error: unknown) => void): Server {
  const paths = new Set(Object.keys(routes).map((route) => route.split(' ')[1]));
  return createServer((incoming, response) => {
    void handle(incoming).then(
      (answer) => (answer === 'drop' ? void incoming.socket.destroy() : send(response, answer.status, answer.body)),
      (error: unknown) => {
        const problem = problemOf(error);
        if (problem.status === 500) onError(error);
        // What is left of a body that was too large is not read: the connection cannot be used again.
        if (problem.status === 413) response.setHeader('connection', 'close');
        send(response, problem.status, problemBody(problem));
      },
    );
  });

  async function handle(incoming: IncomingMessage): Promise<Answer> {
    const url = new URL(incoming.url ?? '/', 'http://sandbox');
    const handler = routes[`${incoming.method} ${url.pathname}`];
    if (handler) return handler(requestOf(incoming, url));
    if (paths.has(url.pathname))
      throw new HttpProblem(405, 'method-not-allowed', `${incoming.method} is not offered here`);
    throw new HttpProblem(404, 'not-found', `there is no ${url.pathname}`);
  }
}

const requestOf = (incoming: IncomingMessage, url: URL): Request => ({
  query: url.searchParams,
  headers: incoming.headers,
  remoteAddress: incoming.socket.remoteAddress ?? '',
  json: async (limitBytes = DEFAULT_LIMIT_BYTES) => {
    const text = await bodyOf(incoming, limitBytes);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new HttpProblem(400, 'invalid-request', 'the body is not JSON');
    }
  },
});

async function bodyOf(incoming: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new HttpProblem(413, 'too-large', `the body is larger than ${limitBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}
