/**
 * What grows with a fan (facts, owned items, quotes) is kept as rows of the facet, one an element, so that the
 * facet itself stays small. Rows are part of the state: folds write them, deciders read them, the digest covers them.
 */
export interface RowRef {
  readonly collection: string;
  /** One row, or every row of the collection when left out. */
  readonly id?: string;
}

export interface RowReader {
  /** The row, or undefined when there is none. Throws when the row was not loaded: declare it in `Decider.rows`. */
  get<T>(collection: string, id: string): T | undefined;
  /** Every row of the collection by id. Throws unless the whole collection was declared. */
  all<T>(collection: string): ReadonlyMap<string, T>;
}

export interface RowWriter extends RowReader {
  put(collection: string, id: string, value: unknown): void;
  delete(collection: string, id: string): void;
}

export interface RowChange {
  readonly collection: string;
  readonly id: string;
  /** null deletes the row. */
  readonly value: unknown;
}

/** A facet's rows in memory: all of them when folding from the first event, else those that were loaded. */
export class Rows implements RowWriter {
  private readonly collections = new Map<string, Map<string, unknown>>();
  private readonly known = new Set<string>();
  private readonly dirty = new Map<string, RowChange>();

  /** `complete` means every row there is lives here: true for a fold from the beginning of the stream. */
  constructor(private readonly complete: boolean = true) {}

  get<T>(collection: string, id: string): T | undefined {
    const value = this.collections.get(collection)?.get(id);
    if (value === undefined && !this.isLoaded({ collection, id }))
      throw new Error(`row ${collection}/${id} was read but not declared: add it to the decider's rows()`);
    return value as T | undefined;
  }

  all<T>(collection: string): ReadonlyMap<string, T> {
    if (!this.isLoaded({ collection }))
      throw new Error(`collection ${collection} was read but not declared: add it to the decider's rows()`);
    return (this.collections.get(collection) ?? new Map()) as ReadonlyMap<string, T>;
  }

  put(collection: string, id: string, value: unknown): void {
    this.change({ collection, id, value });
  }

  delete(collection: string, id: string): void {
    this.change({ collection, id, value: null });
  }

  /** Adds stored rows without marking them changed; `refs` says what is now known, rows or not. */
  load(refs: readonly RowRef[], rows: Iterable<RowChange>): void {
    for (const { collection, id, value } of rows)
      if (!this.dirty.has(keyOf(collection, id))) this.set(collection, id, value);
    for (const ref of refs) this.known.add(keyOf(ref.collection, ref.id));
  }

  isLoaded({ collection, id }: RowRef): boolean {
    if (this.complete || this.known.has(keyOf(collection))) return true;
    return id !== undefined && (this.known.has(keyOf(collection, id)) || this.dirty.has(keyOf(collection, id)));
  }

  /** Changes since the rows were loaded, the last one per row. */
  changes(): RowChange[] {
    return [...this.dirty.values()];
  }

  /** Plain JSON of all rows, for digests and views: collection → id → value. Empty collections are left out. */
  toJSON(): Record<string, Record<string, unknown>> {
    return Object.fromEntries(
      [...this.collections].filter(([, rows]) => rows.size > 0).map(([name, rows]) => [name, Object.fromEntries(rows)]),
    );
  }

  private change(change: RowChange): void {
    this.set(change.collection, change.id, change.value);
    if (!this.complete) this.dirty.set(keyOf(change.collection, change.id), change);
  }

  private set(collection: string, id: string, value: unknown): void {
    let rows = this.collections.get(collection);
    if (!rows) this.collections.set(collection, (rows = new Map()));
    if (value === null) rows.delete(id);
    else rows.set(id, value);
  }
}

const keyOf = (collection: string, id?: string) => (id === undefined ? collection : `${collection}\u0000${id}`);
