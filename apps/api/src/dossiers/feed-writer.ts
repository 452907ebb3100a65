import { Logger } from '@nestjs/common';
import { Pool, type PoolConfig } from 'pg';
import { errorCode } from '../data-folder.js';
import { Refused } from '../http/refused.js';
import { isBusy, isOfTheData } from './feed-errors.js';
import { Lane, type LaneEnds, type Post, type Waiting } from './feed-lane.js';
import type { FeedSpool } from './feed-spool.js';
import { storingOnce, type Batch, type Group } from './store-events.js';

const mostWaiting = 20_000;
/** A site whose row somebody else holds so long gets a lane of its own. */
const lockMs = 400;
const statementMs = 3000;
/** A lane of one site may take longer: nobody waits for it but this site. */
const patientMs = 8000;

/**
 * Writes posts in groups, each one statement and one commit. A post is done when it is durable: committed, or, while the
 * database takes nothing, synced to the spool. All sites share one lane; a site that cannot go on is taken out of it and
 * has one of its own until it can. Has its own connections, so that no report keeps the feed waiting.
 */
export class FeedWriter {
  private readonly log = new Logger('FeedWriter');
  private readonly pool: Pool;
  private readonly patient: Pool;
  private readonly common: Lane;
  /** By site; 0 = quarantine. */
  private readonly own = new Map<number, Lane>();
  private waiting = 0;
  private isAway = false;

  constructor(
    databaseUrl: string,
    private readonly spool: FeedSpool,
    private readonly onStored: (events: number) => void,
  ) {
    this.pool = poolOf({ connectionString: databaseUrl, statement_timeout: statementMs });
    this.patient = poolOf({ connectionString: databaseUrl, statement_timeout: patientMs });
    this.common = this.lane(this.pool, (posts, error) => this.part(posts, error));
  }

  /** Resolves when the post is durable; refused only when neither the database nor the disk takes it. */
  write(post: Post): Promise<void> {
    if (this.waiting >= mostWaiting) throw new Refused('NOT_READY', undefined, { 'retry-after': '5' });
    this.waiting++;
    return new Promise<void>((done, failed) => {
      (this.own.get(siteOf(post)) ?? this.common).add([{ post, done, failed }]);
    }).finally(() => this.waiting--);
  }

  /** Stores a group out of the spool, once, or fails. */
  async store(batch: Batch, group: Group): Promise<void> {
    await this.patient.query(storingOnce(batch, group));
    this.onStored(batch.events.length);
  }

  async close(): Promise<void> {
    // A lane may hand over to another while it ends.
    while (!this.common.isIdle || this.own.size > 0) {
      await this.common.idle();
      await Promise.all([...this.own.values()].map((lane) => lane.idle()));
    }
    await Promise.all([this.pool.end(), this.patient.end()]);
  }

  private lane(pool: Pool, part: LaneEnds['part']): Lane {
    return new Lane({
      store: async (batch, group) => {
        await pool.query(storingOnce(batch, group)).catch((error: unknown) => this.failed(error));
        if (this.isAway) this.log.warn('Events are stored again');
        this.isAway = false;
        this.onStored(batch.events.length);
      },
      spool: (batch, group) => this.spool.keep(batch, group),
      isAway: () => this.isAway,
      part,
    });
  }

  /** Said once, not at each group: what cannot be stored is told by the spool. */
  private failed(error: unknown): never {
    if (isBusy(error) || isOfTheData(error)) throw error;
    if (!this.isAway)
      this.log.warn(`Events cannot be stored and wait in the spool: ${errorCode(error)} ${String(error)}`);
    this.isAway = true;
    throw error;
  }

  /** Gives the sites that a group waits for lanes of their own. */
  private async part(posts: readonly Waiting[], error: unknown): Promise<readonly Waiting[]> {
    const sites = [...new Set(posts.map(({ post }) => siteOf(post)))];
    const held = errorCode(error) === '55P03' ? await this.locked(sites) : [];
    // Whatever it is, it may be any of them.
    const parted = new Set(held.length > 0 ? held : sites);
    this.log.warn(`Events of some sites wait (${errorCode(error)}): ${[...parted].slice(0, 20).join(', ')}`);
    for (const site of parted) this.laneOf(site).add(posts.filter(({ post }) => siteOf(post) === site));
    return posts.filter(({ post }) => !parted.has(siteOf(post)));
  }

  /** The sites whose rows somebody else holds; all of them when not even that can be asked. */
  private async locked(sites: readonly number[]): Promise<readonly number[]> {
    const asked = `SELECT site_id AS site FROM feed_state WHERE site_id = ANY($1)`;
    try {
      const all = await this.pool.query<{ site: number }>(asked, [sites]);
      const free = await this.pool.query<{ site: number }>(`${asked} FOR UPDATE SKIP LOCKED`, [sites]);
      const isFree = new Set(free.rows.map(({ site }) => site));
      return all.rows.map(({ site }) => site).filter((site) => !isFree.has(site));
    } catch {
      return sites;
    }
  }

  private laneOf(site: number): Lane {
    const known = this.own.get(site);
    if (known) return known;
    const lane = this.lane(this.patient, null);
    this.own.set(site, lane);
    void this.closeWhenIdle(site, lane);
    return lane;
  }

  /** What comes afterwards goes the common way again. */
  private async closeWhenIdle(site: number, lane: Lane): Promise<void> {
    await Promise.resolve();
    while (!lane.isIdle) await lane.idle();
    this.own.delete(site);
  }
}

function poolOf(more: PoolConfig & { statement_timeout: number }): Pool {
  const pool = new Pool({
    application_name: 'emc feed',
    max: 2,
    keepAlive: true,
    connectionTimeoutMillis: 3000,
    lock_timeout: lockMs,
    query_timeout: more.statement_timeout + 2000,
    ...more,
  });
  pool.on('error', () => undefined); // The next query meets it.
  return pool;
}

function siteOf(post: Post): number {
  return 'event' in post ? post.event.siteId : 0;
}
