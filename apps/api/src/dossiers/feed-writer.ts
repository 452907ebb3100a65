import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Pool } from 'pg';
import { Refused } from '../http/refused.js';
import type { FeedSpool } from './feed-spool.js';
import { storeSql, type Batch, type HeldEvent, type NewEvent } from './store-events.js';

/** What one post becomes. */
export type Post = { readonly event: NewEvent } | { readonly held: HeldEvent };

interface Waiting {
  readonly post: Post;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** A statement on its way at a time: what comes meanwhile makes up the next group, so busier means larger. */
const mostPerGroup = 500;
const mostWaiting = 20_000;
/** Before a group that cannot be stored is spooled. A database that restarts is back after these, as a rule. */
const triesAfterMs = [50, 200, 750];
const timeoutMs = 8000;

/**
 * Writes posts in groups, each one statement and one commit. A post is done when it is durable: committed, or, while the
 * database is away, synced to the spool. Has its own connection, so that no report keeps the feed waiting.
 */
export class FeedWriter {
  private readonly log = new Logger('FeedWriter');
  private readonly pool: Pool;
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private databaseAway = false;

  constructor(
    databaseUrl: string,
    private readonly spool: FeedSpool,
    private readonly onStored: (events: number) => void,
  ) {
    this.pool = new Pool({
      connectionString: databaseUrl,
      application_name: 'emc feed',
      max: 2,
      keepAlive: true,
      connectionTimeoutMillis: 3000,
      statement_timeout: timeoutMs,
      query_timeout: timeoutMs + 2000,
    });
    this.pool.on('error', () => undefined); // The next query meets it.
  }

  /** Resolves when the post is durable; refused only when neither the database nor the disk takes it. */
  write(post: Post): Promise<void> {
    if (this.waiting.length >= mostWaiting) throw new Refused('NOT_READY', undefined, { 'retry-after': '5' });
    return new Promise((done, failed) => {
      this.waiting.push({ post, done, failed });
      this.writing ??= this.writeAll();
    });
  }

  /** Stores a batch at once or fails. */
  async store({ events, held }: Batch): Promise<void> {
    await this.pool.query({
      name: 'store events',
      text: storeSql,
      values: [JSON.stringify(events), JSON.stringify(held)],
    });
    this.databaseAway = false;
  }

  async close(): Promise<void> {
    await this.writing;
    await this.pool.end();
  }

  private async writeAll(): Promise<void> {
    // All that came in the same turn of the event loop belongs to the first group.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.writeGroup(this.waiting.splice(0, mostPerGroup));
    this.writing = null;
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await this.keep(batchOf(group.map(({ post }) => post)));
      for (const { done } of group) done();
    } catch (error) {
      // One that the database will never take must not stop the others.
      if (group.length > 1 && isOfTheData(error)) for (const one of group) await this.writeGroup([one]);
      else for (const { failed } of group) failed(error);
    }
  }

  private async keep(batch: Batch): Promise<void> {
    for (const [index, pauseMs] of [0, ...triesAfterMs].entries()) {
      if (this.databaseAway && index > 0) break;
      if (pauseMs > 0) await sleep(pauseMs);
      try {
        await this.store(batch);
        this.onStored(batch.events.length);
        return;
      } catch (error) {
        if (isOfTheData(error)) throw error;
        this.log.warn({ message: 'Events could not be stored', error });
      }
    }
    this.databaseAway = true;
    await this.spool.keep(batch);
  }
}

function batchOf(posts: readonly Post[]): Batch {
  return {
    events: posts.flatMap((post) => ('event' in post ? [post.event] : [])),
    held: posts.flatMap((post) => ('held' in post ? [post.held] : [])),
  };
}

/** PostgreSQL's classes of errors that come back however often one tries: bad data, constraints, limits. */
function isOfTheData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|23|54)\w{3}$/.test(String(error.code));
}
