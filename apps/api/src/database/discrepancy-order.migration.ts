import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of discrepancies in the order of their due dates, the settled ones last. */
export class DiscrepancyOrder1768400000000 implements MigrationInterface {
  readonly name = 'DiscrepancyOrder1768400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX discrepancy_due ON discrepancy (
        (state IN ('closed', 'waived')), due_on, (array_position(ARRAY['error', 'warning', 'notice'], severity)), id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX discrepancy_due');
  }
}
