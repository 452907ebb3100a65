import { Injectable } from '@nestjs/common';
import type { AccountSummary as AccountSummaryShape } from '@emc/contract';
import { DataSource } from 'typeorm';
import { Refused } from '../http/refused.js';
import type { Site } from '../sites/site.entity.js';
import { versionInForce } from '../versions/default-version.js';

@Injectable()
export class AccountsService {
  constructor(private readonly db: DataSource) {}

  /** Figures of the default version. */
  async summary(site: Site): Promise<AccountSummaryShape> {
    const version = await versionInForce(this.db.manager, { siteId: site.id, kind: 'accounts' });
    if (!version?.summary) throw new Refused('NO_DEFAULT_VERSION');
    return { version: version.number, ...version.summary };
  }
}
