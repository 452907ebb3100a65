import { Injectable } from '@nestjs/common';
import type {
  ChatChange,
  IssuedWebhook,
  Link,
  LinkChange,
  LinkOfUser,
  LinksQuery,
  Mute,
  NewWebhook,
  Wish,
} from '@emc/contract';
import { digestDay } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import { SitesService } from '../sites/sites.service.js';
import { linkRows, showLink, showLinkOfUser } from './link.rows.js';
import { freshLink, refuseTooMany } from './linking.js';
import { NoticeLink } from './notice-link.entity.js';
import { NoticeWish } from './notice-wish.entity.js';
import { lockMessages } from './notice-lock.js';
import { sees } from './reach.js';
import { webhookSecret } from './webhook-secret.js';

/** Where people are told of things, and what of. */
@Injectable()
export class LinksService {
  constructor(
    private readonly db: DataSource,
    private readonly sites: SitesService,
    private readonly audit: AuditService,
    private readonly installation: Installation,
  ) {}

  async ofCaller({ userId }: Caller): Promise<{ items: Link[] }> {
    const rows = await linkRows(this.db.manager, `l.user_id = $1 AND l.state <> 'unlinked' ORDER BY l.id`, [userId]);
    return { items: rows.map(showLink) };
  }

  /** All links, ended ones among them, newest first. */
  async list({ state, limit, cursor }: LinksQuery): Promise<Page<LinkOfUser>> {
    const values = [state ?? null];
    const rows = await linkRows(
      this.db.manager,
      `($1::text IS NULL OR l.state = $1) AND ($2::uuid IS NULL OR l.id < $2) ORDER BY l.id DESC LIMIT $3`,
      [...values, cursor ?? null, limit + 1],
    );
    const [counted] = await this.db.query<{ total: number }[]>(
      'SELECT count(*)::integer AS total FROM notice_link WHERE $1::text IS NULL OR state = $1',
      values,
    );
    return pageOf(rows, { limit, total: counted?.total ?? 0, keyOf: ({ id }) => id, show: showLinkOfUser });
  }

  async change(caller: Caller, id: string, change: LinkChange): Promise<Link> {
    await this.checkSites(caller, change.wishes ?? []);
    return this.db.transaction(async (tx) => {
      const { language, quiet, digest, wishes } = change;
      await this.own(tx, caller, id);
      await tx.query(
        `UPDATE notice_link SET language = coalesce($2, language), digest = coalesce($3, digest),
           digested_on = CASE WHEN $3 AND NOT digest THEN $4 ELSE digested_on END,
           quiet_from = CASE WHEN $5 THEN $6 ELSE quiet_from END, quiet_to = CASE WHEN $5 THEN $7 ELSE quiet_to END
         WHERE id = $1`,
        [id, language, digest, digestDay(new Date()), quiet !== undefined, quiet?.from, quiet?.to],
      );
      if (wishes) await replaceWishes(tx, id, wishes);
      await this.audit.record(tx, {
        actor: caller.username,
        action: 'link.changed',
        subject: id,
        detail: { ...change },
      });
      return one(tx, id);
    });
  }

  /** What is waiting to be told of it waits until then too. */
  async mute(caller: Caller, id: string, { discrepancyId, until }: Mute): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockMessages(tx);
      await this.own(tx, caller, id);
      const seen = await tx.query<object[]>(
        `SELECT FROM discrepancy d LEFT JOIN site s ON s.id = d.site_id
         JOIN emc_user u ON u.id = $2 AND ${sees} WHERE d.id = $1`,
        [discrepancyId, caller.userId],
      );
      if (seen.length === 0) throw new Refused('DISCREPANCY_NOT_FOUND');
      await tx.query(
        `INSERT INTO notice_message AS m (id, link_id, subject, facts, noticed_at, state, not_before, held, muted_until,
           wanted, saying, shown, claim, attempts, maybe_shown, created_at)
         VALUES ($1, $2, $3, '{}', now(), 'dropped', now(), false, $4, 0, 0, 0, 0, 0, false, now())
         ON CONFLICT ON CONSTRAINT notice_message_subject DO UPDATE SET muted_until = $4,
           not_before = CASE WHEN m.state = 'due' THEN greatest(now(), $4) ELSE m.not_before END`,
        [uuidv7(), id, `discrepancy:${discrepancyId}`, until],
      );
      const detail = { discrepancyId, until };
      await this.audit.record(tx, { actor: caller.username, action: 'link.muted', subject: id, detail });
    });
  }

  async end(caller: Caller, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.own(tx, caller, id);
      await tx.update(NoticeLink, { id }, { state: 'unlinked', stateReason: `by ${caller.username}` });
      await this.audit.record(tx, { actor: caller.username, action: 'link.ended', subject: id });
    });
  }

  /** What the bot learnt of a chat. */
  async learn(id: string, { state, reason, chatId, title }: ChatChange): Promise<Link> {
    return this.db.transaction(async (tx) => {
      const [link] = await linkRows(tx, `l.id = $1 AND l.channel = 'telegram' AND l.state <> 'unlinked'`, [id]);
      if (!link) throw new Refused('LINK_NOT_FOUND');
      if (chatId !== undefined && link.chatKind !== 'group') throw new Refused('LINK_STAYS');
      const stateReason = state === 'live' ? null : reason;
      await tx.query(
        `UPDATE notice_link SET state = coalesce($2, state), state_reason = CASE WHEN $2::text IS NULL THEN state_reason ELSE $3 END,
           address = coalesce($4, address), title = coalesce($5, title) WHERE id = $1`,
        [id, state ?? null, stateReason ?? null, chatId ?? null, title ?? null],
      );
      if (chatId !== undefined) {
        const detail = { to: chatId, title: link.title };
        await this.audit.record(tx, { actor: link.user.username, action: 'link.moved', subject: id, detail });
      }
      if (state === 'unlinked') {
        await this.audit.record(tx, {
          actor: link.user.username,
          action: 'link.ended',
          subject: id,
          detail: { reason },
        });
      }
      return one(tx, id);
    });
  }

  /** A system that is told of things by signed posts. */
  async addWebhook(caller: Caller, { url, title, language, wishes }: NewWebhook): Promise<IssuedWebhook> {
    await this.checkSites(caller, wishes);
    return this.db.transaction(async (tx) => {
      await refuseTooMany(tx, caller.userId);
      const id = uuidv7();
      const at = { channel: 'webhook', address: url, threadId: 0 } as const;
      await tx.insert(NoticeLink, { id, userId: caller.userId, ...at, title, language, ...freshLink(new Date()) });
      await replaceWishes(tx, id, wishes);
      const detail = { channel: at.channel, host: new URL(url).host };
      await this.audit.record(tx, { actor: caller.username, action: 'link.added', subject: id, detail });
      return { ...(await one(tx, id)), secret: webhookSecret(this.installation.keys, id) };
    });
  }

  /** Nobody's link but one's own can be changed; administrators may end and change any. */
  private async own(tx: EntityManager, caller: Caller, id: string): Promise<void> {
    const [link] = await linkRows(tx, `l.id = $1 AND l.state <> 'unlinked' AND ($2 OR l.user_id = $3)`, [
      id,
      caller.role === 'admin',
      caller.userId,
    ]);
    if (!link) throw new Refused('LINK_NOT_FOUND');
  }

  private async checkSites(caller: Caller, wishes: readonly Wish[]): Promise<void> {
    for (const { siteId } of wishes) if (siteId !== null) await this.sites.reachable(caller, siteId);
  }
}

async function one(tx: EntityManager, id: string): Promise<Link> {
  const [link] = await linkRows(tx, 'l.id = $1', [id]);
  if (!link) throw new Refused('LINK_NOT_FOUND');
  return showLink(link);
}

async function replaceWishes(tx: EntityManager, linkId: string, wishes: readonly Wish[]): Promise<void> {
  await tx.delete(NoticeWish, { linkId });
  await tx.insert(
    NoticeWish,
    wishes.map(({ siteId, leastSeverity }) => ({ linkId, siteId: siteId ?? 0, leastSeverity })),
  );
}
