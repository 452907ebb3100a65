import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A submission may hand in a trial that EMC holds already. */
export class Trials1768200000000 implements MigrationInterface {
  readonly name = 'Trials1768200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submission ADD COLUMN trial_id uuid;
      CREATE INDEX submission_of_trial ON submission (site_id, trial_id) WHERE trial_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Submissions are never dropped; restore a backup instead (docs/operations.md).');
  }
}
