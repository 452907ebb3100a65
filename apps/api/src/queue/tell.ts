import type { NoticeKind, Severity } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

export const noticeChannel = 'notice';

/** What happened; `siteId` 0 = of no site that EMC knows. Facts are ids and small numbers, nothing personal. */
export interface NewNotice {
  readonly siteId: number;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly severity: Severity;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Has people told of it who want to know, if and when the transaction of what happened is committed. */
export async function tell(tx: EntityManager, ...notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((notice) => ({ facts: {}, ...notice, id: uuidv7() }));
  await tx.query(
    `INSERT INTO notice (site_id, id, kind, subject, severity, facts, created_at)
     SELECT "siteId", id, kind, subject, severity, facts, $2
     FROM jsonb_to_recordset($1::jsonb)
       AS n ("siteId" integer, id uuid, kind text, subject text, severity text, facts jsonb)`,
    [JSON.stringify(rows), new Date()],
  );
  await tx.query(`SELECT pg_notify('${noticeChannel}', 'notice')`);
}
