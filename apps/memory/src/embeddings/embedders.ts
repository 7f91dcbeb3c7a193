import { cutText } from '@reprise/contracts';
import { SERVICE_CONFIG, type ConfigOf } from '@reprise/service-host';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { embedderSettings, type memoryConfig } from '../config.js';
import { EmbedderRefusal, type Embedder } from './embedder.js';
import { HttpEmbedder } from './http-embedder.js';

const PATIENT = { timeoutMs: 30_000, attempts: 3 };
/** After a failure nobody waits for the embedder for so long. */
const QUIET_MS = 5_000;
const CHARACTERS_MAX = 8_000;

/** The embedder the environment names, once for what is stored and once for what somebody waits for. */
@Injectable()
export class Embedders {
  /** Null without an embedder. */
  readonly forMessages: Embedder | null;
  private readonly forQueries: Embedder | null;
  private readonly logger = new Logger(Embedders.name);
  private quietUntil = 0;

  constructor(@Inject(SERVICE_CONFIG) config: ConfigOf<typeof memoryConfig>) {
    const settings = embedderSettings(config);
    this.forMessages = settings && new HttpEmbedder({ ...settings, ...PATIENT });
    this.forQueries = settings && new HttpEmbedder({ ...settings, timeoutMs: config.EMBEDDER_TIMEOUT_MS, attempts: 1 });
  }

  get isOn(): boolean {
    return this.forQueries !== null;
  }

  /** Null for each text when there is no embedder, or it does not answer in time: words alone will do. */
  async ofQueries(texts: readonly string[]): Promise<readonly (QueryVector | null)[]> {
    const embedder = this.forQueries;
    if (!embedder || texts.length === 0 || performance.now() < this.quietUntil) return texts.map(() => null);
    try {
      const vectors = await embedder.embed(texts.map((text) => cutText(text.trim(), CHARACTERS_MAX) || '-'));
      return vectors.map((vector) => ({ embedder: embedder.id, vector }));
    } catch (error) {
      if (!(error instanceof EmbedderRefusal)) this.quietUntil = performance.now() + QUIET_MS;
      this.logger.warn(`searching by words alone: ${String(error)}`);
      return texts.map(() => null);
    }
  }
}

export interface QueryVector {
  readonly embedder: string;
  readonly vector: Float32Array;
}
