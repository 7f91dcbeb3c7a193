import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an embedder needs, all of it of one fan and keyed by them; empty without an embedder. A vector is null where the embedder
 * does not take the text. Vectors do not compress: they are stored as they are. `waiting_recall` holds no text.
 */
export class MemoryEmbeddings1764600000000 implements MigrationInterface {
  readonly name = 'MemoryEmbeddings1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message_vector (
        fan text not null,
        message_id text not null,
        embedder text not null,
        vector bytea,
        primary key (fan, message_id)
      );
      alter table message_vector alter column vector set storage external;
      create table embedding_due (
        fan text not null,
        message_id text not null,
        primary key (fan, message_id)
      );
      create table waiting_recall (
        fan text not null,
        message_id text not null,
        seq bigint generated always as identity,
        request json not null,
        primary key (fan, message_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table waiting_recall, embedding_due, message_vector');
  }
}
