import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What EMC does not understand of a post is personal: sealed, beside the events, for a time. Of what stood in clear so far
 * only names and lengths are left: nothing ever rested on it, and nobody was told that it was kept. The table is written anew by
 * this, so that no page of the old file remains; a process of before meanwhile puts what it is sent into its spool.
 * And a group of posts that is tried again is stored once.
 */
export class SealedFeed1768100000000 implements MigrationInterface {
  readonly name = 'SealedFeed1768100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      CREATE FUNCTION lengths_of_fields(kept jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
        SELECT jsonb_object_agg(shown, characters) FROM (
          SELECT CASE WHEN key ~ '^[a-z_$][][a-z0-9_.$%-]{0,63}$' AND key !~ '[0-9]{6}' THEN key ELSE '' END AS shown,
            sum(length(value)) AS characters
          FROM jsonb_each_text(kept) GROUP BY 1) AS field
      $$;
      CREATE FUNCTION without_numbers(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT regexp_replace(said, '[0-9]{6,}(?=[0-9]{3}(?![0-9]))', '…', 'g')
      $$;
      ALTER TABLE dossier_event RENAME COLUMN kept TO unread;
      ALTER TABLE dossier_event
        ALTER COLUMN unread TYPE jsonb USING lengths_of_fields(unread),
        ALTER COLUMN name_tthc TYPE text USING without_numbers(name_tthc),
        ALTER COLUMN user_location TYPE text USING without_numbers(user_location);
      UPDATE feed_quarantine SET content_type = without_numbers(content_type),
        event = event || jsonb_build_object('nameTthc', without_numbers(event->>'nameTthc'));
      DROP FUNCTION lengths_of_fields;
      DROP FUNCTION without_numbers;

      CREATE TABLE event_unread (
        site_id integer NOT NULL,
        seq bigint NOT NULL,
        received_at timestamptz NOT NULL,
        body bytea NOT NULL,
        CONSTRAINT event_unread_pk PRIMARY KEY (site_id, seq)
      );
      CREATE INDEX event_unread_received ON event_unread (received_at);
      CREATE TABLE feed_writing (
        writer uuid CONSTRAINT feed_writing_pk PRIMARY KEY,
        last_group bigint NOT NULL,
        at timestamptz NOT NULL
      ) WITH (fillfactor = 50);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Events are never dropped; restore a backup instead (docs/operations.md).');
  }
}
