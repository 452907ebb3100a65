import { Injectable } from '@nestjs/common';
import {
  hear,
  type LeastSeverity,
  type MessageLife,
  type NoticeKind,
  type QuietHours,
  type Severity,
} from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { noticeChannel } from '../queue/tell.js';
import { lockMessages } from './notice-lock.js';
import type { Facts } from './notice.entity.js';
import { leastSeverity, sees } from './reach.js';

/** Of each notice up to a message for every link is made, all in one statement. */
const noticesAtOnce = 50;
/** The message of several changes for all that happens within this time. */
const groupChangeSeconds = 5;

interface NoticeRow {
  readonly id: string;
  readonly siteId: number;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly severity: Severity;
  readonly facts: Facts;
  readonly createdAt: Date;
}

/** A link that may see what a notice is of, with the message that it has on its subject. */
interface Hearer {
  readonly siteId: number;
  readonly subject: string;
  readonly linkId: string;
  readonly quiet: QuietHours | null;
  readonly leastSeverity: LeastSeverity;
  readonly life: (Omit<MessageLife, 'at' | 'mutedUntil'> & { at: string; mutedUntil: string | null }) | null;
}

/** Makes messages of notices: who hears of them, and from when on. */
@Injectable()
export class Relay {
  constructor(private readonly db: DataSource) {}

  /** Relays what waits; answers how many notices there were, at most as many as go at once. */
  async run(now: Date): Promise<number> {
    return this.db.transaction(async (tx) => {
      await lockMessages(tx);
      const notices = await tx.query<NoticeRow[]>(
        `SELECT id, site_id AS "siteId", kind, subject, severity, facts, created_at AS "createdAt"
         FROM notice WHERE relayed_at IS NULL ORDER BY id LIMIT ${noticesAtOnce} FOR UPDATE SKIP LOCKED`,
      );
      if (notices.length === 0) return 0;
      const changes = (await hearersOf(tx, notices)).flatMap((hearer) => changeOf(hearer, notices, now));
      await write(tx, changes);
      await tx.query('UPDATE notice SET relayed_at = $2 WHERE relayed_at IS NULL AND id = ANY ($1)', [
        notices.map(({ id }) => id),
        now,
      ]);
      if (changes.length > 0) await tx.query(`SELECT pg_notify('${noticeChannel}', 'message')`);
      return notices.length;
    });
  }
}

function hearersOf(tx: EntityManager, notices: readonly NoticeRow[]): Promise<Hearer[]> {
  return tx.query<Hearer[]>(
    `SELECT n."siteId", n.subject, l.id AS "linkId", ${leastSeverity('n."siteId"')} AS "leastSeverity",
       CASE WHEN l.quiet_from IS NOT NULL THEN json_build_object('from', l.quiet_from, 'to', l.quiet_to) END AS quiet,
       CASE WHEN m.id IS NOT NULL THEN json_build_object('state', m.state, 'at', m.not_before, 'held', m.held,
         'mutedUntil', m.muted_until, 'isVisible', m.shown > 0 OR m.maybe_shown OR m.state = 'sending') END AS life
     FROM (SELECT DISTINCT "siteId", subject FROM jsonb_to_recordset($1::jsonb) AS n ("siteId" integer, subject text)) AS n
     LEFT JOIN site s ON s.id = n."siteId"
     JOIN notice_link l ON l.state = 'live'
     JOIN emc_user u ON u.id = l.user_id AND NOT u.disabled
     LEFT JOIN notice_message m ON m.link_id = l.id AND m.subject = n.subject
     WHERE ${sees}`,
    [JSON.stringify(notices)],
  );
}

interface Change {
  readonly linkId: string;
  readonly notice: NoticeRow;
  readonly life: MessageLife;
}

/** What becomes of the hearer's message by all that is told of its subject, one after the other. */
function changeOf(hearer: Hearer, notices: readonly NoticeRow[], now: Date): Change[] {
  const listener = { quiet: hearer.quiet, leastSeverity: hearer.leastSeverity };
  let life = lifeOf(hearer);
  let changed: Change | null = null;
  for (const notice of notices) {
    if (notice.subject !== hearer.subject || notice.siteId !== hearer.siteId) continue;
    const next = hear(life, notice, { listener, now });
    if (!next) continue;
    life = next;
    changed = { linkId: hearer.linkId, notice, life };
  }
  return changed ? [changed] : [];
}

function lifeOf({ life }: Hearer): MessageLife | null {
  return (
    life && { ...life, at: new Date(life.at), mutedUntil: life.mutedUntil === null ? null : new Date(life.mutedUntil) }
  );
}

async function write(tx: EntityManager, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(({ linkId, notice, life }) => ({ ...notice, ...life, linkId, id: uuidv7() }));
  const groups = await tx.query<{ id: string | null }[]>(
    `INSERT INTO notice_message AS m (id, link_id, subject, site_id, kind, severity, facts, noticed_at, state, not_before, held,
       wanted, saying, shown, claim, attempts, maybe_shown, created_at)
     SELECT id, "linkId", subject, "siteId", kind, severity, facts, "createdAt", state, at, held,
       1, 0, 0, 0, 0, false, "createdAt"
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "linkId" uuid, subject text, "siteId" integer, kind text, severity text,
       facts jsonb, "createdAt" timestamptz, state text, at timestamptz, held boolean)
     ON CONFLICT ON CONSTRAINT notice_message_subject DO UPDATE SET site_id = EXCLUDED.site_id, kind = EXCLUDED.kind,
       severity = EXCLUDED.severity, facts = EXCLUDED.facts, noticed_at = EXCLUDED.noticed_at, state = EXCLUDED.state,
       not_before = EXCLUDED.not_before, held = EXCLUDED.held, wanted = m.wanted + 1
     RETURNING CASE WHEN m.state = 'within' THEN m.group_id END AS id`,
    [JSON.stringify(rows)],
  );
  await tx.query(
    `UPDATE notice_message SET wanted = wanted + 1, noticed_at = now(),
       not_before = CASE WHEN state = 'due' THEN not_before ELSE now() + interval '${groupChangeSeconds} seconds' END,
       state = CASE WHEN state = 'sending' THEN state ELSE 'due' END
     WHERE id = ANY ($1)`,
    [[...new Set(groups.flatMap(({ id }) => id ?? []))]],
  );
}
