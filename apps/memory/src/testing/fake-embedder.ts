import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

interface Asked {
  readonly model: string;
  readonly texts: readonly string[];
  readonly authorization: string | undefined;
}

/** A text with this word is not taken. */
export const REFUSED = 'unembeddable';

/** An embedder over real HTTP: the same letters in a row, near vectors. It goes wrong when told to. */
export class FakeEmbedder {
  readonly asked: Asked[] = [];
  dimensions = 64;
  slowMs = 0;
  /** Answers with this status instead. */
  status = 200;
  /** Answers with this body instead. */
  body: string | undefined;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(): Promise<FakeEmbedder> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FakeEmbedder(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Everything embedded so far. */
  get texts(): string[] {
    return this.asked.flatMap(({ texts }) => texts);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: string) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    const chunks = (await request.toArray()) as Buffer[];
    if (request.method !== 'POST' || request.url !== '/v1/embeddings') return void reply(404, '{}');
    const { model, input } = JSON.parse(Buffer.concat(chunks).toString()) as { model: string; input: string[] };
    this.asked.push({ model, texts: input, authorization: request.headers.authorization });
    await delay(this.slowMs, undefined, { ref: false });
    if (this.status !== 200) return void reply(this.status, JSON.stringify({ error: input.join() }));
    if (input.some((text) => text.includes(REFUSED))) return void reply(400, JSON.stringify({ error: input.join() }));
    // Last first: an answer names the index of each vector, and its order is nobody's promise.
    const data = input.map((text, index) => ({ index, embedding: this.vectorOf(text, model) })).toReversed();
    reply(200, this.body ?? JSON.stringify({ object: 'list', model, data }));
  }

  private vectorOf(text: string, model: string): number[] {
    const vector = new Array<number>(this.dimensions).fill(0);
    const letters = text.toLowerCase().replaceAll(/[^a-z]+/g, ' ');
    for (let i = 0; i + 3 <= letters.length; i++) {
      const place = Number.parseInt(hash('sha1', model + letters.slice(i, i + 3)).slice(0, 6), 16);
      vector[place % this.dimensions]! += place % 2 ? 1 : -1;
    }
    return vector;
  }
}
