/** Turns texts into vectors: near vectors, near meanings. */
export interface Embedder {
  /** Kept with every vector: vectors of two embedders are never compared. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector a text, in order. Throws EmbedderUnavailable, or EmbedderRefusal when a text is not taken. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Nothing to be had now: it is down, too slow, or answers something else than it should. The texts are not to blame. */
export class EmbedderUnavailable extends Error {
  override readonly name = 'EmbedderUnavailable';
}

/** It answers, and does not take these texts: asking again changes nothing. */
export class EmbedderRefusal extends Error {
  override readonly name = 'EmbedderRefusal';
}
