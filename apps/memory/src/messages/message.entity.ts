import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message of a conversation, whoever wrote it. Written by the projection `conversation` alone. */
@Entity('message')
export class MessageEntity {
  @PrimaryColumn('text')
  fan: string;

  @PrimaryColumn('text', { name: 'message_id' })
  messageId: string;

  /** Order of storing; breaks ties of `at`. */
  @Column('bigint')
  seq: string;

  @Column('text')
  author: 'fan' | 'creator' | 'team' | 'software';

  @Column('text')
  text: string;

  @Column('text', { name: 'item_id', nullable: true })
  itemId: string | null;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  origin: 'live' | 'import';
}
