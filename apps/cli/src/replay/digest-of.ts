import { facetDigest, type Facet } from '@reprise/fan-state';
import { hashing } from '../output/hashing.js';

/** A facet's digest; null where it has none, such as one that is nested too deep: that must not end a replay of the others. */
export function digestOf(facet: Pick<Facet, 'state' | 'rows'>): string | null {
  try {
    return facetDigest(facet, hashing);
  } catch {
    return null;
  }
}
