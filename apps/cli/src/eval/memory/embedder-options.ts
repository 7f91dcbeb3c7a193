import type { Command } from 'commander';
import { UsageError } from '../../errors.js';

/** An embedder to search with, as `memory` is given one in production. */
export interface EmbedderOptions {
  readonly embedder?: string;
  readonly embedderModel?: string;
  readonly embedderDimensions?: string;
}

/** An evaluation is no live fan: a search waits for its vector. */
const TIMEOUT_MS = '10000';

export const withEmbedder = (command: Command): Command =>
  command
    .option(
      '--embedder <url>',
      'base URL of an embedder (`POST /v1/embeddings`) to search with, beside words; default: words alone',
    )
    .option('--embedder-model <name>', 'model it is asked for')
    .option('--embedder-dimensions <n>', 'numbers in a vector of that model');

/** Environment variables of memory; none without an embedder. */
export function embedderEnvironment({
  embedder,
  embedderModel: model,
  embedderDimensions: dimensions,
}: EmbedderOptions): Readonly<Record<string, string>> {
  if (embedder === undefined) {
    if (model === undefined && dimensions === undefined) return {};
    throw new UsageError(
      '--embedder-model and --embedder-dimensions describe an embedder: name it with --embedder <url>',
    );
  }
  if (model === undefined || dimensions === undefined)
    throw new UsageError('--embedder needs --embedder-model <name> and --embedder-dimensions <n>');
  return {
    EMBEDDER_URL: embedder,
    EMBEDDER_MODEL: model,
    EMBEDDER_DIMENSIONS: dimensions,
    EMBEDDER_TIMEOUT_MS: TIMEOUT_MS,
  };
}
