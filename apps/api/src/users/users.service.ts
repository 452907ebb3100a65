import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  belongsElsewhere,
  belongsWhereItMust,
  type NewUser,
  type User as UserShape,
  type UserChange,
} from '@emc/contract';
import { IsNull, MoreThan, Not, Repository, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import { Installation } from '../installation.js';
import type { Turn } from '../semaphore.js';
import { ApiKey } from './api-key.entity.js';
import { hashPassword, sameBytes, sha256 } from './secret.js';
import { endCredentials } from './credentials.js';
import { Session } from './session.entity.js';
import { SignInTries } from './sign-in-tries.js';
import { User } from './user.entity.js';

/** An API key's last use is recorded to the minute: not every request writes. */
const lastUseGrainMs = 60_000;

@Injectable()
export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(ApiKey) private readonly keys: Repository<ApiKey>,
    private readonly audit: AuditService,
    private readonly tries: SignInTries,
    private readonly installation: Installation,
  ) {}

  /** Who the headers speak for; refused when nobody, or somebody disabled. */
  async identify({ authorization, 'x-emc-link': link }: IncomingHttpHeaders): Promise<Caller | 'bot'> {
    const token = /^Bearer ([\w.-]{20,300})$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Refused('SIGN_IN_REQUIRED');
    if (token.startsWith('emcbot_')) return this.byBot(token, link);
    const { userId, sessionId } = token.startsWith('emc_') ? await this.byKey(token) : await this.bySession(token);
    const user = await this.users.findOneBy({ id: userId });
    if (!user || user.disabled) throw new Refused('SIGN_IN_REQUIRED');
    return { userId, username: user.username, role: user.role, agencyCode: user.agencyCode, sessionId, linkId: null };
  }

  async list(paging: { limit: number; cursor?: string | undefined }): Promise<Page<UserShape>> {
    const [rows, total] = await Promise.all([
      this.users.find({
        where: paging.cursor ? { username: MoreThan(paging.cursor) } : {},
        order: { username: 'ASC' },
        take: paging.limit + 1,
      }),
      this.users.count(),
    ]);
    const locks = await this.tries.locks(
      this.users.manager,
      rows.map(({ username }) => username),
    );
    const show = (user: User) => showUser(user, locks.get(user.username));
    return pageOf(rows, { limit: paging.limit, total, keyOf: (user) => user.username, show });
  }

  async find(id: string): Promise<Tagged<UserShape>> {
    return this.tagged(this.users.manager, id);
  }

  async add(actor: string, user: NewUser, turn: Turn): Promise<Tagged<UserShape>> {
    const fresh = await freshUser(user, turn);
    return this.users.manager.transaction((tx) => this.insert(tx, actor, fresh));
  }

  /** A new password, another role or agency, or being disabled ends everything that speaks for the user. */
  async change(
    { caller, turn }: { caller: Caller; turn: Turn },
    which: { id: string; revision: number | null },
    { password, keepApiKeys = false, ...change }: UserChange,
  ): Promise<Tagged<UserShape>> {
    const secret = password === undefined ? {} : await newPassword(password, turn);
    return this.users.manager.transaction(async (tx) => {
      const { id } = which;
      const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (which.revision !== null && which.revision !== user.revision) throw new Refused('CHANGED_MEANWHILE');
      const wasAdmin = isAdmin(user);
      tx.merge(User, user, change as Partial<User>, secret);
      if (!belongsWhereItMust(user)) throw invalid([belongsElsewhere]);
      if (wasAdmin && !isAdmin(user)) await refuseWithoutAdmins(tx, id);
      await tx.save(user);
      const changed = Object.keys({ ...change, ...secret }).filter((key) => key !== 'displayName');
      const keepChats = changed.every((key) => key === 'disabled');
      const ended = changed.length > 0 ? await endCredentials(tx, { userId: id, keepApiKeys, keepChats }) : {};
      if (password !== undefined) await this.tries.unlock(tx, user.username);
      await this.audit.record(tx, {
        actor: caller.username,
        action: 'user.changed',
        subject: user.username,
        detail: { ...change, ...(password !== undefined && { password: 'changed' }), ...ended },
      });
      return this.tagged(tx, id);
    });
  }

  /** Adds the user `admin` to an installation that has no administrator; true when it did. */
  async addFirstAdmin(password: string): Promise<boolean> {
    if (await this.users.existsBy(activeAdmin)) return false;
    const admin = { username: 'admin', displayName: 'Quản trị viên', role: 'admin', agencyCode: null } as const;
    const fresh = await freshUser({ ...admin, password }, { of: 'start' });
    return this.users.manager.transaction(async (tx) => {
      await lockAdmins(tx);
      if (await tx.existsBy(User, activeAdmin)) return false;
      await this.insert(tx, 'system', fresh);
      return true;
    });
  }

  private async insert(tx: EntityManager, actor: string, fresh: FreshUser): Promise<Tagged<UserShape>> {
    const { id, username, role } = fresh;
    await tx.insert(User, fresh);
    await this.audit.record(tx, { actor, action: 'user.added', subject: username, detail: { role } });
    return this.tagged(tx, id);
  }

  /** Lets somebody try again at once whom wrong passwords keep waiting. */
  async unlock(caller: Caller, id: string): Promise<void> {
    await this.users.manager.transaction(async (tx) => {
      const { username } = await tx.findOneByOrFail(User, { id });
      await this.tries.unlock(tx, username);
      await this.audit.record(tx, { actor: caller.username, action: 'user.unlocked', subject: username });
    });
  }

  private async tagged(tx: EntityManager, id: string): Promise<Tagged<UserShape>> {
    const user = await tx.findOneByOrFail(User, { id });
    const locks = await this.tries.locks(tx, [user.username]);
    return new Tagged(user.revision, showUser(user, locks.get(user.username)));
  }

  /**
   * The bot for itself, or for the person of a linked chat; a group is nobody in particular. An administrator is an officer
   * there: nothing behind this door has to know that chats may do less.
   */
  private async byBot(token: string, link: string | string[] | undefined): Promise<Caller | 'bot'> {
    if (!sameBytes(sha256(token), sha256(this.installation.keys.botKey))) throw new Refused('SIGN_IN_REQUIRED');
    if (link === undefined) return 'bot';
    const linkId = z.uuid().safeParse(link).data ?? null;
    const [caller] = await this.users.query<Caller[]>(
      `SELECT u.id AS "userId", u.username, CASE u.role WHEN 'admin' THEN 'officer' ELSE u.role END AS role,
         u.agency_code AS "agencyCode", NULL AS "sessionId", l.id AS "linkId"
       FROM notice_link l JOIN emc_user u ON u.id = l.user_id
       WHERE l.id = $1 AND l.state = 'live' AND l.chat_kind = 'private' AND NOT u.disabled`,
      [linkId],
    );
    if (!caller) throw new Refused('LINK_GONE');
    return caller;
  }

  private async bySession(token: string): Promise<Pick<Caller, 'userId' | 'sessionId'>> {
    const session = await this.sessions.findOneBy({ tokenHash: sha256(token) });
    if (!session) throw new Refused('SIGN_IN_REQUIRED');
    if (session.expiresAt <= new Date()) throw new Refused('SESSION_EXPIRED');
    return { userId: session.userId, sessionId: session.id };
  }

  private async byKey(token: string): Promise<Pick<Caller, 'userId' | 'sessionId'>> {
    const [, id, secret] = /^emc_([A-Za-z0-9]+)_([\w-]+)$/.exec(token) ?? [];
    const key = id ? await this.keys.findOneBy({ id, revokedAt: IsNull() }) : null;
    const now = new Date();
    if (!key || !secret || !sameBytes(key.secretHash, sha256(secret))) throw new Refused('SIGN_IN_REQUIRED');
    if (key.expiresAt && key.expiresAt <= now) throw new Refused('API_KEY_EXPIRED');
    if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > lastUseGrainMs) {
      await this.keys.update({ id: key.id }, { lastUsedAt: now });
    }
    return { userId: key.userId, sessionId: null };
  }
}

type FreshUser = Omit<User, 'revision'>;

async function freshUser({ password, ...user }: NewUser, turn: Turn): Promise<FreshUser> {
  return {
    ...user,
    id: uuidv7(),
    ...(await newPassword(password, turn)),
    disabled: false,
    createdAt: new Date(),
    lastLoginAt: null,
  };
}

async function newPassword(password: string, turn: Turn): Promise<Pick<User, 'passwordHash'>> {
  return { passwordHash: await hashPassword(password, turn) };
}

const activeAdmin = { role: 'admin', disabled: false } as const;

function isAdmin({ role, disabled }: User): boolean {
  return role === activeAdmin.role && disabled === activeAdmin.disabled;
}

/** Whoever adds the first or removes the last administrator waits for the others who do. */
async function lockAdmins(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('emc administrators'))`);
}

async function refuseWithoutAdmins(tx: EntityManager, leaving: string): Promise<void> {
  await lockAdmins(tx);
  if (!(await tx.existsBy(User, { ...activeAdmin, id: Not(leaving) }))) throw new Refused('LAST_ADMIN');
}

export function showUser(user: User, lockedUntil?: Date): UserShape {
  return {
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    role: user.role,
    agencyCode: user.agencyCode,
    disabled: user.disabled,
    createdAt: user.createdAt.toISOString(),
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
  };
}
