import { Injectable } from '@nestjs/common';
import type { BotMessage, MessagesQuery } from '@emc/contract';
import { gather, hiding, type Language, type Severity, type Waiting } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import { contentOf } from './message-content.js';
import { NoticeNews } from './notice-news.js';
import { lockMessages } from './notice-lock.js';
import type { Facts } from './notice.entity.js';
import { leastSeverity, sees } from './reach.js';

/** News may be lost, and what was not due yet becomes it without any. */
const lookAgainMs = 1000;
const claimSeconds = 60;
/** A chat takes a message a second: more would only wait in the hands of the bot. */
const mostPerLink = 10;
const gatheredAtOnce = 5_000;

/** A message as it was claimed, beside its link. */
export interface Claimed {
  readonly id: string;
  readonly subject: string;
  readonly facts: Facts;
  readonly severity: Severity | null;
  readonly claim: number;
  readonly claimUntil: Date;
  readonly saying: number;
  readonly shownId: string | null;
  readonly maybeShown: boolean;
  readonly knownId: string | null;
  readonly newestKnownId: string | null;
  readonly linkId: string;
  readonly channel: BotMessage['link']['channel'];
  readonly address: string;
  readonly threadId: number;
  readonly chatKind: BotMessage['link']['chatKind'];
  readonly language: Language;
  readonly agencyCode: string | null;
  readonly isAdmin: boolean;
}

type Asked = Pick<MessagesQuery, 'term' | 'limit' | 'channels'>;

/** SQL: joins what every decision on a message `m` rests on: its link, its user as of now, its site. */
const beside = `JOIN notice_link l ON l.id = m.link_id JOIN emc_user u ON u.id = l.user_id LEFT JOIN site s ON s.id = m.site_id`;
const isNew = '(m.shown = 0 AND NOT m.maybe_shown)';
const isDue = `(m.state = 'due' AND m.not_before <= now())`;
const mayGo = `(l.state = 'live' AND NOT u.disabled AND (l.hushed_until IS NULL OR l.hushed_until <= now()))`;
/** SQL: something else at the site explains it; it waits until that is settled. */
const isHidden = `(${isNew} AND EXISTS (
  SELECT FROM discrepancy d JOIN (VALUES ${hiding.map(({ hider, hidden }) => `('${hider}', '${hidden}')`).join(', ')})
    AS hiding (hider, hidden) ON d.kind = hiding.hider
  WHERE d.site_id = m.site_id AND hiding.hidden = m.facts->>'kind' AND d.state NOT IN ('closed', 'waived')))`;

/** Gives the bot what is due, each message to one claim at a time. */
@Injectable()
export class Claiming {
  constructor(
    private readonly db: DataSource,
    private readonly news: NoticeNews,
    private readonly installation: Installation,
  ) {}

  /** Claims what is due; with nothing due, waits for it up to `wait` seconds or until the caller has gone. */
  async take(query: MessagesQuery, isGone: () => boolean): Promise<BotMessage[]> {
    const until = Date.now() + query.wait * 1000;
    for (;;) {
      const news = this.news.next('message', Math.max(0, Math.min(lookAgainMs, until - Date.now())));
      if (isGone()) return [];
      const claimed = await this.claim(query);
      const isOver = Date.now() >= until || this.news.closed;
      if (claimed.length > 0 || isOver) return contentOf(this.db.manager, claimed, this.installation.keys);
      await news;
    }
  }

  private async claim(query: MessagesQuery): Promise<Claimed[]> {
    return this.db.transaction(async (tx) => {
      await lockMessages(tx);
      await checkLease(tx, query);
      await release(tx, query.term);
      await drop(tx);
      await group(tx);
      return claimDue(tx, query);
    });
  }
}

/** Only the bot's leading process may claim; it tells in passing how far Telegram has counted. */
async function checkLease(tx: EntityManager, { holder, term, seenId }: MessagesQuery): Promise<void> {
  const [, held] = await tx.query<[unknown, number]>(
    `UPDATE bot_state SET last_message_id = greatest(last_message_id, $3::bigint)
     WHERE holder = $1 AND term = $2 AND until > now()`,
    [holder, term, seenId ?? 0],
  );
  if (held === 0) throw new Refused('LEASE_LOST');
}

/** What was claimed and never came back, nobody knows whether it arrived. */
async function release(tx: EntityManager, term: number): Promise<void> {
  await tx.query(
    `UPDATE notice_message SET state = 'due', maybe_shown = shown_id IS NULL, last_error = 'no result', not_before = now()
     WHERE state = 'sending' AND (claim_until < now() OR claim_term <> $1)`,
    [term],
  );
}

/** Who left, lost their rights, or changed their mind since: they are not told. */
async function drop(tx: EntityManager): Promise<void> {
  const rank = (severity: string) => `array_position(ARRAY['notice', 'warning', 'error', 'none'], ${severity})`;
  const isUnwished = `(${isNew} AND m.severity IS NOT NULL AND ${rank('m.severity')} < ${rank(leastSeverity('m.site_id'))})`;
  await tx.query(
    `UPDATE notice_message SET state = 'dropped' WHERE id IN (SELECT m.id FROM notice_message m ${beside}
       WHERE ${isDue} AND (l.state <> 'live' OR u.disabled OR m.site_id IS NOT NULL AND NOT ${sees} OR ${isUnwished}))`,
  );
}

/** Makes one message of several that nobody has seen and that are due for the same chat. */
async function group(tx: EntityManager): Promise<void> {
  const waiting = await tx.query<Waiting[]>(
    `SELECT * FROM (
       SELECT m.id, m.link_id AS "linkId", m.subject LIKE 'submission:%' AS "isSubmission", m.held,
         l.chat_kind IS NOT DISTINCT FROM 'group' AS "countsOnly", count(*) OVER (PARTITION BY m.link_id) AS count
       FROM notice_message m ${beside}
       WHERE ${isDue} AND ${mayGo} AND ${isNew} AND m.attempts = 0 AND m.kind IS NOT NULL AND NOT ${isHidden}
       ORDER BY m.not_before LIMIT ${gatheredAtOnce}) AS m
     WHERE count > 1 OR "countsOnly"`,
  );
  const groups = gather(waiting).map((members) => ({ id: uuidv7(), members }));
  if (groups.length === 0) return;
  await tx.query(
    `WITH g AS (SELECT id, members FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, members uuid[])),
       told AS (
         INSERT INTO notice_message (id, link_id, subject, facts, noticed_at, state, not_before, held,
           wanted, saying, shown, claim, attempts, maybe_shown, created_at)
         SELECT g.id, m.link_id, 'group:' || g.id, '{}', now(), 'due', now(), false, 1, 0, 0, 0, 0, false, now()
         FROM g JOIN notice_message m ON m.id = g.members[1])
     UPDATE notice_message m SET state = 'within', group_id = g.id FROM g WHERE m.id = ANY (g.members)`,
    [JSON.stringify(groups)],
  );
}

async function claimDue(tx: EntityManager, { term, limit, channels }: Asked): Promise<Claimed[]> {
  const known = `CASE WHEN l.address LIKE '-100%' THEN coalesce(l.last_message_id, 0) ELSE b.last_message_id END`;
  return tx.query<Claimed[]>(
    `WITH claimed AS (UPDATE notice_message m SET state = 'sending', claim = m.claim + 1, claim_term = $1,
       claim_until = now() + interval '${claimSeconds} seconds', attempts = m.attempts + 1, saying = m.wanted,
       known_id = CASE WHEN m.maybe_shown THEN m.known_id ELSE ${known} END
     FROM notice_link l JOIN emc_user u ON u.id = l.user_id CROSS JOIN bot_state b
     WHERE l.id = m.link_id AND m.id IN (
       SELECT id FROM (
         SELECT m.id, m.not_before, row_number() OVER (PARTITION BY m.link_id ORDER BY m.not_before, m.id) AS nth
         FROM notice_message m ${beside}
         WHERE ${isDue} AND ${mayGo} AND l.channel = ANY ($2) AND NOT ${isHidden}) AS due
       WHERE nth <= ${mostPerLink} ORDER BY not_before, id LIMIT $3)
     RETURNING m.id, m.subject, m.facts, m.severity, m.claim, m.claim_until AS "claimUntil", m.saying,
       m.shown_id AS "shownId", m.maybe_shown AS "maybeShown", m.known_id AS "knownId", ${known} AS "newestKnownId",
       m.link_id AS "linkId", l.channel, l.address, l.thread_id AS "threadId", l.chat_kind AS "chatKind", l.language,
       u.agency_code AS "agencyCode", u.role = 'admin' AS "isAdmin", m.not_before)
     SELECT * FROM claimed ORDER BY not_before, id`,
    [term, channels.split(','), limit],
  );
}
