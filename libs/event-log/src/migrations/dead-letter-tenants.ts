import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a dead letter is; null where its record names nobody. */
export class DeadLetterTenants1764600000001 implements MigrationInterface {
  readonly name = 'DeadLetterTenants1764600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dead_letter add tenant text;
      update dead_letter set tenant = nullif(record->'headers'->>'ce_tenant', '');
      create index dead_letter_tenant on dead_letter (tenant, id) where resolved_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dead_letter drop tenant');
  }
}
