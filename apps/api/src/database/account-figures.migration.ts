import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Snapshots of accounts that were kept before active accounts were counted by type get these counts too. */
export class AccountFigures1768000100000 implements MigrationInterface {
  readonly name = 'AccountFigures1768000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE list_version DISABLE TRIGGER list_version_append_only;
      UPDATE list_version AS version SET summary = summary || jsonb_build_object('active90ByType', (
        SELECT jsonb_build_object('1', count(*) FILTER (WHERE type = 1), '2', count(*) FILTER (WHERE type = 2),
          '3', count(*) FILTER (WHERE type = 3))
        FROM account
        WHERE account.site_id = version.site_id AND account.submission_id = version.submission_id
          AND last_login >= ((summary->>'asOf')::date - 89)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
          AND last_login < ((summary->>'asOf')::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'))
      WHERE kind = 'accounts' AND summary IS NOT NULL AND NOT summary ? 'active90ByType';
      ALTER TABLE list_version ENABLE TRIGGER list_version_append_only;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup instead (docs/operations.md).');
  }
}
