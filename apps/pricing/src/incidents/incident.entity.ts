import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something about money that a person should look at. Written by `incidentWriter` alone. */
@Entity('incident')
export class IncidentEntity {
  @PrimaryColumn('text', { name: 'incident_id' })
  incidentId: string;

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
  kind: string;

  @Column('text', { name: 'sale_id', nullable: true })
  saleId: string | null;

  @Column('text', { name: 'quote_id', nullable: true })
  quoteId: string | null;

  @Column('text')
  detail: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
}
