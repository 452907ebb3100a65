import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ApiKey as ApiKeyShape, IssuedApiKey, NewApiKey } from '@emc/contract';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import type { Turn } from '../semaphore.js';
import { ApiKey } from './api-key.entity.js';
import { randomSecret, sha256 } from './secret.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { User } from './user.entity.js';

const dayMs = 86_400_000;

@Injectable()
export class ApiKeysService {
  constructor(
    @InjectRepository(ApiKey) private readonly keys: Repository<ApiKey>,
    private readonly audit: AuditService,
    private readonly sessions: SessionsService,
  ) {}

  async list(userId: string, paging: { limit: number; cursor?: string | undefined }): Promise<Page<ApiKeyShape>> {
    const [rows, total] = await Promise.all([
      this.keys.find({
        where: { userId, ...(paging.cursor && { id: MoreThan(paging.cursor) }) },
        order: { id: 'ASC' },
        take: paging.limit + 1,
      }),
      this.keys.countBy({ userId }),
    ]);
    return pageOf(rows, { limit: paging.limit, total, keyOf: (key) => key.id, show: showKey });
  }

  /** `emc_<id>_<secret>`: the secret is shown this once, only its hash is kept. */
  async issue(caller: Caller, { name, password, days }: NewApiKey, turn: Turn): Promise<IssuedApiKey> {
    // A key that leaked must not outlive its own revocation in keys of its making.
    await this.sessions.provePassword(caller, password, turn);
    const now = new Date();
    const secret = randomSecret();
    const key: ApiKey = {
      id: randomBytes(8).toString('hex'),
      userId: caller.userId,
      name,
      secretHash: sha256(secret),
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * dayMs),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.keys.manager.transaction(async (tx) => {
      // A change of the user, which ends all that speaks for them, waits or has ended this session.
      await tx.findOneOrFail(User, { where: { id: caller.userId }, lock: { mode: 'pessimistic_write' } });
      if (!(await tx.existsBy(Session, { id: caller.sessionId ?? '' }))) throw new Refused('SESSION_EXPIRED');
      await tx.insert(ApiKey, key);
      await this.audit.record(tx, { actor: caller.username, action: 'api_key.issued', subject: key.id });
    });
    return { ...showKey(key), key: `emc_${key.id}_${secret}` };
  }

  /** One's own; administrators revoke anybody's. */
  async revoke(caller: Caller, { userId, key: id }: { userId: string; key: string }): Promise<void> {
    await this.keys.manager.transaction(async (tx) => {
      const own = { id, userId, revokedAt: IsNull() };
      const { affected } = await tx.update(ApiKey, own, { revokedAt: new Date() });
      if (!affected) throw new Refused('NOT_FOUND');
      await this.audit.record(tx, { actor: caller.username, action: 'api_key.revoked', subject: id });
    });
  }
}

function showKey(key: ApiKey): ApiKeyShape {
  return {
    id: key.id,
    name: key.name,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
