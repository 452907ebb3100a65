import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From where names were tried and signed in, whether anybody has them or not; until when API keys hold. */
export class SignIn1768300000000 implements MigrationInterface {
  readonly name = 'SignIn1768300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_address (
        name_hash bytea NOT NULL,
        address text NOT NULL,
        wrong integer NOT NULL,
        next_at timestamptz NOT NULL,
        tried_at timestamptz NOT NULL,
        signed_in_at timestamptz,
        CONSTRAINT sign_in_address_pk PRIMARY KEY (name_hash, address)
      );
      CREATE INDEX sign_in_address_tried ON sign_in_address (tried_at);
      ALTER TABLE emc_user DROP COLUMN wrong_passwords, DROP COLUMN locked_until;
      ALTER TABLE api_key ADD COLUMN expires_at timestamptz;
      UPDATE api_key SET expires_at = now() + interval '365 days';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_key DROP COLUMN expires_at;
      ALTER TABLE emc_user ADD COLUMN wrong_passwords integer NOT NULL DEFAULT 0, ADD COLUMN locked_until timestamptz;
      DROP TABLE sign_in_address;
    `);
  }
}
