import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Login, PasswordChange, Session as SessionShape } from '@emc/contract';
import { LessThan, Not, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Refused } from '../http/refused.js';
import type { Turn } from '../semaphore.js';
import { hashPassword, passwordMatches, randomSecret, sha256 } from './secret.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';
import { showUser } from './users.service.js';

const tokenMs = 60 * 60_000;
const refreshMs = 12 * 60 * 60_000;
const triesAllowed = 10;
const lockSeconds = 15 * 60;

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

  async login({ username, password }: Login, turn: Turn): Promise<SignedIn> {
    const user = await this.users.findOneBy({ username });
    const lockedUntil = user && (await this.takeTry(user.id));
    const matches = await passwordMatches(user?.passwordHash, password, turn);
    if (!user || !matches || user.disabled) {
      if (user && lockedUntil) await this.recordLock(user);
      throw new Refused('CREDENTIALS_WRONG');
    }
    return this.users.manager.transaction(async (tx) => {
      const now = new Date();
      const [, signedInNow] = await tx.query<[unknown, number]>(
        `UPDATE emc_user SET wrong_passwords = 0, locked_until = NULL, last_login_at = $2
         WHERE id = $1 AND password_hash = $3 AND NOT disabled`,
        [user.id, now, user.passwordHash],
      );
      if (signedInNow === 0) throw new Refused('CREDENTIALS_WRONG');
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
    return this.sessions.manager.transaction(async (tx) => {
      const old = await tx.findOneBy(Session, { refreshHash: sha256(refreshToken ?? '') });
      if (!old || old.refreshExpiresAt <= now) throw new Refused('SESSION_EXPIRED');
      // The lock makes a change of the user, which ends all sessions, wait or be seen.
      const user = await tx.findOneOrFail(User, { where: { id: old.userId }, lock: { mode: 'pessimistic_write' } });
      const { affected } = await tx.delete(Session, { id: old.id });
      if (!affected || user.disabled) throw new Refused('SESSION_EXPIRED');
      const { secrets, row } = newSession(user.id, now);
      await tx.insert(Session, row);
      return signedIn(user, row, secrets);
    });
  }

  async logout(caller: Caller): Promise<void> {
    if (caller.sessionId) await this.sessions.delete({ id: caller.sessionId });
  }

  /** The session that asks goes on; every other one of the user ends. */
  async changePassword(
    { userId, sessionId }: Caller,
    { password, newPassword }: PasswordChange,
    turn: Turn,
  ): Promise<void> {
    if (sessionId === null) throw new Refused('NOT_ALLOWED');
    const user = await this.users.findOneByOrFail({ id: userId });
    const lockedUntil = await this.takeTry(userId);
    if (!(await passwordMatches(user.passwordHash, password, turn))) {
      if (lockedUntil) await this.recordLock(user);
      throw new Refused('PASSWORD_WRONG');
    }
    const passwordHash = await hashPassword(newPassword, turn);
    await this.users.manager.transaction(async (tx) => {
      const unchanged = { id: userId, passwordHash: user.passwordHash };
      const { affected } = await tx.update(User, unchanged, { passwordHash, wrongPasswords: 0, lockedUntil: null });
      if (!affected) throw new Refused('CHANGED_MEANWHILE');
      await tx.delete(Session, { userId, id: Not(sessionId) });
      await this.audit.record(tx, { actor: user.username, action: 'user.password_changed', subject: user.username });
    });
  }

  /**
   * Counts the try before the password is looked at, so that many tries at once are no more chances than one by one.
   * Answers until when the user is locked should this one fail too.
   */
  private async takeTry(userId: string): Promise<Date | null> {
    const [[taken]] = await this.users.query<[{ locked_until: Date | null }[], number]>(
      `UPDATE emc_user SET
         wrong_passwords = CASE WHEN locked_until IS NULL THEN wrong_passwords + 1 ELSE 1 END,
         locked_until = CASE WHEN locked_until IS NULL AND wrong_passwords + 1 >= $2 THEN now() + make_interval(secs => $3) END
       WHERE id = $1 AND (locked_until IS NULL OR locked_until <= now()) RETURNING locked_until`,
      [userId, triesAllowed, lockSeconds],
    );
    if (!taken) throw new Refused('TOO_MANY_TRIES', undefined, { 'retry-after': String(lockSeconds) });
    return taken.locked_until;
  }

  private async recordLock({ username }: User): Promise<void> {
    await this.audit.record(this.users.manager, { actor: 'system', action: 'user.locked', subject: username });
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
