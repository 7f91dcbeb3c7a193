import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { EmbedderRefusal, EmbedderUnavailable, type Embedder } from './embedder.js';

export interface HttpEmbedderOptions {
  readonly url: string;
  readonly model: string;
  readonly dimensions: number;
  readonly key?: string | undefined;
  /** Of one attempt. */
  readonly timeoutMs: number;
  /** The first one included. */
  readonly attempts: number;
}

/** How a message is read into the text of its vector: see EmbeddingSweep. Another way is a new version, and every vector is made anew. */
const READING = 'in-context@1';

/** Texts of one request: servers take from 32 on. */
const BATCH = 32;
const FIRST_PAUSE_MS = 250;
const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()) })),
});
/** Not the texts' fault: too much at once, or a key that somebody has to set right. */
const NOT_THE_TEXTS = new Set([401, 403, 404, 405, 408, 425, 429]);

/** An embedder behind the interface most servers of models have: `POST /v1/embeddings`. */
export class HttpEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;

  constructor(private readonly options: HttpEmbedderOptions) {
    this.dimensions = options.dimensions;
    this.id = `${options.model}/${options.dimensions} ${READING}`;
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += BATCH)
      vectors.push(...(await this.patiently(texts.slice(from, from + BATCH))));
    return vectors;
  }

  private async patiently(texts: readonly string[]): Promise<Float32Array[]> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.ask(texts);
      } catch (error) {
        if (error instanceof EmbedderRefusal || attempt === this.options.attempts) throw error;
        await delay(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
  }

  private async ask(texts: readonly string[]): Promise<Float32Array[]> {
    const { status, ok, body } = await this.post(texts);
    if (ok) return this.vectorsOf(body, texts.length);
    // The body of an error may repeat the texts: it is not told.
    if (status >= 500 || status < 400 || NOT_THE_TEXTS.has(status))
      throw new EmbedderUnavailable(`the embedder answers ${status}`);
    throw new EmbedderRefusal(`the embedder answers ${status}`);
  }

  private async post(texts: readonly string[]): Promise<{ status: number; ok: boolean; body: string }> {
    const { url, model, key, timeoutMs } = this.options;
    try {
      const response = await fetch(`${url.replace(/(?<!\/)\/+$/, '')}/v1/embeddings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        // A redirect would carry the texts and the key to an address nobody configured.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, ok: response.ok, body: await response.text() };
    } catch (error) {
      throw new EmbedderUnavailable(`the embedder does not answer: ${reasonOf(error)}`);
    }
  }

  private vectorsOf(body: string, wanted: number): Float32Array[] {
    const parsed = answerSchema.safeParse(parseJson(body));
    if (!parsed.success) throw new EmbedderUnavailable('the embedder answers something else than vectors');
    const vectors = parsed.data.data.toSorted((a, b) => a.index - b.index);
    if (vectors.length !== wanted || vectors.some(({ index }, n) => index !== n))
      throw new EmbedderUnavailable(`the embedder answers ${vectors.length} vectors for ${wanted} texts`);
    return vectors.map(({ embedding }) => {
      if (embedding.length !== this.dimensions)
        throw new EmbedderUnavailable(`the embedder answers ${embedding.length} dimensions, not ${this.dimensions}`);
      return Float32Array.from(embedding);
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const reasonOf = (error: unknown): string => {
  const { name, cause } = error as { readonly name: string; readonly cause?: { readonly code?: string } };
  return cause?.code ?? name;
};
