import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DiscrepancyOrder1768400000000 } from './discrepancy-order.migration.js';
import { Figures1768000000000 } from './figures.migration.js';
import { Indicators1767700000000 } from './indicators.migration.js';
import { Notices1767800000000 } from './notices.migration.js';
import { Reconciliation1767600000000 } from './reconciliation.migration.js';
import { AccountFigures1768000100000 } from './account-figures.migration.js';
import { Dossiers1767500000000 } from './dossiers.migration.js';
import { Trials1768200000000 } from './trials.migration.js';

/**
 * The schema, in SQL by hand. Everything that grows with the lists has site_id first in its keys, so that the same
 * tables distribute by site_id on a Citus cluster; agencies, sites and users are its reference tables.
 */
class Lists1767200000000 implements MigrationInterface {
  readonly name = 'Lists1767200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agency (
        code text CONSTRAINT agency_pk PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        valid_from date,
        valid_to date,
        successor text CONSTRAINT agency_successor_fk REFERENCES agency,
        confirmed boolean NOT NULL,
        revision integer NOT NULL
      );
      CREATE TABLE site (
        id integer CONSTRAINT site_pk PRIMARY KEY,
        name text NOT NULL,
        url text NOT NULL,
        kind text NOT NULL,
        agency_code text NOT NULL CONSTRAINT site_agency_fk REFERENCES agency,
        managing_site_id integer CONSTRAINT site_managing_fk REFERENCES site,
        revision integer NOT NULL
      );
      CREATE INDEX site_agency ON site (agency_code);
      CREATE TABLE emc_user (
        id uuid CONSTRAINT emc_user_pk PRIMARY KEY,
        username text NOT NULL CONSTRAINT emc_user_username UNIQUE,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        role text NOT NULL,
        agency_code text CONSTRAINT emc_user_agency_fk REFERENCES agency,
        disabled boolean NOT NULL,
        wrong_passwords integer NOT NULL,
        locked_until timestamptz,
        created_at timestamptz NOT NULL,
        last_login_at timestamptz,
        revision integer NOT NULL
      );
      CREATE TABLE session (
        id uuid CONSTRAINT session_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT session_user_fk REFERENCES emc_user,
        token_hash bytea NOT NULL CONSTRAINT session_token UNIQUE,
        refresh_hash bytea NOT NULL CONSTRAINT session_refresh UNIQUE,
        expires_at timestamptz NOT NULL,
        refresh_expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_of_user ON session (user_id);
      CREATE TABLE api_key (
        id text CONSTRAINT api_key_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT api_key_user_fk REFERENCES emc_user,
        name text NOT NULL,
        secret_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX api_key_of_user ON api_key (user_id);
      CREATE TABLE site_counter (
        site_id integer NOT NULL,
        name text NOT NULL,
        value integer NOT NULL,
        CONSTRAINT site_counter_pk PRIMARY KEY (site_id, name)
      );
      CREATE TABLE submission (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        receipt integer NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        source text NOT NULL,
        submitted_by text NOT NULL,
        submitted_by_id uuid NOT NULL,
        submitted_at timestamptz NOT NULL,
        finished_at timestamptz,
        dry_run boolean NOT NULL,
        make_default boolean NOT NULL,
        idempotency_key text,
        request_hash text NOT NULL,
        decision_number text,
        decision_date date,
        decision_scan_type text,
        queued_at timestamptz NOT NULL,
        attempts integer NOT NULL,
        rows_read integer NOT NULL,
        rows_expected integer,
        row_count integer NOT NULL,
        errors integer NOT NULL,
        warnings integer NOT NULL,
        notices integer NOT NULL,
        sheet_name text,
        version_number integer,
        diff jsonb,
        CONSTRAINT submission_pk PRIMARY KEY (site_id, id),
        CONSTRAINT submission_receipt UNIQUE (site_id, receipt),
        CONSTRAINT submission_idempotency UNIQUE (site_id, submitted_by_id, idempotency_key)
      );
      CREATE INDEX submission_id ON submission (id);
      CREATE INDEX submission_unfinished ON submission (state) WHERE finished_at IS NULL;
      CREATE TABLE submission_issue (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        ordinal integer NOT NULL,
        code text NOT NULL,
        severity text NOT NULL,
        row_number integer,
        column_key text,
        cell text,
        value text,
        message jsonb NOT NULL,
        fix jsonb,
        CONSTRAINT submission_issue_pk PRIMARY KEY (site_id, submission_id, ordinal)
      );
      CREATE TABLE list_version (
        site_id integer NOT NULL,
        kind text NOT NULL,
        number integer NOT NULL,
        submission_id uuid NOT NULL,
        row_count integer NOT NULL,
        definition_revision integer NOT NULL,
        accepted_at timestamptz NOT NULL,
        CONSTRAINT list_version_pk PRIMARY KEY (site_id, kind, number)
      );
      CREATE TABLE default_version_change (
        site_id integer NOT NULL,
        kind text NOT NULL,
        revision integer NOT NULL,
        number integer NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by text NOT NULL,
        CONSTRAINT default_version_change_pk PRIMARY KEY (site_id, kind, revision)
      );
      CREATE TABLE service (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        row_number integer NOT NULL,
        name text NOT NULL,
        level smallint NOT NULL,
        url text,
        id_cdvcqg text NOT NULL,
        id_mcdt text NOT NULL,
        search text NOT NULL,
        CONSTRAINT service_pk PRIMARY KEY (site_id, submission_id, row_number),
        CONSTRAINT service_id_mcdt UNIQUE (site_id, submission_id, id_mcdt)
      );
      CREATE TABLE audit_entry (
        id uuid CONSTRAINT audit_entry_pk PRIMARY KEY,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        action text NOT NULL,
        site_id integer,
        subject text,
        detail jsonb NOT NULL
      );
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
    `);
    for (const table of ['audit_entry', 'default_version_change', 'list_version', 'service']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Lists are never dropped; restore a backup instead (docs/operations.md).');
  }
}

/** By what name the processes of one database know the secret key they share. */
class InstallationKey1767300000000 implements MigrationInterface {
  readonly name = 'InstallationKey1767300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE installation (
        name text CONSTRAINT installation_pk PRIMARY KEY,
        value text NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup instead (docs/operations.md).');
  }
}

/** Lists of accounts: a version is a snapshot of a day, its ids are kept as keyed hashes only. */
class Accounts1767400000000 implements MigrationInterface {
  readonly name = 'Accounts1767400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submission
        ADD COLUMN as_of date,
        ADD COLUMN mode text,
        ADD COLUMN parts_expected smallint,
        ADD COLUMN cancelled_by text,
        ADD COLUMN original_deleted_at timestamptz;
      ALTER TABLE submission_issue ADD COLUMN sheet text;
      CREATE TABLE submission_part (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        number smallint NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT submission_part_pk PRIMARY KEY (site_id, submission_id, number)
      );
      ALTER TABLE list_version
        ADD COLUMN identity_key text,
        ADD COLUMN summary jsonb;
      CREATE TABLE account (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        ordinal integer NOT NULL,
        id_local bytea NOT NULL,
        id_qg bytea,
        type smallint NOT NULL,
        created_at timestamptz NOT NULL,
        last_login timestamptz,
        CONSTRAINT account_pk PRIMARY KEY (site_id, submission_id, ordinal)
      );
      CREATE TRIGGER account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Lists are never dropped; restore a backup instead (docs/operations.md).');
  }
}

export const migrations = [
  Lists1767200000000,
  InstallationKey1767300000000,
  Accounts1767400000000,
  Dossiers1767500000000,
  Reconciliation1767600000000,
  Indicators1767700000000,
  Notices1767800000000,
  Figures1768000000000,
  AccountFigures1768000100000,
  Trials1768200000000,
  DiscrepancyOrder1768400000000,
];
