import {
  creatorRegisteredV1,
  fanJoinedV1,
  itemAddedV1,
  itemChangedV1,
  type DataOf,
  type Personal,
  type StoredEvent,
} from '@reprise/contracts';

/** Names are for a screen of recent things: the latest are enough, however large the database. */
const KEPT = 20_000;

type Entries<V> = readonly (readonly [string, V])[];

class Latest<V> {
  private readonly entries: Map<string, V>;

  constructor(entries: Entries<V> = []) {
    this.entries = new Map(entries);
  }

  toJSON(): Entries<V> {
    return [...this.entries];
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    if (this.entries.size >= KEPT) this.entries.delete(this.entries.keys().next().value!);
    this.entries.set(key, value);
  }

  get(key: string): V | undefined {
    return this.entries.get(key);
  }
}

/** As it is kept between two runs. */
export interface KeptNames {
  readonly creators: Entries<string>;
  readonly items: Entries<string>;
  readonly fans: Entries<Personal<string | null>>;
}

/** What ids are called. A fan's name stays sealed in here. */
export class Names {
  private readonly creators: Latest<string>;
  private readonly items: Latest<string>;
  private readonly fans: Latest<Personal<string | null>>;

  constructor(kept?: KeptNames) {
    this.creators = new Latest(kept?.creators);
    this.items = new Latest(kept?.items);
    this.fans = new Latest(kept?.fans);
  }

  toJSON(): KeptNames {
    return { creators: this.creators.toJSON(), items: this.items.toJSON(), fans: this.fans.toJSON() };
  }

  add({ type, creator, fan, data }: StoredEvent): void {
    if (type === creatorRegisteredV1.type)
      this.creators.set(creator, (data as DataOf<typeof creatorRegisteredV1>).name);
    else if (type === fanJoinedV1.type && fan !== null)
      this.fans.set(fan, (data as DataOf<typeof fanJoinedV1>).fanName);
    else if (type === itemAddedV1.type || type === itemChangedV1.type) {
      const { item } = data as DataOf<typeof itemAddedV1>;
      this.items.set(item.itemId, item.title);
    }
  }

  creator(id: string): string {
    return this.creators.get(id) ?? id;
  }

  item(id: string): string {
    return this.items.get(id) ?? id;
  }

  fan(id: string): Personal<string | null> {
    return this.fans.get(id) ?? null;
  }
}
