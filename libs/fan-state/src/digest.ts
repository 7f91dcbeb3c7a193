import type { ServiceName } from '@reprise/contracts';
import { mapServices, type Facet, type FanState } from './fan-fold.js';

/** The two functions digests need; passed in, because this library imports nothing of Node. */
export interface Hashing {
  /** RFC 8785 canonical JSON. */
  canonicalJson(value: unknown): string;
  /** SHA-256 of the UTF-8 text, lower-case hex. */
  sha256(text: string): string;
}

/** Digest of a facet: over its sealed state and rows. Needs no key and does not change when a key is destroyed. */
export const facetDigest = ({ state, rows }: Pick<Facet, 'state' | 'rows'>, hashing: Hashing): string =>
  hashing.sha256(hashing.canonicalJson({ state, rows }));

export type FacetDigests = Readonly<Record<ServiceName, { readonly version: number; readonly digest: string }>>;

export const facetDigests = (state: FanState, hashing: Hashing): FacetDigests =>
  mapServices((service) => ({ version: state[service].version, digest: facetDigest(state[service], hashing) }));

/** Digest of a fan: over the versions and digests of the six facets. */
export const fanDigest = (digests: FacetDigests, hashing: Hashing): string =>
  hashing.sha256(hashing.canonicalJson(digests));
