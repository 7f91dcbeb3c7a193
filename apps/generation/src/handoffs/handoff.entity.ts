import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request for a person. Written by `handoffWriter` alone. */
@Entity('handoff')
export class HandoffEntity {
  @PrimaryColumn('text', { name: 'handoff_id' })
  id: string;

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
  reason: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('text', { name: 'claimed_by', nullable: true })
  claimedBy: string | null;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt: Date | null;

  /** When delivery had recorded the claim and every send that had begun had its outcome. */
  @Column('timestamptz', { name: 'taken_at', nullable: true })
  takenAt: Date | null;

  @Column('text', { name: 'released_by', nullable: true })
  releasedBy: string | null;

  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt: Date | null;

  @Column('timestamptz', { name: 'overdue_at', nullable: true })
  overdueAt: Date | null;
}
