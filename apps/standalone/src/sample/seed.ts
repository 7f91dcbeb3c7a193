import { SAMPLE_CREATORS } from './index.js';
import type { SampleItem } from './sample-creator.js';
import { SAMPLE_FANS, type SampleFan } from './sample-fans.js';

/** The HTTP API, as anybody may use it. */
export type Post = (path: string, body: unknown) => Promise<unknown>;

interface Entry {
  readonly line: number;
  readonly identity: string;
  readonly record: object;
}

const entriesOf = <T extends object>(records: readonly T[], identify: (record: T, n: number) => string): Entry[] =>
  records.map((record, n) => ({ line: n + 1, identity: `sample/${identify(record, n)}`, record }));

const historyOf = ({ creator, id, name, history }: SampleFan) =>
  history.map((line) => ({ creator, fan: id, fanName: name, ...line }));

const purchasesOf = ({ creator, id, purchases }: SampleFan) =>
  purchases.map(({ itemId, amountMinor, at }) => ({
    creator,
    fan: id,
    purchaseId: `sample-${id}-${itemId}`,
    itemId,
    amountMinor,
    currency: 'USD',
    at,
  }));

/** Everyone in a sample item agreed to be: their consent comes with the item, as an archive may state it. */
const agreed = ({ consents = [], ...item }: SampleItem) => ({
  ...item,
  consents: consents.map((name) => {
    const person = name.toLowerCase().replaceAll(' ', '-');
    return { person, reference: `sample-release-${person}` };
  }),
});

interface ImportBody {
  readonly platform: string;
  readonly creator?: string;
  readonly entries: readonly Entry[];
}

interface Rejecting {
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
}

/** Our own archives have no bad lines; if one is refused, the start must not pretend otherwise. */
async function importAll(post: Post, path: string, body: ImportBody): Promise<void> {
  const { rejected } = (await post(path, body)) as Rejecting;
  const [first] = rejected;
  if (first) throw new Error(`${path} refused line ${first.line} of the samples: ${first.reason}`);
}

/**
 * Gives a first start something to look at: four creators with their catalogs, and four fans with a past. Through the
 * ordinary endpoints, so that a second start changes nothing.
 */
export async function seedSamples(post: Post, platform: string): Promise<void> {
  for (const { id, name, archetype, items } of SAMPLE_CREATORS) {
    await post('/v1/ingest/creators', { platform, creator: id, name, archetype });
    const entries = entriesOf(items.map(agreed), (item) => item.id);
    await importAll(post, '/v1/catalog/imports/items', { platform, creator: id, entries });
  }
  const history = entriesOf(SAMPLE_FANS.flatMap(historyOf), ({ fan, at }) => `${fan}/${at}`);
  await importAll(post, '/v1/ingest/imports/history', { platform, entries: history });
  const purchases = entriesOf(SAMPLE_FANS.flatMap(purchasesOf), ({ purchaseId }) => purchaseId);
  await importAll(post, '/v1/ingest/imports/purchases', { platform, entries: purchases });
}
