import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States stored before sittings were counted say so, as a fold from the beginning does: both have one digest. */
export class MemorySittings1764500000000 implements MigrationInterface {
  readonly name = 'MemorySittings1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update facet set state = ('{"sittings":{"lastMessageId":null,"from":null,"to":null,"shape":null},' || substr(state::text, 2))::json
      where fan is not null and state -> 'sittings' is null
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update facet set state = (state::jsonb - 'sittings')::json where fan is not null
    `);
  }
}
