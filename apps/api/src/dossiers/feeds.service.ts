import { Injectable } from '@nestjs/common';
import type { Feed, FeedChange, IssuedFeedKey } from '@emc/contract';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import type { Site } from '../sites/site.entity.js';
import { randomSecret, sha256 } from '../users/secret.js';
import { feedDefaults } from './feed-defaults.js';
import { FeedSetting } from './feed-setting.entity.js';
import { FeedSites } from './feed-sites.js';

/** What is expected of a site's feed, and what has come. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly installation: Installation,
    private readonly sites: FeedSites,
  ) {}

  async find({ id }: Site): Promise<Tagged<Feed>> {
    const setting = await settingOf(this.db.manager, id);
    const [state] = await this.db.query<(Pick<Feed, 'events' | 'derived' | 'dossiers' | 'quarantined'> & Times)[]>(
      `SELECT f.last_event_at AS "lastEventAt", f.rebuilt_at AS "rebuiltAt", COALESCE(f.events, 0)::integer AS events,
         COALESCE(f.derived_seq, 0)::integer AS derived,
         (SELECT count(*)::integer FROM dossier d WHERE d.site_id = $1) AS dossiers,
         (SELECT count(*)::integer FROM feed_quarantine q
           WHERE q.site_sent = $1 AND q.settled_at IS NULL) AS quarantined
       FROM (SELECT) AS nothing LEFT JOIN feed_state f ON f.site_id = $1`,
      [id],
    );
    if (!state) throw new Error(`No state of the feed of site ${id}`);
    const { keyRequired, expectedFrom, allowedHours, ratePerMinute, keyHash, revision } = setting;
    return new Tagged(revision, {
      siteId: id,
      ...{ keyRequired, expectedFrom, allowedHours, ratePerMinute },
      hasKey: keyHash !== null,
      ...state,
      lastEventAt: state.lastEventAt?.toISOString() ?? null,
      rebuiltAt: state.rebuiltAt?.toISOString() ?? null,
    });
  }

  async change(caller: Caller, { site, revision }: { site: Site; revision: number | null }, change: FeedChange) {
    await this.db.transaction(async (tx) => {
      const before = await lockedSettingOf(tx, site.id);
      if (revision !== null && revision !== before.revision) throw new Refused('CHANGED_MEANWHILE');
      if (change.keyRequired && before.keyHash === null) throw new Refused('FEED_KEY_NONE');
      await tx.save(FeedSetting, { ...before, ...change, revision: before.revision + 1 });
      await this.audit.record(tx, {
        actor: caller.username,
        action: 'feed.changed',
        siteId: site.id,
        detail: { ...change },
      });
    });
    this.sites.forget();
    return this.find(site);
  }

  /** The key before does not fit any more. */
  async issueKey(caller: Caller, { id }: Site): Promise<IssuedFeedKey> {
    const key = randomSecret();
    await this.db.transaction(async (tx) => {
      const before = await lockedSettingOf(tx, id);
      await tx.save(FeedSetting, { ...before, keyHash: sha256(key), revision: before.revision + 1 });
      await this.audit.record(tx, { actor: caller.username, action: 'feed.key_issued', siteId: id });
    });
    this.sites.forget();
    return { key, url: `${this.installation.settings.PUBLIC_BASE_URL ?? ''}/TrackingMCDT/${key}` };
  }
}

interface Times {
  readonly lastEventAt: Date | null;
  readonly rebuiltAt: Date | null;
}

async function settingOf(tx: EntityManager, siteId: number): Promise<FeedSetting> {
  const set = await tx.findOneBy(FeedSetting, { siteId });
  return set ?? { siteId, keyHash: null, revision: 0, ...feedDefaults };
}

/** There is a row for the lock by then. */
async function lockedSettingOf(tx: EntityManager, siteId: number): Promise<FeedSetting> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(FeedSetting)
    .values(await settingOf(tx, siteId))
    .orIgnore()
    .execute();
  return tx.findOneOrFail(FeedSetting, { where: { siteId }, lock: { mode: 'pessimistic_write' } });
}
