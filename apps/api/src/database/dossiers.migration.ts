import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The feed: what was sent is kept as events; dossiers and daily figures are folded from them and can be made afresh. */
export class Dossiers1767500000000 implements MigrationInterface {
  readonly name = 'Dossiers1767500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_event (
        site_id integer NOT NULL,
        seq bigint NOT NULL,
        event_key text,
        received_at timestamptz NOT NULL,
        occurred_at timestamptz,
        known_on date NOT NULL,
        code_profile text NOT NULL,
        code_tthc text NOT NULL,
        name_tthc text NOT NULL,
        status smallint,
        channel smallint,
        level smallint,
        is_from_dvcqg boolean,
        receiving_place text,
        payment text,
        user_type smallint,
        user_location text,
        user_local bytea,
        user_qg bytea,
        correction_of uuid,
        doubts text[] NOT NULL,
        kept jsonb,
        CONSTRAINT dossier_event_pk PRIMARY KEY (site_id, seq)
      );
      CREATE UNIQUE INDEX dossier_event_key ON dossier_event (site_id, event_key) WHERE event_key IS NOT NULL;
      CREATE INDEX dossier_event_of_dossier ON dossier_event (site_id, code_profile);
      CREATE TRIGGER dossier_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE dossier (
        site_id integer NOT NULL,
        code_profile text NOT NULL,
        state jsonb NOT NULL,
        day date NOT NULL,
        returned_on date,
        code_tthc text NOT NULL,
        level smallint,
        list_version integer,
        channel smallint,
        status smallint,
        CONSTRAINT dossier_pk PRIMARY KEY (site_id, code_profile)
      );
      CREATE INDEX dossier_by_day ON dossier (site_id, day, code_profile);
      CREATE TABLE dossier_day (
        site_id integer NOT NULL,
        day date NOT NULL,
        known_on date NOT NULL,
        code_tthc text NOT NULL,
        level smallint NOT NULL,
        channel smallint NOT NULL,
        status smallint NOT NULL,
        adjusted boolean NOT NULL,
        received integer NOT NULL,
        returned integer NOT NULL,
        CONSTRAINT dossier_day_pk
          PRIMARY KEY (site_id, day, known_on, code_tthc, level, channel, status, adjusted)
      );
      CREATE TABLE feed_state (
        site_id integer CONSTRAINT feed_state_pk PRIMARY KEY,
        last_seq bigint NOT NULL,
        derived_seq bigint NOT NULL,
        last_event_at timestamptz,
        events bigint NOT NULL,
        rebuilt_at timestamptz
      ) WITH (fillfactor = 50);
      CREATE TABLE feed_setting (
        site_id integer CONSTRAINT feed_setting_pk PRIMARY KEY,
        key_hash bytea,
        key_required boolean NOT NULL,
        expected_from date,
        allowed_hours integer NOT NULL,
        rate_per_minute integer NOT NULL,
        revision integer NOT NULL
      );
      CREATE TABLE feed_quarantine (
        id uuid CONSTRAINT feed_quarantine_pk PRIMARY KEY,
        received_at timestamptz NOT NULL,
        site_sent integer,
        codes text[] NOT NULL,
        content_type text NOT NULL,
        body bytea NOT NULL,
        event jsonb NOT NULL,
        settled_at timestamptz,
        settled_to integer
      );
      CREATE INDEX feed_quarantine_unsettled ON feed_quarantine (site_sent, received_at) WHERE settled_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Events are never dropped; restore a backup instead (docs/operations.md).');
  }
}
