import {
  amountMinorSchema,
  CONSENT_COVERS,
  consentFields,
  isoCurrencySchema,
  type Item,
  labelSchema,
  mendedJsonSchema,
  mendKeys,
  opaqueIdSchema,
  type Said,
  textSchema,
} from '@reprise/contracts';
import { canonicalJson } from '@reprise/event-sourcing';
import { z } from 'zod';
import type { GivenConsent } from '../consents/person-consents.js';

/** Somebody in the item: their id, or with the document by which they agreed. */
const consentSchema = z.union([
  opaqueIdSchema,
  z.object({
    person: opaqueIdSchema,
    reference: labelSchema(200).min(1),
    sha256: consentFields.sha256.default(null),
    covers: consentFields.covers.default([...CONSENT_COVERS]),
  }),
]);

/** One line of a catalog archive; what it does not know is kept as `extra`. */
const archiveItemSchema = z
  .object({
    id: opaqueIdSchema,
    creator: opaqueIdSchema.optional(),
    title: labelSchema(500).refine((title) => title.trim() !== '', 'is empty'),
    description: textSchema(20_000),
    tags: z.array(labelSchema(100)).max(100).default([]),
    priceMinor: amountMinorSchema,
    currency: isoCurrencySchema,
    kind: labelSchema(60).nullish(),
    durationSeconds: z.number().min(0).nullish(),
    sequence: z.int().min(-1_000_000).max(1_000_000).nullish(),
    partOf: opaqueIdSchema.nullish(),
    transcript: textSchema(100_000).nullish(),
    consents: z.array(consentSchema).max(100).default([]),
  })
  .catchall(mendedJsonSchema);

export interface ArchiveItem {
  readonly creator: string | undefined;
  readonly item: Item;
  readonly consents: readonly GivenConsent[];
}

/** Reads one archive line. Throws ZodError, which says what is wrong with it. */
export function readArchiveItem(record: unknown): ArchiveItem {
  const {
    id: itemId,
    creator,
    title,
    description,
    tags,
    priceMinor,
    currency,
    consents: shown,
    ...rest
  } = archiveItemSchema.parse(record);
  const { kind = null, durationSeconds = null, sequence = null, partOf = null, transcript = null, ...extra } = rest;
  const optional = { kind, durationSeconds, sequence, partOf, transcript };
  const consents = [...new Set(shown.map((consent) => (typeof consent === 'string' ? consent : consent.person)))];
  return {
    creator,
    consents: shown.filter((consent) => typeof consent !== 'string'),
    item: { itemId, title, description, tags, priceMinor, currency, ...optional, consents, extra: mendKeys(extra) },
  };
}

/** What an archive may say of a creator's items and of the people in them once. */
export const saidBy = ({ item, consents }: ArchiveItem, creator: string): Said[] => [
  {
    key: JSON.stringify([creator, 'item', item.itemId]),
    name: `item ${JSON.stringify(item.itemId)}`,
    content: canonicalJson(item),
  },
  ...consents.map(({ person, covers, ...document }) => ({
    key: JSON.stringify([creator, 'person', person]),
    name: `the document of ${JSON.stringify(person)}`,
    content: canonicalJson({ ...document, covers: covers.toSorted() }),
  })),
];
