import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * RFC 8785 canonical JSON. What RFC 8785 refuses is written as `JSON.stringify` writes it, keys in the same order: half a
 * surrogate pair as its escape, a number that is not finite as null. So whatever was stored once has a digest for ever.
 */
export function canonicalJson(value: unknown): string {
  try {
    return canonicalize(value) ?? 'null';
  } catch {
    return ordered(value) ?? 'null';
  }
}

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

/** Digest of a facet: SHA-256, hex, over the canonical JSON of its sealed state and rows. Needs no key. */
export const facetDigest = (facet: { readonly state: unknown; readonly rows: unknown }): string =>
  sha256(canonicalJson({ state: facet.state, rows: facet.rows }));
