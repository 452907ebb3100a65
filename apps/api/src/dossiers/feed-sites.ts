import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { feedDefaults } from './feed-defaults.js';

/** What decides whether a site's event is taken. */
export interface FeedSite {
  readonly siteId: number;
  readonly keyHash: Buffer | null;
  readonly keyRequired: boolean;
  readonly ratePerMinute: number;
}

const freshMs = 1000;

/** The sites in memory, so that a post asks the database nothing. A change counts a second later at most. */
@Injectable()
export class FeedSites {
  private readonly log = new Logger('FeedSites');
  private sites: ReadonlyMap<number, FeedSite> | null = null;
  private loadedAt = -Infinity;
  private loading: Promise<void> | null = null;

  constructor(private readonly db: DataSource) {}

  /** The site; null when there is none. Throws only while the sites were never read. */
  async find(siteId: number, now: number): Promise<FeedSite | null> {
    if (this.loadedAt + freshMs < now) this.loading ??= this.load(now);
    // Whoever waits for the database here would wait for all of its outage.
    if (!this.sites) await this.loading;
    if (!this.sites) throw new Error('The sites could not be read yet');
    return this.sites.get(siteId) ?? null;
  }

  /** The next event is judged by what the database says then. */
  forget(): void {
    this.loadedAt = -Infinity;
    this.sites = null;
  }

  private async load(now: number): Promise<void> {
    try {
      const rows = await this.db.query<FeedSite[]>(
        `SELECT s.id AS "siteId", f.key_hash AS "keyHash", COALESCE(f.key_required, false) AS "keyRequired",
           COALESCE(f.rate_per_minute, $1) AS "ratePerMinute"
         FROM site s LEFT JOIN feed_setting f ON f.site_id = s.id`,
        [feedDefaults.ratePerMinute],
      );
      this.sites = new Map(rows.map((site) => [site.siteId, site]));
    } catch (error) {
      this.log.warn({ message: 'The sites could not be read; those known stand', error });
    } finally {
      this.loadedAt = now;
      this.loading = null;
    }
  }
}
