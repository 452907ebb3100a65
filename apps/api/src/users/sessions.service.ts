import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Login, Session as SessionShape } from '@emc/contract';
import { LessThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Refused } from '../http/refused.js';
import { passwordMatches, randomSecret, sha256 } from './secret.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';
import { showUser } from './users.service.js';

const tokenMs = 60 * 60_000;
const refreshMs = 12 * 60 * 60_000;
const wrongPasswordsAllowed = 10;
const lockMs = 15 * 60_000;

/** The answer of a sign-in, and the secret that goes into the HttpOnly cookie. */
export interface SignedIn {
  readonly session: SessionShape;
  readonly refreshToken: string;
}

@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly audit: AuditService,
  ) {}

  async login({ username, password }: Login): Promise<SignedIn> {
    const user = await this.users.findOneBy({ username });
    const now = new Date();
    if (user?.lockedUntil && user.lockedUntil > now) throw new Refused('TOO_MANY_TRIES');
    const matches = await passwordMatches(user?.passwordHash, password);
    if (!user || !matches || user.disabled) {
      if (user && !matches) await this.countWrongPassword(user, now);
      throw new Refused('CREDENTIALS_WRONG');
    }
    return this.users.manager.transaction(async (tx) => {
      await tx.update(User, { id: user.id }, { wrongPasswords: 0, lockedUntil: null, lastLoginAt: now });
      await tx.delete(Session, { userId: user.id, refreshExpiresAt: LessThan(now) });
      const { secrets, row } = newSession(user.id, now);
      await tx.insert(Session, row);
      await this.audit.record(tx, { actor: user.username, action: 'user.signed_in', subject: user.username });
      return signedIn({ ...user, lastLoginAt: now }, row, secrets);
    });
  }

  /** Both secrets change at every renewal: a copied cookie works once at most. */
  async refresh(refreshToken: string | undefined): Promise<SignedIn> {
    const now = new Date();
    const refreshHash = sha256(refreshToken ?? '');
    return this.sessions.manager.transaction(async (tx) => {
      const old = await tx.findOne(Session, { where: { refreshHash }, lock: { mode: 'pessimistic_write' } });
      if (!old || old.refreshExpiresAt <= now) throw new Refused('SESSION_EXPIRED');
      const user = await tx.findOneByOrFail(User, { id: old.userId });
      if (user.disabled) throw new Refused('SESSION_EXPIRED');
      const { secrets, row } = newSession(user.id, now);
      await tx.delete(Session, { id: old.id });
      await tx.insert(Session, row);
      return signedIn(user, row, secrets);
    });
  }

  async logout(caller: Caller): Promise<void> {
    if (caller.sessionId) await this.sessions.delete({ id: caller.sessionId });
  }

  private async countWrongPassword(user: User, now: Date): Promise<void> {
    await this.users.manager.transaction(async (tx) => {
      await tx.increment(User, { id: user.id }, 'wrongPasswords', 1);
      const { wrongPasswords } = await tx.findOneByOrFail(User, { id: user.id });
      if (wrongPasswords < wrongPasswordsAllowed) return;
      await tx.update(User, { id: user.id }, { wrongPasswords: 0, lockedUntil: new Date(now.getTime() + lockMs) });
      await this.audit.record(tx, { actor: 'system', action: 'user.locked', subject: user.username });
    });
  }
}

function newSession(userId: string, now: Date) {
  const secrets = { token: randomSecret(), refreshToken: randomSecret() };
  const row: Session = {
    id: uuidv7(),
    userId,
    tokenHash: sha256(secrets.token),
    refreshHash: sha256(secrets.refreshToken),
    expiresAt: new Date(now.getTime() + tokenMs),
    refreshExpiresAt: new Date(now.getTime() + refreshMs),
  };
  return { secrets, row };
}

function signedIn(user: User, row: Session, secrets: { token: string; refreshToken: string }): SignedIn {
  return {
    session: { token: secrets.token, expiresAt: row.expiresAt.toISOString(), user: showUser(user) },
    refreshToken: secrets.refreshToken,
  };
}
