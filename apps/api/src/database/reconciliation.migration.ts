import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agencies declare, what the checks found, and what became of it. Site 0 = none that EMC knows. */
export class Reconciliation1767600000000 implements MigrationInterface {
  readonly name = 'Reconciliation1767600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE declared_day (
        site_id integer NOT NULL,
        day date NOT NULL,
        revision integer NOT NULL,
        received integer NOT NULL,
        online integer,
        returned integer,
        codes integer,
        digest jsonb,
        content_hash text NOT NULL,
        declared_by text NOT NULL,
        declared_at timestamptz NOT NULL,
        CONSTRAINT declared_day_pk PRIMARY KEY (site_id, day, revision)
      );
      CREATE TABLE declared_dossier (
        site_id integer NOT NULL,
        day date NOT NULL,
        revision integer NOT NULL,
        code_profile text NOT NULL,
        CONSTRAINT declared_dossier_pk PRIMARY KEY (site_id, day, revision, code_profile)
      );
      CREATE TABLE discrepancy (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        state text NOT NULL,
        severity text NOT NULL,
        message jsonb NOT NULL,
        evidence jsonb NOT NULL,
        suggestion jsonb,
        opened_at timestamptz NOT NULL,
        due_on date NOT NULL,
        waived_until date,
        owner text,
        closed_at timestamptz,
        checked_at timestamptz NOT NULL,
        revision integer NOT NULL,
        CONSTRAINT discrepancy_pk PRIMARY KEY (site_id, id),
        CONSTRAINT discrepancy_fingerprint UNIQUE (site_id, kind, subject)
      );
      CREATE INDEX discrepancy_id ON discrepancy (id);
      CREATE TABLE discrepancy_step (
        site_id integer NOT NULL,
        discrepancy_id uuid NOT NULL,
        ordinal integer NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        step text NOT NULL,
        state_before text,
        state_after text NOT NULL,
        note text,
        until date,
        CONSTRAINT discrepancy_step_pk PRIMARY KEY (site_id, discrepancy_id, ordinal)
      );
      CREATE TABLE adjustment (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        discrepancy_id uuid,
        day date NOT NULL,
        code_tthc text NOT NULL,
        channel smallint,
        status smallint,
        received integer NOT NULL,
        returned integer NOT NULL,
        reason text NOT NULL,
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL,
        decided_by text,
        decided_at timestamptz,
        decision_note text,
        CONSTRAINT adjustment_pk PRIMARY KEY (site_id, id)
      );
      CREATE INDEX adjustment_id ON adjustment (id);
      CREATE TABLE site_reconciliation (
        site_id integer CONSTRAINT site_reconciliation_pk PRIMARY KEY,
        ran_at timestamptz NOT NULL,
        milliseconds integer NOT NULL,
        corrections_seq bigint NOT NULL
      );
      ALTER TABLE submission ADD COLUMN unmatched jsonb;
      CREATE TABLE holiday_table (
        version integer CONSTRAINT holiday_table_pk PRIMARY KEY,
        content jsonb NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      );
    `);
    for (const table of ['declared_day', 'declared_dossier', 'discrepancy_step', 'holiday_table']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('What was found and answered is never dropped; restore a backup instead (docs/operations.md).');
  }
}
