import { sha256 } from '@reprise/event-log';
import { facetDigest } from '@reprise/event-sourcing';
import type { Facet } from '@reprise/fan-state';

/** A facet's digest; null where it has none, such as one that is nested too deep: that must not end a replay of the others. */
export function digestOf(facet: Pick<Facet, 'state' | 'rows'>): string | null {
  try {
    return facetDigest(facet, sha256);
  } catch {
    return null;
  }
}
