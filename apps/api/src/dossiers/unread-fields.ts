import { Injectable, Logger } from '@nestjs/common';
import type { UnreadFields as Shape } from '@emc/contract';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import type { Site } from '../sites/site.entity.js';
import { BodySeal } from './body-seal.js';

const chunk = 500;

interface SealedTable {
  readonly table: string;
  readonly key: readonly string[];
}

const sealedTables: readonly SealedTable[] = [
  { table: 'feed_quarantine', key: ['id'] },
  { table: 'event_unread', key: ['site_id', 'seq'] },
];

/** What EMC did not understand of events: seen by administrators who leave their name, and deleted after a time. */
@Injectable()
export class UnreadFields {
  private readonly log = new Logger('UnreadFields');

  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly seal: BodySeal,
    private readonly installation: Installation,
  ) {}

  async open(caller: Caller, { id: siteId }: Site, event: { code: string; seq: number }): Promise<Shape> {
    return this.db.transaction(async (tx) => {
      const [row] = await tx.query<{ body: Buffer }[]>(
        `SELECT u.body FROM event_unread u JOIN dossier_event e ON e.site_id = u.site_id AND e.seq = u.seq
         WHERE u.site_id = $1 AND u.seq = $2 AND e.code_profile = $3`,
        [siteId, event.seq, event.code],
      );
      if (!row) throw new Refused('UNREAD_NOT_KEPT');
      const fields = JSON.parse(this.seal.open(row.body).toString()) as Shape['fields'];
      const names = Object.keys(fields).length;
      const detail = { seq: event.seq, fields: names };
      await this.audit.record(tx, { actor: caller.username, action: 'event.unread_opened', siteId, detail });
      return { fields };
    });
  }

  /** Deletes what has been kept for as long as is allowed. */
  async deleteExpired(now: Date): Promise<void> {
    const days = this.installation.settings.EMC_UNREAD_DAYS;
    const before = new Date(now.getTime() - days * 86_400_000);
    for (let gone = chunk; gone === chunk;) {
      const [, count] = await this.db.query<[unknown, number]>(
        `DELETE FROM event_unread u USING (
           SELECT site_id, seq FROM event_unread WHERE received_at < $1 ORDER BY received_at LIMIT ${chunk}) AS old
         WHERE u.site_id = old.site_id AND u.seq = old.seq`,
        [before],
      );
      gone = count;
    }
  }

  /** After a change of the secret key everything sealed is sealed anew, so that the key before can be given up. */
  async resealAll(): Promise<void> {
    const { previous } = this.installation.keys;
    if (!previous) return;
    for (const sealed of sealedTables) await this.reseal(sealed, previous.fileKey.id);
  }

  /** Row by row in the order of their keys: one that cannot be opened stays, and stops none after it. */
  private async reseal({ table, key }: SealedTable, keyId: string): Promise<void> {
    let broken = 0;
    for (let after: unknown[] = []; ;) {
      const rows: Record<string, unknown>[] = await this.db.query(
        `SELECT ${key.join()}, body FROM ${table} WHERE substring(body FOR 4) = decode($1, 'hex')
         ${after.length > 0 ? `AND (${key.join()}) > (${key.map((_, n) => `$${n + 2}`).join()})` : ''}
         ORDER BY ${key.join()} LIMIT ${chunk}`,
        [keyId, ...after],
      );
      for (const row of rows) {
        const fresh = this.resealed(row['body'] as Buffer);
        if (fresh === null) broken++;
        else {
          const same = key.map((column, n) => `${column} = $${n + 3}`).join(' AND ');
          const values = [fresh, row['body'], ...key.map((column) => row[column])];
          await this.db.query(`UPDATE ${table} SET body = $1 WHERE body = $2 AND ${same}`, values);
        }
      }
      const last = rows.at(-1);
      if (!last || rows.length < chunk) break;
      after = key.map((column) => last[column]);
    }
    if (broken > 0) this.log.warn(`${broken} rows of ${table} stay under the key before: they cannot be opened`);
  }

  private resealed(body: Buffer): Buffer | null {
    try {
      return this.seal.seal(this.seal.open(body));
    } catch {
      return null;
    }
  }
}
