import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Refused } from '../http/refused.js';
import { sha256 } from './secret.js';

/** A name being tried, and from where. */
export interface Try {
  readonly name: string;
  readonly address: string;
}

/** Where a password is asked of somebody who is signed in: no stranger can keep them from answering. */
export const ofSession = 'session';
const ofStrangers = '*';
const freeTries = 9;
/** Of all strangers together, who come from many addresses. */
const freeOfStrangers = 99;
const firstSeconds = 15;
const longestSeconds = 900;
/** Somebody signed in from there before: their own mistakes are likelier than an attack. */
const longestWhereKnown = 60;
/** What is older is forgotten; the addresses of people after a quarter of a year. */
const forgotten = `tried_at < now() - interval '1 hour'`;
const keptDays = 90;
/** Nobody waits. Not the present moment: another try that began before it, and waited for the row, would be refused. */
const never = `'epoch'::timestamptz`;

/**
 * Counts the tries of a name whether anybody has it or not, so that both are answered alike. Beyond a few wrong ones each further try from
 * that address waits twice as long; other addresses are not kept waiting, unless very many of them try.
 */
@Injectable()
export class SignInTries {
  constructor(private readonly db: DataSource) {}

  /**
   * Counts the try before the password is looked at, so that many tries at once are no more chances than one by one. Answers
   * whether the next one has to wait should this one fail too.
   */
  async take({ name, address }: Try): Promise<boolean> {
    const hash = sha256(name);
    const isKnown = address === ofSession || (await this.isKnown(hash, address));
    const own = { address, free: freeTries, longest: isKnown ? longestWhereKnown : longestSeconds };
    if (!isKnown) {
      await this.count(hash, { address: ofStrangers, free: freeOfStrangers, longest: longestSeconds });
    }
    return this.count(hash, own);
  }

  /** The password was right: what was counted is forgotten, and the address is known from now on. */
  async succeed(tx: EntityManager, { name, address }: Try): Promise<void> {
    const hash = sha256(name);
    await tx.query(
      `UPDATE sign_in_address SET wrong = 0, next_at = ${never}, signed_in_at = CASE WHEN address = $3 THEN NULL ELSE now() END
       WHERE name_hash = $1 AND address = $2`,
      [hash, address, ofSession],
    );
    await tx.query(
      `UPDATE sign_in_address SET wrong = greatest(wrong - 1, 0) WHERE name_hash = $1 AND address = $2 AND next_at <= now()`,
      [hash, ofStrangers],
    );
    await tx.query(
      `DELETE FROM sign_in_address WHERE ${forgotten} AND (signed_in_at IS NULL OR signed_in_at < now() - make_interval(days => $1))`,
      [keptDays],
    );
  }

  /** Until when some address has to wait, by name; names that nobody is kept from are absent. */
  async locks(tx: EntityManager, names: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const rows = await tx.query<{ name: string; until: Date }[]>(
      `SELECT n.name, max(s.next_at) AS until FROM unnest($1::text[], $2::bytea[]) AS n (name, hash)
       JOIN sign_in_address s ON s.name_hash = n.hash AND s.next_at > now() GROUP BY n.name`,
      [names, names.map(sha256)],
    );
    return new Map(rows.map(({ name, until }) => [name, until]));
  }

  async unlock(tx: EntityManager, name: string): Promise<void> {
    await tx.query(`UPDATE sign_in_address SET wrong = 0, next_at = ${never} WHERE name_hash = $1`, [sha256(name)]);
  }

  private async isKnown(hash: Buffer, address: string): Promise<boolean> {
    const rows = await this.db.query<object[]>(
      'SELECT FROM sign_in_address WHERE name_hash = $1 AND address = $2 AND signed_in_at IS NOT NULL',
      [hash, address],
    );
    return rows.length > 0;
  }

  private async count(hash: Buffer, about: { address: string; free: number; longest: number }): Promise<boolean> {
    const { address, free, longest } = about;
    const wrong = `CASE WHEN s.${forgotten} THEN 1 ELSE least(s.wrong + 1, 1000) END`;
    const [taken] = await this.db.query<{ waits: boolean }[]>(
      `INSERT INTO sign_in_address AS s (name_hash, address, wrong, next_at, tried_at) VALUES ($1, $2, 1, ${never}, now())
       ON CONFLICT ON CONSTRAINT sign_in_address_pk DO UPDATE SET wrong = ${wrong}, tried_at = now(),
         next_at = CASE WHEN ${wrong} > $3
           THEN now() + make_interval(secs => least($4::float8, $5::float8 * 2 ^ least(${wrong} - $3 - 1, 10))) ELSE ${never} END
       WHERE s.next_at <= now() RETURNING s.next_at > now() AS waits`,
      [hash, address, free, longest, firstSeconds],
    );
    if (!taken) throw await this.tooMany(hash, address);
    return taken.waits;
  }

  private async tooMany(hash: Buffer, address: string): Promise<Refused> {
    const [row] = await this.db.query<{ seconds: number }[]>(
      `SELECT greatest(1, ceil(extract(epoch FROM next_at - now())))::integer AS seconds FROM sign_in_address
       WHERE name_hash = $1 AND address = $2`,
      [hash, address],
    );
    return new Refused('TOO_MANY_TRIES', undefined, { 'retry-after': String(row?.seconds ?? 1) });
  }
}
