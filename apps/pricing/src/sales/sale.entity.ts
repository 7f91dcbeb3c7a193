import type { Sale } from '@reprise/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The driver gives a bigint as text; amounts are safe integers by contract. */
const minorUnits = { to: (value: number) => value, from: (value: string) => Number(value) };

/** A line of the ledger: a sale or a reversal. Written by `saleWriter` alone. */
@Entity('sale')
export class SaleEntity {
  @PrimaryColumn('text', { name: 'sale_id' })
  saleId: string;

  /** Order of recording; text, as the driver gives a bigint. */
  @Column('bigint')
  seq: string;

  @Column('text')
  tenant: string;

  @Column('text')
  creator: string;

  @Column('text')
  fan: string;

  @Column('text')
  kind: Sale['kind'];

  @Column('text')
  source: Sale['source'];

  @Column('text', { name: 'item_id', nullable: true })
  itemId: string | null;

  @Column('text', { name: 'quote_id', nullable: true })
  quoteId: string | null;

  @Column('boolean')
  attributed: boolean;

  @Column('text')
  reason: string;

  @Column('bigint', { name: 'amount_minor', transformer: minorUnits })
  amountMinor: number;

  @Column('bigint', { name: 'fee_minor', transformer: minorUnits })
  feeMinor: number;

  @Column('text')
  currency: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('text', { name: 'purchase_id' })
  purchaseId: string;

  @Column('text', { name: 'reversal_of', nullable: true })
  reversalOf: string | null;

  @Column('text')
  origin: Sale['origin'];
}
