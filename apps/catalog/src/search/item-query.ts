import type { Candidate, FoundInVaults, SearchTerms } from '@reprise/domain-catalog';

export interface ItemQuery {
  readonly tenant: string;
  readonly creator: string;
  /** The fan's stream in this service, whose owned items are left out; '' for nobody's. */
  readonly stream: string;
  /** What is asked for; '' for nothing in particular, null to look up `itemId` alone. */
  readonly query: string | null;
  /** An item to look up by id, whether it can be sold or not. */
  readonly itemId: string | null;
  readonly currency: string | null;
  /** Filters; without one, every kind and price. */
  readonly kind?: string | undefined;
  /** Minor units; what costs more is not found. */
  readonly priceMax?: number | undefined;
  /** How many matches to return at most; 30 unless told. */
  readonly most?: number;
}

export interface Found extends Omit<FoundInVaults, 'candidates'> {
  /** By text score, best first; what was looked up by id or stands before it in a set comes with score 0. */
  readonly candidates: readonly Candidate[];
}

/** One ask of a batch, its words weighed. */
export interface WeighedQuery {
  /** Its place in the batch. */
  readonly n: number;
  readonly creator: string;
  /** Under which the items are filed that all creators of the tenant share. */
  readonly shared: string;
  readonly stream: string;
  /** Null to look up `itemId` alone; words '' for nothing in particular. */
  readonly terms: SearchTerms | null;
  readonly itemId: string | null;
  readonly currency: string | null;
  readonly kind: string | null;
  readonly priceMax: number | null;
  readonly most: number;
}
