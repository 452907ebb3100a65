import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { NewUser, User as UserShape, UserChange } from '@emc/contract';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { ApiKey } from './api-key.entity.js';
import { hashPassword, sameBytes, sha256 } from './secret.js';
import { Session } from './session.entity.js';
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
  ) {}

  /** Who the Authorization header speaks for; refused when nobody, or somebody disabled. */
  async identify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer ([\w.-]{20,300})$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Refused('SIGN_IN_REQUIRED');
    const { userId, sessionId } = token.startsWith('emc_') ? await this.byKey(token) : await this.bySession(token);
    const user = await this.users.findOneBy({ id: userId });
    if (!user || user.disabled) throw new Refused('SIGN_IN_REQUIRED');
    return { userId, username: user.username, role: user.role, agencyCode: user.agencyCode, sessionId };
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
    return pageOf(rows, { limit: paging.limit, total, keyOf: (user) => user.username, show: showUser });
  }

  async find(id: string): Promise<Tagged<UserShape>> {
    return taggedUser(await this.users.findOneByOrFail({ id }));
  }

  async add(actor: string, { password, ...user }: NewUser): Promise<Tagged<UserShape>> {
    const added: Omit<User, 'revision'> = {
      ...user,
      id: uuidv7(),
      passwordHash: await hashPassword(password),
      disabled: false,
      wrongPasswords: 0,
      lockedUntil: null,
      createdAt: new Date(),
      lastLoginAt: null,
    };
    return this.users.manager.transaction(async (tx) => {
      await tx.insert(User, added);
      await this.audit.record(tx, { actor, action: 'user.added', subject: user.username, detail: { role: user.role } });
      return taggedUser(await tx.findOneByOrFail(User, { id: added.id }));
    });
  }

  /** A new password, another role or agency, or a disabled account ends every session of the user. */
  async change(
    caller: Caller,
    user: { id: string; revision: number | null },
    { password, ...change }: UserChange,
  ): Promise<Tagged<UserShape>> {
    const secret = password === undefined ? {} : { passwordHash: await hashPassword(password), lockedUntil: null };
    return this.users.manager.transaction(async (tx) => {
      const { id } = user;
      const before = await tx.findOneOrFail(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (user.revision !== null && user.revision !== before.revision) throw new Refused('CHANGED_MEANWHILE');
      const after = tx.merge(User, before, change as Partial<User>, secret);
      if (after.role === 'officer' && after.agencyCode === null) throw new Refused('REQUEST_INVALID');
      await tx.save(after);
      if (Object.keys({ ...change, ...secret }).some((key) => key !== 'displayName')) {
        await tx.delete(Session, { userId: id });
      }
      await this.audit.record(tx, {
        actor: caller.username,
        action: 'user.changed',
        subject: before.username,
        detail: { ...change, ...(password !== undefined && { password: 'changed' }) },
      });
      return taggedUser(await tx.findOneByOrFail(User, { id }));
    });
  }

  /** Adds the user `admin` to an installation that has no administrator; true when it did. */
  async addFirstAdmin(password: string): Promise<boolean> {
    if (await this.users.existsBy({ role: 'admin', disabled: false })) return false;
    await this.add('system', {
      username: 'admin',
      displayName: 'Quản trị viên',
      password,
      role: 'admin',
      agencyCode: null,
    });
    return true;
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
    if (!key || !secret || !sameBytes(key.secretHash, sha256(secret))) throw new Refused('SIGN_IN_REQUIRED');
    const now = new Date();
    if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > lastUseGrainMs) {
      await this.keys.update({ id: key.id }, { lastUsedAt: now });
    }
    return { userId: key.userId, sessionId: null };
  }
}

export function showUser(user: User): UserShape {
  return {
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    role: user.role,
    agencyCode: user.agencyCode,
    disabled: user.disabled,
    createdAt: user.createdAt.toISOString(),
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
  };
}

function taggedUser(user: User): Tagged<UserShape> {
  return new Tagged(user.revision, showUser(user));
}
