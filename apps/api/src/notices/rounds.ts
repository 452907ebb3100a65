import { Injectable } from '@nestjs/common';
import { dayInVietnam, digestDay, quietUntil, type DiscrepancyKind, type QuietHours } from '@emc/domain';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { noticeChannel, tell } from '../queue/tell.js';
import { discrepancyNotice } from '../reconciliation/discrepancy.notices.js';
import { lockMessages } from './notice-lock.js';

const atOnce = 1_000;
/** For as long what was told is kept, to be changed or looked up. */
const keptDays = 400;

interface DueDigest {
  readonly id: string;
  readonly quiet: QuietHours | null;
}

/** What is told because of the time of the day, not because something happened. */
@Injectable()
export class Rounds {
  constructor(private readonly db: DataSource) {}

  /** Safe to run again, and beside itself. */
  async run(now: Date): Promise<void> {
    await this.escalate(now);
    await this.digest(now);
    await this.sweep(now);
  }

  /** Tells once of each discrepancy that nobody settled in time. */
  private async escalate(now: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockMessages(tx);
      const overdue = await tx.query<{ siteId: number; id: string; kind: DiscrepancyKind }[]>(
        `SELECT d.site_id AS "siteId", d.id, d.kind FROM discrepancy d
         WHERE d.state NOT IN ('closed', 'waived') AND d.due_on < $1 AND NOT EXISTS (
           SELECT FROM notice n WHERE n.site_id = d.site_id AND n.subject = 'discrepancy:' || d.id
             AND n.kind = 'discrepancy.escalated' AND (n.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > d.due_on)
         ORDER BY d.due_on LIMIT ${atOnce}`,
        [dayInVietnam(now)],
      );
      await tell(tx, ...overdue.flatMap((discrepancy) => discrepancyNotice(discrepancy, 'overdue')));
    });
  }

  /** The summary of the day, from half past seven on, for each link that wants one. */
  private async digest(now: Date): Promise<void> {
    const day = digestDay(now);
    await this.db.transaction(async (tx) => {
      await lockMessages(tx);
      const links = await tx
        .query<DueDigest[]>(
          `UPDATE notice_link l SET digested_on = $1 FROM emc_user u
         WHERE l.digest AND l.digested_on < $1 AND l.state = 'live' AND u.id = l.user_id AND NOT u.disabled
         RETURNING l.id,
           CASE WHEN l.quiet_from IS NOT NULL THEN json_build_object('from', l.quiet_from, 'to', l.quiet_to) END AS quiet`,
          [day],
        )
        .then(([rows]) => rows as unknown as DueDigest[]);
      const rows = links.map(({ id, quiet }) => ({ linkId: id, id: uuidv7(), at: quietUntil(now, quiet) ?? now }));
      await tx.query(
        `INSERT INTO notice_message (id, link_id, subject, facts, noticed_at, state, not_before, held,
           wanted, saying, shown, claim, attempts, maybe_shown, created_at)
         SELECT id, "linkId", $2, json_build_object('day', $3::text), $4, 'due', at, false, 1, 0, 0, 0, 0, false, $4
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "linkId" uuid, at timestamptz)
         ON CONFLICT ON CONSTRAINT notice_message_subject DO NOTHING`,
        [JSON.stringify(rows), `digest:${day}`, day, now],
      );
      if (rows.length > 0) await tx.query(`SELECT pg_notify('${noticeChannel}', 'message')`);
    });
  }

  private async sweep(now: Date): Promise<void> {
    const kept = new Date(now.getTime() - keptDays * 86_400_000);
    await this.db.query(`DELETE FROM notice_message WHERE noticed_at < $1 AND state NOT IN ('due', 'sending')`, [kept]);
    await this.db.query('DELETE FROM notice WHERE relayed_at < $1', [kept]);
    await this.db.query(`DELETE FROM bot_update WHERE taken_at < $1::timestamptz - interval '3 days'`, [now]);
    await this.db.query(`DELETE FROM notice_link_token WHERE expires_at < $1::timestamptz - interval '1 day'`, [now]);
  }
}
