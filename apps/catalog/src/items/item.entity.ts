import type { Item } from '@reprise/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An item of a vault. Written by `itemWriter` alone. */
@Entity('item')
export class ItemEntity {
  @PrimaryColumn('text')
  creator: string;

  @PrimaryColumn('text', { name: 'item_id' })
  itemId: string;

  @Column('text')
  tenant: string;

  @Column('int')
  version: number;

  /** The record as it was uploaded. */
  @Column('json')
  record: Item;

  /** Minor units; text, as the driver gives a bigint. */
  @Column('bigint', { name: 'price_minor' })
  priceMinor: string;

  @Column('boolean')
  withdrawn: boolean;

  @Column('text', { name: 'withdrawn_reason', nullable: true })
  withdrawnReason: string | null;

  /** Somebody in it has no consent on record. */
  @Column('boolean')
  suspended: boolean;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
