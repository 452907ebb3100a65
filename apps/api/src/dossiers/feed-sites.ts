import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { feedDefaults } from './feed-defaults.js';
import { TokenBucket } from './token-bucket.js';

/** What decides whether a site's event is taken. */
export interface FeedSite {
  readonly siteId: number;
  readonly keyHash: Buffer | null;
  readonly keyRequired: boolean;
  readonly ratePerMinute: number;
}

type Sites = ReadonlyMap<number, FeedSite>;

const freshMs = 1000;
/** Anybody can send ids that nobody has. */
const lookupsPerMinute = 600;
const lookupMs = 2000;

/** The sites in memory, so that a post asks the database nothing. A change counts a second later at most. */
@Injectable()
export class FeedSites {
  private readonly log = new Logger('FeedSites');
  private readonly lookups = new TokenBucket();
  private sites: Sites | null = null;
  private loadedAt = -Infinity;
  private loading: Promise<Sites> | null = null;

  constructor(private readonly db: DataSource) {}

  /** The site; null when there is none. Throws only while the sites were never read. */
  async find(siteId: number): Promise<FeedSite | null> {
    const now = performance.now();
    if (this.loadedAt + freshMs < now) this.reload(now);
    // Whoever waits for the database here would wait for all of its outage.
    const sites = this.sites ?? (await this.loading) ?? new Map<number, FeedSite>();
    return sites.get(siteId) ?? this.lookUp(siteId, now);
  }

  /** The next event is judged by what the database says then. */
  forget(): void {
    this.loadedAt = -Infinity;
    this.sites = null;
  }

  private reload(now: number): void {
    this.loadedAt = now;
    this.loading = this.read(null);
    this.loading.then(
      (sites) => (this.sites = sites),
      (error: unknown) => this.log.warn({ message: 'The sites could not be read; those known stand', error }),
    );
  }

  /** A site may be new. */
  private async lookUp(siteId: number, now: number): Promise<FeedSite | null> {
    if (this.lookups.take({ amount: 1, now, perMinute: lookupsPerMinute }) > 0) return null;
    const found = this.read(siteId).catch((error: unknown) => this.log.warn(error));
    const sites = await Promise.race([found, sleep(lookupMs, null, { ref: false })]);
    return sites?.get(siteId) ?? null;
  }

  private async read(siteId: number | null): Promise<Sites> {
    const rows = await this.db.query<FeedSite[]>(
      `SELECT s.id AS "siteId", f.key_hash AS "keyHash", COALESCE(f.key_required, false) AS "keyRequired",
         COALESCE(f.rate_per_minute, $1) AS "ratePerMinute"
       FROM site s LEFT JOIN feed_setting f ON f.site_id = s.id WHERE $2::integer IS NULL OR s.id = $2`,
      [feedDefaults.ratePerMinute, siteId],
    );
    return new Map(rows.map((site) => [site.siteId, site]));
  }
}
