import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** RFC 8785 canonical JSON; throws on what JSON cannot hold (NaN, Infinity, lone surrogates). */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

/** Digest of a facet: SHA-256, hex, over the canonical JSON of its sealed state and rows. Needs no key. */
export const facetDigest = (facet: { readonly state: unknown; readonly rows: unknown }): string =>
  sha256(canonicalJson({ state: facet.state, rows: facet.rows }));
