import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Login, PasswordChange, Session as SessionShape } from '@emc/contract';
import { LessThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Refused } from '../http/refused.js';
import type { Turn } from '../semaphore.js';
import { endCredentials } from './credentials.js';
import { hashPassword, passwordMatches, randomSecret, sha256 } from './secret.js';
import { Session } from './session.entity.js';
import { SignInDoor } from './sign-in-door.js';
import { ofSession, SignInTries } from './sign-in-tries.js';
import { User } from './user.entity.js';
import { showUser } from './users.service.js';

const tokenMs = 60 * 60_000;
/** From the sign-in on. */
const longestMs = 12 * 60 * 60_000;

interface Asked {
  readonly turn: Turn;
  readonly address: string;
}

/** The answer of a sign-in, and the secret that goes into the HttpOnly cookie. */
export interface SignedIn {
  readonly session: SessionShape;
  readonly refreshToken: string;
}

@Injectable()
export class SessionsService {
  private readonly door = new SignInDoor();

  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly audit: AuditService,
    private readonly tries: SignInTries,
  ) {}

  async login({ username: typed, password }: Login, { turn, address }: Asked): Promise<SignedIn> {
    const username = typed.normalize('NFC');
    const tried = { name: username, address };
    this.door.pass(address);
    const locks = await this.tries.take(tried);
    const user = await this.users.findOneBy({ username });
    const matches = await passwordMatches(user?.passwordHash, password, turn);
    if (!user || !matches || user.disabled) {
      if (locks) await this.recordLock(user, address);
      throw new Refused('CREDENTIALS_WRONG');
    }
    this.door.giveBack(address);
    return this.users.manager.transaction(async (tx) => {
      const now = new Date();
      const [, signedInNow] = await tx.query<[unknown, number]>(
        'UPDATE emc_user SET last_login_at = $2 WHERE id = $1 AND password_hash = $3 AND NOT disabled',
        [user.id, now, user.passwordHash],
      );
      if (signedInNow === 0) throw new Refused('CREDENTIALS_WRONG');
      await this.tries.succeed(tx, tried);
      await tx.delete(Session, { userId: user.id, refreshExpiresAt: LessThan(now) });
      const { secrets, row } = newSession(user.id, { now, until: new Date(now.getTime() + longestMs) });
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
      const { secrets, row } = newSession(user.id, { now, until: old.refreshExpiresAt });
      await tx.insert(Session, row);
      return signedIn(user, row, secrets);
    });
  }

  async logout(caller: Caller): Promise<void> {
    if (caller.sessionId) await this.sessions.delete({ id: caller.sessionId });
  }

  /** The session that asks goes on; whatever else speaks for the user ends. */
  async changePassword(caller: Caller, change: PasswordChange, turn: Turn): Promise<void> {
    const { userId, sessionId } = caller;
    const user = await this.provePassword(caller, change.password, turn);
    const passwordHash = await hashPassword(change.newPassword, turn);
    await this.users.manager.transaction(async (tx) => {
      const unchanged = { id: userId, passwordHash: user.passwordHash };
      const { affected } = await tx.update(User, unchanged, { passwordHash });
      if (!affected) throw new Refused('CHANGED_MEANWHILE');
      const { keepApiKeys } = change;
      const ended = await endCredentials(tx, { userId, keepApiKeys, ...(sessionId && { except: sessionId }) });
      const { username } = user;
      await this.audit.record(tx, {
        actor: username,
        action: 'user.password_changed',
        subject: username,
        detail: ended,
      });
    });
  }

  /** Whoever sits at an open session must know the password for what outlives it. */
  async provePassword({ userId, sessionId }: Caller, password: string, turn: Turn): Promise<User> {
    if (sessionId === null) throw new Refused('NOT_ALLOWED');
    const user = await this.users.findOneByOrFail({ id: userId });
    const tried = { name: user.username, address: ofSession };
    const locks = await this.tries.take(tried);
    if (!(await passwordMatches(user.passwordHash, password, turn))) {
      if (locks) await this.recordLock(user, ofSession);
      throw new Refused('PASSWORD_WRONG');
    }
    await this.tries.succeed(this.users.manager, tried);
    return user;
  }

  /** Also of a name that nobody has, so that both take as long; what was typed as a name may be a password, and is not told. */
  private async recordLock(user: User | null, address: string): Promise<void> {
    const subject = user ? { subject: user.username } : {};
    const act = { actor: 'system', action: 'user.locked', detail: { address }, ...subject };
    await this.audit.record(this.users.manager, act);
  }
}

/** However often it is renewed, a session ends at `until`. */
function newSession(userId: string, { now, until }: { now: Date; until: Date }) {
  const secrets = { token: randomSecret(), refreshToken: randomSecret() };
  const row: Session = {
    id: uuidv7(),
    userId,
    tokenHash: sha256(secrets.token),
    refreshHash: sha256(secrets.refreshToken),
    expiresAt: new Date(Math.min(now.getTime() + tokenMs, until.getTime())),
    refreshExpiresAt: until,
  };
  return { secrets, row };
}

function signedIn(user: User, row: Session, secrets: { token: string; refreshToken: string }): SignedIn {
  return {
    session: { token: secrets.token, expiresAt: row.expiresAt.toISOString(), user: showUser(user) },
    refreshToken: secrets.refreshToken,
  };
}
