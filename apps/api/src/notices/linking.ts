import { Injectable } from '@nestjs/common';
import type { ChatLink, ChatLinks, ChatToFind, ChatToLink, LinkOffer } from '@emc/contract';
import { digestDay, type LeastSeverity } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { renderSVG } from 'uqr';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Refused } from '../http/refused.js';
import { randomSecret, sha256 } from '../users/secret.js';
import { User } from '../users/user.entity.js';
import { BotService } from './bot.service.js';
import { linkRows, showLink, whoOf } from './link.rows.js';
import { NoticeLinkToken } from './notice-link-token.entity.js';
import { NoticeLink } from './notice-link.entity.js';
import { NoticeWish } from './notice-wish.entity.js';

const tokenMinutes = 10;
const mostLinks = 20;

/** Who a chat is linked with: by a token that its user was shown, works once, and for ten minutes. */
@Injectable()
export class Linking {
  constructor(
    private readonly db: DataSource,
    private readonly bot: BotService,
    private readonly audit: AuditService,
  ) {}

  /** An address that links whoever opens it in Telegram to the caller; the one offered before ends. */
  async offer(caller: Caller, now: Date): Promise<LinkOffer> {
    // A key that leaked, or a linked chat, must not make links that outlive it.
    if (caller.sessionId === null) throw new Refused('NOT_ALLOWED');
    const username = await this.bot.username();
    if (username === null) throw new Refused('BOT_NOT_RUNNING');
    const token = randomSecret();
    const { userId } = caller;
    const expiresAt = new Date(now.getTime() + tokenMinutes * 60_000);
    await this.db.transaction(async (tx) => {
      await refuseTooMany(tx, userId);
      await tx.query('DELETE FROM notice_link_token WHERE user_id = $1 AND used_at IS NULL', [userId]);
      await tx.insert(NoticeLinkToken, { tokenHash: sha256(token), userId, expiresAt });
    });
    const url = `https://t.me/${username}?start=${token}`;
    const groupUrl = `https://t.me/${username}?startgroup=${token}`;
    return { url, groupUrl, qr: renderSVG(url), expiresAt: expiresAt.toISOString() };
  }

  /** Shows a chat whom its token would link it with, and links it once that is confirmed. */
  async link({ token, chat, confirmed }: ChatToLink, now: Date): Promise<ChatLink> {
    return this.db.transaction(async (tx) => {
      const tokenHash = sha256(token);
      const found = await tx.findOne(NoticeLinkToken, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new Refused('LINK_TOKEN_UNKNOWN');
      const shownBy = `${chat.id}/${chat.threadId ?? 0}`;
      if (found.chat !== null && found.chat !== shownBy) throw new Refused('LINK_TOKEN_USED');
      if (found.usedAt) return this.linkedBefore(tx, found);
      if (found.expiresAt <= now) throw new Refused('LINK_TOKEN_EXPIRED');
      const user = await tx.findOneBy(User, { id: found.userId, disabled: false });
      if (!user) throw new Refused('LINK_TOKEN_UNKNOWN');
      const linkId = confirmed ? await this.make(tx, user, { chat, now }) : null;
      await tx.update(NoticeLinkToken, { tokenHash }, { chat: shownBy, linkId, usedAt: confirmed ? now : null });
      const { id, username, displayName, role, agencyCode } = user;
      const [link] = linkId === null ? [] : await linkRows(tx, 'l.id = $1', [linkId]);
      return { link: link ? showLink(link) : null, user: { id, username, displayName, role, agencyCode } };
    });
  }

  /** Whom a chat is linked with; nobody, where its user is disabled. */
  async find({ chat }: ChatToFind): Promise<ChatLinks> {
    const [link] = await linkRows(
      this.db.manager,
      `l.channel = 'telegram' AND l.address = $1 AND l.thread_id = $2 AND l.state <> 'unlinked' AND NOT u.disabled`,
      [chat.id, chat.threadId ?? 0],
    );
    const chatLinks = await this.db.query<ChatLinks['chatLinks']>(
      `SELECT id, nullif(thread_id, 0) AS "threadId" FROM notice_link
       WHERE channel = 'telegram' AND address = $1 AND state <> 'unlinked' ORDER BY id`,
      [chat.id],
    );
    return { link: link ? showLink(link) : null, user: link ? whoOf(link) : null, chatLinks };
  }

  /** The bot may ask twice when its first answer was lost; the token links nothing more. */
  private async linkedBefore(tx: EntityManager, { linkId }: NoticeLinkToken): Promise<ChatLink> {
    const [link] = await linkRows(tx, `l.id = $1 AND l.state = 'live' AND NOT u.disabled`, [linkId]);
    if (!link) throw new Refused('LINK_TOKEN_USED');
    return { link: showLink(link), user: whoOf(link) };
  }

  /** A chat has one link: linked by somebody else, it is theirs; by the same person again, all stays as it was set. */
  private async make(
    tx: EntityManager,
    user: User,
    { chat, now }: { chat: ChatToLink['chat']; now: Date },
  ): Promise<string> {
    const { title, language } = chat;
    const at = { channel: 'telegram', address: chat.id, threadId: chat.threadId ?? 0 } as const;
    const before = await tx
      .createQueryBuilder(NoticeLink, 'link')
      .setLock('pessimistic_write')
      .where({ ...at })
      .andWhere(`link.state <> 'unlinked'`)
      .getOne();
    if (before?.userId === user.id) {
      await tx.update(NoticeLink, { id: before.id }, { title, state: 'live', stateReason: null });
      return before.id;
    }
    if (before) await tx.update(NoticeLink, { id: before.id }, { state: 'unlinked', stateReason: 'replaced' });
    await refuseTooMany(tx, user.id);
    const chatKind = chat.kind;
    const link = { id: uuidv7(), userId: user.id, ...at, chatKind, title, language, ...freshLink(now) };
    await tx.insert(NoticeLink, link);
    const leastSeverity = firstWish(user, chatKind);
    await tx.insert(NoticeWish, { linkId: link.id, siteId: 0, leastSeverity });
    await this.audit.record(tx, {
      actor: user.username,
      action: 'link.added',
      subject: link.id,
      detail: { channel: at.channel, chatKind, title },
    });
    return link.id;
  }
}

/** What a new link begins with, whatever its channel. */
export function freshLink(now: Date) {
  return { state: 'live', digest: false, digestedOn: digestDay(now), createdAt: now } as const;
}

/** Links of one user are added one after another: what is counted here stays so until the commit. */
export async function refuseTooMany(tx: EntityManager, userId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('links ' || $1, 0))`, [userId]);
  const links = await tx.query<object[]>(`SELECT FROM notice_link WHERE user_id = $1 AND state <> 'unlinked'`, [
    userId,
  ]);
  if (links.length >= mostLinks) throw new Refused('TOO_MANY_LINKS');
}

/** People of an agency hear of all that concerns it, those of the whole country of what is grave, until they choose. */
function firstWish({ agencyCode }: User, chatKind: ChatToLink['chat']['kind']): LeastSeverity {
  if (agencyCode === null) return 'error';
  return chatKind === 'group' ? 'warning' : 'notice';
}
