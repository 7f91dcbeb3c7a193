import { cutText, cutTextStart } from '@reprise/contracts';
import { EventLog, type Work } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { Injectable } from '@nestjs/common';
import {
  dueEmbeddings,
  dueEmbeddingWriter,
  missingEmbeddingWriter,
  vectorWriter,
  type DueEmbedding,
} from './due-embeddings.js';
import { EmbedderRefusal, type Embedder } from './embedder.js';
import { Embedders } from './embedders.js';
import { packVector } from './packed-vector.js';

const AT_ONCE = 64;
/** Fans looked at in a round for messages of before the embedder, or of another one. */
const FANS_AT_ONCE = 200;
/** Longer than most models read; the rest of a message changes little. */
const CHARACTERS_MAX = 8_000;
/** Of the message before. */
const BEFORE_CHARACTERS_MAX = 500;

/**
 * Embeds what is stored, after it is stored: no transaction waits for an embedder. Two processes may embed the same message;
 * the second one writes it again.
 */
@Injectable()
export class EmbeddingSweep extends Sweep {
  private readonly embedder: Embedder | null;
  /** The last fan looked at since the start; null when all have been. */
  private lookedAt: string | null = '';

  constructor(
    private readonly log: EventLog,
    embedders: Embedders,
  ) {
    super({ everyMs: 5_000, failure: 'messages could not be embedded yet' });
    this.embedder = embedders.forMessages;
  }

  override onApplicationBootstrap(): void {
    if (!this.embedder) return;
    super.onApplicationBootstrap();
    this.wake();
  }

  /** The message is embedded once the work is committed. */
  due(work: Work, fan: string, messageId: string): void {
    if (!this.embedder) return;
    work.write(dueEmbeddingWriter, { fan, messageId });
    work.afterCommit(() => this.wake());
  }

  protected async round(): Promise<boolean> {
    const embedder = this.embedder!;
    if (this.lookedAt !== null) await this.lookForMissing(embedder.id, this.lookedAt);
    const due = await dueEmbeddings(this.log, AT_ONCE);
    if (due.length > 0) await this.store(embedder, due);
    return due.length > 0 || this.lookedAt !== null;
  }

  private async lookForMissing(embedder: string, after: string): Promise<void> {
    const found = await this.log.query<{ fan: string }>(
      'select fan from conversation where fan > $1 order by fan limit $2',
      [after, FANS_AT_ONCE],
    );
    const fans = found.map(({ fan }) => fan);
    if (fans.length > 0) await this.write((work) => work.write(missingEmbeddingWriter, { embedder, fans }));
    this.lookedAt = fans.length === FANS_AT_ONCE ? fans.at(-1)! : null;
  }

  private async store(embedder: Embedder, due: readonly DueEmbedding[]): Promise<void> {
    const vectors = await vectorsOf(embedder, due);
    await this.write((work) =>
      due.forEach(({ fan, messageId }, n) => {
        const vector = vectors[n] ? packVector(vectors[n]) : null;
        work.write(vectorWriter, { fan, messageId, embedder: embedder.id, vector });
      }),
    );
  }

  private write(run: (work: Work) => void): Promise<void> {
    return this.log.submit({
      key: 'embeddings',
      streams: [],
      cause: this.log.rootCause(),
      run: (work) => Promise.resolve(run(work)),
    });
  }
}

type Reading = (due: DueEmbedding) => string;

const alone: Reading = ({ text }) => cutText(text.trim(), CHARACTERS_MAX);

/** "Yes, with my sister" means what it answers: a message is embedded behind the one before it. */
const inContext: Reading = (due) => {
  const own = alone(due);
  return own && `${cutTextStart(due.before, BEFORE_CHARACTERS_MAX)}\n${own}`.trim();
};

/**
 * Null for a text that is empty or that the embedder does not take: one such text must not keep the others waiting, nor
 * cost the message after it its vector.
 */
async function vectorsOf(
  embedder: Embedder,
  due: readonly DueEmbedding[],
  reading = inContext,
): Promise<(Float32Array | null)[]> {
  const texts = due.map(reading);
  const asked = texts.filter((text) => text !== '');
  if (asked.length === 0) return texts.map(() => null);
  try {
    const vectors = (await embedder.embed(asked)).values();
    return texts.map((text) => (text === '' ? null : (vectors.next().value ?? null)));
  } catch (error) {
    if (!(error instanceof EmbedderRefusal)) throw error;
    if (due.length === 1) return reading === alone ? [null] : vectorsOf(embedder, due, alone);
    const vectors: (Float32Array | null)[] = [];
    for (const one of due) vectors.push(...(await vectorsOf(embedder, [one])));
    return vectors;
  }
}
