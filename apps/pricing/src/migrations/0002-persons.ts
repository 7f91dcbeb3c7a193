import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which fans are one person, as either side's stream says it: an ended link counts until what crossed it is noted. And
 * the proposals that are priced under the locks of a whole person.
 */
export class Persons1764300000000 implements MigrationInterface {
  readonly name = 'Persons1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person_link (
        fan text not null,
        other_fan text not null,
        tenant text not null,
        creator text not null,
        other_creator text not null,
        event_id text not null,
        ended boolean not null default false,
        primary key (fan, other_fan)
      );
      create index person_link_back on person_link (other_fan);
      create index person_link_ended on person_link (fan) where ended;
      create table person_quote (
        id bigint generated always as identity primary key,
        event_id text not null unique,
        tenant text not null,
        creator text not null,
        fan text not null,
        correlation_id text not null,
        traceparent text,
        proposal json not null
      );
      create index person_quote_fan on person_quote (fan)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_quote, person_link');
  }
}
