import { ConfigError, type ConfigOf } from '@reprise/service-host';
import { z } from 'zod';

const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const memoryConfig = z.object({
  EMBEDDER_URL: z
    .url({ protocol: /^https?$/, error: 'expected http://host or https://host' })
    .refine((url) => !/\/v1\/?$/.test(url), 'expected the base URL without /v1')
    .optional()
    .describe(
      'Base URL of an embedder that speaks `POST /v1/embeddings`. The texts of conversations are sent there. Unset: search is by words alone.',
    ),
  EMBEDDER_MODEL: z
    .string()
    .max(100)
    .optional()
    .describe('Model the embedder is asked for. After a change every message is embedded anew.'),
  EMBEDDER_DIMENSIONS: wholeNumber(2, 4_096)
    .optional()
    .describe('Numbers in a vector of that model; an answer with another count is refused.'),
  EMBEDDER_KEY: z.string().optional().describe('Bearer token of the embedder.'),
  EMBEDDER_TIMEOUT_MS: wholeNumber(10, 10_000)
    .default(400)
    .describe('How long a message or a search waits for its vector before words alone answer it, in milliseconds.'),
});

const settingsSchema = z.object({
  EMBEDDER_URL: z.string(),
  EMBEDDER_MODEL: z.string(),
  EMBEDDER_DIMENSIONS: z.number(),
});

export interface EmbedderSettings {
  readonly url: string;
  readonly model: string;
  readonly dimensions: number;
  readonly key?: string | undefined;
}

/** The embedder of the environment, or null for none. Throws ConfigError when it is half described. */
export function embedderSettings(config: Partial<ConfigOf<typeof memoryConfig>>): EmbedderSettings | null {
  const given = ['EMBEDDER_URL', 'EMBEDDER_MODEL', 'EMBEDDER_DIMENSIONS', 'EMBEDDER_KEY'] as const;
  if (given.every((name) => config[name] === undefined)) return null;
  const error = () => 'required with the other variables of the embedder, and not set';
  const parsed = settingsSchema.safeParse(config, { error });
  if (!parsed.success) throw new ConfigError('memory', parsed.error);
  const { EMBEDDER_URL: url, EMBEDDER_MODEL: model, EMBEDDER_DIMENSIONS: dimensions } = parsed.data;
  return { url, model, dimensions, key: config.EMBEDDER_KEY };
}
