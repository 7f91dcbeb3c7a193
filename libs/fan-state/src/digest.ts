import type { ServiceName } from '@reprise/contracts';
import { canonicalJson, facetDigest } from '@reprise/event-sourcing';
import { mapServices, type FanState } from './fan-fold.js';

/** SHA-256 of the UTF-8 text, lower-case hex; passed in, because this library imports nothing of Node. */
type Sha256 = (text: string) => string;

export type FacetDigests = Readonly<Record<ServiceName, { readonly version: number; readonly digest: string }>>;

export const facetDigests = (state: FanState, sha256: Sha256): FacetDigests =>
  mapServices((service) => ({ version: state[service].version, digest: facetDigest(state[service], sha256) }));

/** Digest of a fan: over the versions and digests of the six facets. */
export const fanDigest = (digests: FacetDigests, sha256: Sha256): string => sha256(canonicalJson(digests));
