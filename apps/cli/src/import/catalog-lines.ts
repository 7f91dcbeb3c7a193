import { CONSENT_COVERS, FirstLines, type Said } from '@reprise/contracts';
import { recordHash } from '../archive/identity.js';
import { ApiError, type Api } from '../connection/api.js';
import type { Entry } from './chunks.js';

type Fields = Readonly<Record<string, unknown>>;

/** Items and documents of the file so far: what stands twice is taken once, or importing the file again would change it to and fro. */
export class CatalogItems {
  private readonly first = new FirstLines();

  constructor(private readonly creator: string | undefined) {}

  /** Throws when the item, or another document of somebody in it, stands on an earlier line. */
  identify(record: Fields, line: number): string {
    const creator = record['creator'] ?? this.creator ?? null;
    const item = {
      key: JSON.stringify([creator, 'item', record['id']]),
      name: `item ${JSON.stringify(record['id'])}`,
      content: recordHash(record),
    };
    const refused = this.first.refuse(line, [item, ...documentsOf(record, creator)]);
    if (refused !== undefined) throw new Error(refused);
    return String(line);
  }
}

/** The documents that come with an item. What is none is refused by the catalog, with its line. */
function documentsOf({ consents }: Fields, creator: unknown): Said[] {
  if (!Array.isArray(consents)) return [];
  return consents.filter(isDocument).map(({ person, reference, sha256 = null, covers = CONSENT_COVERS }) => ({
    key: JSON.stringify([creator, 'person', person]),
    name: `the document of ${JSON.stringify(person)}`,
    content: recordHash({ reference, sha256, covers: Array.isArray(covers) ? covers.toSorted() : covers }),
  }));
}

const isDocument = (consent: unknown): consent is Fields => typeof consent === 'object' && consent !== null;

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
