/**
 * RFC 8785 canonical JSON. What RFC 8785 refuses is written as `JSON.stringify` writes it, keys in the same order: half a
 * surrogate pair as its escape, a number that is not finite as null. So whatever was stored once has a digest for ever.
 */
export const canonicalJson = (value: unknown): string => ordered(value) ?? 'null';

/** Whether two values are the same JSON, whatever the order of their keys: stored state comes back from the database reordered. */
export const sameJson = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

/** Digest of a facet: over the canonical JSON of its sealed state and rows. Needs no key and survives the key's destruction. */
export const facetDigest = (
  { state, rows }: { readonly state: unknown; readonly rows: unknown },
  sha256: (text: string) => string,
): string => sha256(canonicalJson({ state, rows }));

// ECMAScript writes numbers and texts, and sorts keys, as RFC 8785 wants them.
function ordered(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return ordered(value.toJSON() as unknown);
  if (Array.isArray(value)) return `[${value.map((item) => ordered(item) ?? 'null').join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => [JSON.stringify(key), ordered((value as Record<string, unknown>)[key])] as const)
    .filter(([, text]) => text !== undefined);
  return `{${members.map(([key, text]) => `${key}:${text}`).join(',')}}`;
}
