import type { DataOf, priceQuotedV1 } from '@reprise/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A quote that was given and what became of it. Written by `quoteWriter` alone. */
@Entity('quote')
export class QuoteEntity {
  @PrimaryColumn('text', { name: 'quote_id' })
  quoteId: string;

  @Column('text')
  tenant: string;

  @Column('text')
  creator: string;

  @Column('text')
  fan: string;

  @Column('text')
  status: 'open' | 'expired' | 'bought' | 'replaced' | 'withdrawn' | 'suspended';

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** The event, reasons and all. */
  @Column('json')
  data: DataOf<typeof priceQuotedV1>;
}
