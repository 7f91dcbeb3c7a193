import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message is embedded behind the one before it: vectors of messages alone are made anew. */
export class MemoryVectorsInContext1764700000000 implements MigrationInterface {
  readonly name = 'MemoryVectorsInContext1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('delete from message_vector');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
