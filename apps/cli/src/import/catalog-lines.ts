import { recordHash } from '../archive/identity.js';
import { ApiError, type Api } from '../connection/api.js';
import type { Entry } from './chunks.js';

type Fields = Readonly<Record<string, unknown>>;

/** Items of the file so far: one that stands twice is taken once, or importing the file again would change it to and fro. */
export class CatalogItems {
  private readonly first = new Map<string, { readonly line: number; readonly hash: string }>();

  constructor(private readonly creator: string | undefined) {}

  /** Throws when the item stands on an earlier line with other content. */
  identify(record: Fields, line: number): string {
    const address = JSON.stringify([record['creator'] ?? this.creator ?? null, record['id']]);
    const hash = recordHash(record);
    const known = this.first.get(address);
    if (known && known.hash !== hash)
      throw new Error(
        `item ${JSON.stringify(record['id'])} stands on line ${known.line} with other content; the first stands`,
      );
    if (!known) this.first.set(address, { line, hash });
    return String(line);
  }
}

/** Catalogs name creators whom nobody may have registered yet: they are, in the default archetype. */
export class CatalogCreators {
  /** Why a creator cannot be registered; undefined when they are. */
  private readonly known = new Map<string, string | undefined>();

  constructor(
    private readonly api: Api,
    private readonly platform: string,
    private readonly fallback: string | undefined,
  ) {}

  /** The entries whose creator is registered; the others are rejected. */
  async registered(
    entries: readonly Entry[],
    reject: (line: number, reason: string, text: string) => void,
  ): Promise<Entry[]> {
    const good: Entry[] = [];
    for (const entry of entries) {
      const refused = await this.register(entry.record['creator'] ?? this.fallback);
      if (refused === undefined) good.push(entry);
      else reject(entry.line, `creator: ${refused}`, entry.text);
    }
    return good;
  }

  private async register(creator: unknown): Promise<string | undefined> {
    // What is no text at all is refused by the catalog, with its line.
    if (typeof creator !== 'string') return undefined;
    if (!this.known.has(creator)) this.known.set(creator, await this.attempt(creator));
    return this.known.get(creator);
  }

  private async attempt(creator: string): Promise<string | undefined> {
    try {
      await this.api.post('/v1/ingest/creators', { platform: this.platform, creator });
      return undefined;
    } catch (error) {
      if (error instanceof ApiError && error.isAbout('creator')) return error.errors[0]!.message;
      throw error;
    }
  }
}
