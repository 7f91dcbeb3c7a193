import type { Heading } from '@reprise/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A fact that holds, or held until `validTo`. Written by the projection `facts` alone. */
@Entity('fact')
export class FactEntity {
  @PrimaryColumn('text')
  fan: string;

  @PrimaryColumn('text', { name: 'fact_id' })
  factId: string;

  @Column('text')
  tenant: string;

  @Column('text')
  creator: string;

  @Column('text')
  heading: Heading;

  @Column('text')
  predicate: string;

  @Column('text')
  object: string;

  @Column('real')
  confidence: number;

  @Column('text')
  extractor: string;

  @Column('text', { name: 'source_event_id' })
  sourceEventId: string;

  @Column('text', { name: 'source_message_id', nullable: true })
  sourceMessageId: string | null;

  @Column('timestamptz', { name: 'valid_from' })
  validFrom: Date;

  @Column('timestamptz', { name: 'valid_to', nullable: true })
  validTo: Date | null;

  @Column('text', { name: 'superseded_by', nullable: true })
  supersededBy: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;

  /** Facts a conclusion rests on; null for what was said or bought. */
  @Column('jsonb', { name: 'derived_from', nullable: true })
  derivedFrom: readonly string[] | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
