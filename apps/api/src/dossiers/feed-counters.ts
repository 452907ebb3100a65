import { Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { HealthService } from '../health/health.service.js';

/** The feed at `/metrics`. Only sites that exist have lines of their own: anybody can send a siteId. */
@Injectable()
export class FeedCounters {
  readonly refused: Counter<'site' | 'code'>;
  readonly wrongKeys: Counter<'site'>;

  constructor(
    private readonly db: DataSource,
    { registry }: HealthService,
  ) {
    this.refused = new Counter({
      name: 'emc_feed_refused_total',
      help: 'Posts to /TrackingMCDT turned away by this process, by site (0 = unknown) and problem',
      labelNames: ['site', 'code'],
      registers: [registry],
    });
    this.wrongKeys = new Counter({
      name: 'emc_feed_wrong_keys_total',
      help: 'Posts with a wrong key that were kept, since their site requires none',
      labelNames: ['site'],
      registers: [registry],
    });
    this.countFeeds(registry);
    this.countQuarantine(registry);
  }

  private countFeeds(registry: Registry): void {
    const { db } = this;
    const behind = new Gauge({
      name: 'emc_feed_events_behind',
      help: 'Events stored whose dossiers and figures are still to be derived, by site',
      labelNames: ['site'],
      registers: [registry],
    });
    new Gauge({
      name: 'emc_feed_events',
      help: 'Events stored, by site',
      labelNames: ['site'],
      registers: [registry],
      async collect() {
        const rows = await db.query<{ site: number; events: number; behind: number }[]>(
          `SELECT site_id AS site, events::float8 AS events, (last_seq - derived_seq)::float8 AS behind FROM feed_state`,
        );
        this.reset();
        behind.reset();
        for (const row of rows) {
          this.set({ site: row.site }, row.events);
          behind.set({ site: row.site }, row.behind);
        }
      },
    });
  }

  private countQuarantine(registry: Registry): void {
    const { db } = this;
    new Gauge({
      name: 'emc_feed_quarantined',
      help: 'Events that wait in quarantine',
      registers: [registry],
      async collect() {
        const [row] = await db.query<{ count: number }[]>(
          `SELECT count(*)::float8 AS count FROM feed_quarantine WHERE settled_at IS NULL`,
        );
        this.set(row?.count ?? 0);
      },
    });
  }
}
