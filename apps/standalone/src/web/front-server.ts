import type { ServiceName } from '@reprise/contracts';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepAlive } from '@reprise/service-host';
import { StartError } from '../start-error.js';
import { targetOf } from './dispatch.js';

/** Requests in hand get this long at the end; then their connections are cut: streams of events have no end of their own. */
const REQUEST_GRACE_MS = 1_000;
const HOST = '127.0.0.1';

/**
 * The one HTTP server in front of all services. It takes its port before anything else is started, and asks callers to
 * come back until `serve` says who answers.
 */
export class FrontServer {
  private readonly server: Server;
  private services: ReadonlyMap<ServiceName, RequestListener> = new Map();
  private own: RequestListener = (_request, response) => unavailable(response);

  constructor() {
    this.server = createServer((request, response) => {
      const target = targetOf(request);
      const service = target && this.services.get(target.service);
      if (!service) return this.own(request, response);
      request.url = target.url;
      service(request, response);
    });
    keepAlive(this.server);
  }

  /** Returns the URL. Throws StartError when the port is taken. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? portRefused(port, error.code) : error),
      );
      this.server.listen(port, HOST, resolve);
    });
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  serve(services: ReadonlyMap<ServiceName, RequestListener>, own: RequestListener): void {
    this.services = services;
    this.own = own;
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const cut = setTimeout(() => this.server.closeAllConnections(), REQUEST_GRACE_MS);
    await closed;
    clearTimeout(cut);
  }
}

function unavailable(response: ServerResponse): void {
  const problem = { type: 'urn:reprise:problem:starting', title: 'Service Unavailable', status: 503, code: 'starting' };
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
  response.end(JSON.stringify(problem));
}

const portRefused = (port: number, code: string) =>
  new StartError(
    code === 'EACCES'
      ? `Port ${port} may not be opened by this user. Choose another: npm start -- --port 4000`
      : `Port ${port} is in use by another program. Stop that program, or choose another port: npm start -- --port ${port + 1}`,
  );
