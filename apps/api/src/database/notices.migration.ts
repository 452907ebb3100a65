import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told what and where, what is visible there, and which process of the bot is the one that sends. */
export class Notices1767800000000 implements MigrationInterface {
  readonly name = 'Notices1767800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        severity text NOT NULL,
        facts jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        relayed_at timestamptz,
        CONSTRAINT notice_pk PRIMARY KEY (site_id, id)
      );
      CREATE INDEX notice_unrelayed ON notice (id) WHERE relayed_at IS NULL;
      CREATE INDEX notice_subject ON notice (site_id, subject);
      CREATE TABLE notice_link (
        id uuid CONSTRAINT notice_link_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT notice_link_user_fk REFERENCES emc_user,
        channel text NOT NULL,
        address text NOT NULL,
        thread_id integer NOT NULL,
        chat_kind text,
        title text NOT NULL,
        language text NOT NULL,
        state text NOT NULL,
        state_reason text,
        quiet_from text,
        quiet_to text,
        digest boolean NOT NULL,
        digested_on date NOT NULL,
        hushed_until timestamptz,
        last_message_id bigint,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX notice_link_address ON notice_link (channel, address, thread_id) WHERE state <> 'unlinked';
      CREATE INDEX notice_link_user ON notice_link (user_id);
      CREATE TABLE notice_wish (
        link_id uuid NOT NULL CONSTRAINT notice_wish_link_fk REFERENCES notice_link,
        site_id integer NOT NULL,
        least_severity text NOT NULL,
        CONSTRAINT notice_wish_pk PRIMARY KEY (link_id, site_id)
      );
      CREATE TABLE notice_link_token (
        token_hash bytea CONSTRAINT notice_link_token_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT notice_link_token_user_fk REFERENCES emc_user,
        expires_at timestamptz NOT NULL,
        chat text,
        used_at timestamptz,
        link_id uuid CONSTRAINT notice_link_token_link_fk REFERENCES notice_link
      );
      CREATE TABLE notice_message (
        id uuid CONSTRAINT notice_message_pk PRIMARY KEY,
        link_id uuid NOT NULL CONSTRAINT notice_message_link_fk REFERENCES notice_link,
        subject text NOT NULL,
        site_id integer,
        kind text,
        severity text,
        facts jsonb NOT NULL,
        noticed_at timestamptz NOT NULL,
        state text NOT NULL,
        not_before timestamptz NOT NULL,
        held boolean NOT NULL,
        group_id uuid,
        muted_until timestamptz,
        wanted integer NOT NULL,
        saying integer NOT NULL,
        shown integer NOT NULL,
        shown_id bigint,
        claim integer NOT NULL,
        claim_term integer,
        claim_until timestamptz,
        attempts integer NOT NULL,
        maybe_shown boolean NOT NULL,
        known_id bigint,
        last_error text,
        created_at timestamptz NOT NULL,
        CONSTRAINT notice_message_subject UNIQUE (link_id, subject)
      );
      CREATE INDEX notice_message_due ON notice_message (not_before) WHERE state = 'due';
      CREATE INDEX notice_message_sending ON notice_message (claim_until) WHERE state = 'sending';
      CREATE INDEX notice_message_dead ON notice_message (id) WHERE state = 'dead';
      CREATE INDEX notice_message_group ON notice_message (group_id) WHERE group_id IS NOT NULL;
      CREATE TABLE bot_state (
        id smallint CONSTRAINT bot_state_pk PRIMARY KEY,
        username text,
        seen_at timestamptz NOT NULL,
        last_message_id bigint NOT NULL,
        holder text NOT NULL,
        term integer NOT NULL,
        until timestamptz NOT NULL
      );
      INSERT INTO bot_state VALUES (1, NULL, '-infinity', 0, '', 0, '-infinity');
      CREATE TABLE bot_update (
        update_id bigint CONSTRAINT bot_update_pk PRIMARY KEY,
        holder text NOT NULL,
        taken_at timestamptz NOT NULL,
        done_at timestamptz
      );
      CREATE INDEX discrepancy_unsettled ON discrepancy (due_on) WHERE state NOT IN ('closed', 'waived');
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was told is never dropped; restore a backup instead (docs/operations.md).');
  }
}
