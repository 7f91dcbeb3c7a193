import { VaultIndex, type StoredItem } from '@reprise/domain-catalog';
import type { Sql } from '@reprise/event-log';
import { termsOf } from './stored-terms.js';

export interface Room {
  /** A vault of more items is searched in the database. */
  readonly itemsOfVault: number;
  /** Items of all vaults in memory, about 3 kB each; the vault that was asked for longest ago leaves first. */
  readonly items: number;
}

const PAGE = 500;

interface Held {
  index: VaultIndex;
  /** The number of the last change that is in the index. */
  changed: bigint;
  tooLarge: boolean;
  /** The refresh under way, so that two askers do not read the same changes. */
  refreshing: Promise<void>;
}

interface ItemRow extends Omit<StoredItem['card'], 'durationSeconds'> {
  readonly durationSeconds: number | null;
  readonly sellable: boolean;
  readonly terms: string;
  readonly changed: string;
}

const CHANGES = `
  select item_id as "itemId", version as "itemVersion", title, description, tags, kind,
    (record ->> 'durationSeconds')::float8 as "durationSeconds", part_of as "partOf", sequence,
    price_minor::float8 as "priceMinor", currency, withdrawn, sellable, terms::text as terms, changed::text as changed
  from item where creator = $1 and changed > $2::bigint order by item.changed limit $3`;

/**
 * Vaults in memory, by database and creator. Each holds the committed changes up to the number it was last asked for, or
 * later ones. Ask in a transaction that changes no item: what it rolled back would stay.
 */
export class VaultsInMemory {
  private readonly held = new Map<string, Held>();

  constructor(private readonly room: Room) {}

  /** The vault as of change `changed` or later (0 when it has no item); null when it is too large to be held. */
  async vault(database: string, creator: string, changed: bigint, sql: Sql): Promise<VaultIndex | null> {
    const key = `${database} ${creator}`;
    const vault = this.held.get(key) ?? newVault();
    this.held.delete(key);
    this.held.set(key, vault);
    // What failed for another asker is tried with this one's connection.
    vault.refreshing = vault.refreshing.catch(() => undefined).then(() => this.refresh(vault, creator, changed, sql));
    await vault.refreshing;
    this.makeRoom();
    return vault.tooLarge ? null : vault.index;
  }

  private async refresh(vault: Held, creator: string, changed: bigint, sql: Sql): Promise<void> {
    while (!vault.tooLarge && vault.changed < changed) {
      const values = [creator, String(vault.changed), PAGE];
      const rows = await sql.query<ItemRow>(CHANGES, values, 'catalog-item-changes');
      for (const { sellable, terms, changed: _number, ...card } of rows)
        vault.index.put({ card, sellable, terms: termsOf(terms) });
      vault.changed = BigInt(rows.at(-1)?.changed ?? changed);
      if (vault.index.size > this.room.itemsOfVault) giveUp(vault);
    }
  }

  private makeRoom(): void {
    let items = [...this.held.values()].reduce((sum, { index }) => sum + index.size, 0);
    for (const [key, { index }] of this.held) {
      if (items <= this.room.items) return;
      items -= index.size;
      this.held.delete(key);
    }
  }
}

function giveUp(vault: Held): void {
  vault.tooLarge = true;
  // Not cleared: another asker may be searching it.
  vault.index = new VaultIndex();
}

const newVault = (): Held => ({
  index: new VaultIndex(),
  changed: 0n,
  tooLarge: false,
  refreshing: Promise.resolve(),
});
