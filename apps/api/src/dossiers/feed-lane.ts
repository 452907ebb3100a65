import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { isBusy, isFull, isOfTheData } from './feed-errors.js';
import type { Batch, Group, HeldEvent, NewEvent } from './store-events.js';

/** What one event of a post becomes. */
export type Post = { readonly event: NewEvent } | { readonly held: HeldEvent };

/** A post, and whoever waits for it to be durable. */
export interface Waiting {
  readonly post: Post;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Where a lane brings its groups. */
export interface LaneEnds {
  /** Stores a group, once however often it is tried. */
  readonly store: (batch: Batch, group: Group) => Promise<void>;
  readonly spool: (batch: Batch, group: Group) => Promise<void>;
  /** True while there is no use in trying twice. */
  readonly isAway: () => boolean;
  /**
   * Takes from a group that waits for a lock or takes too long what makes it wait; those it leaves are tried again here.
   * Null where there is nothing to part: then the group is spooled.
   */
  readonly part: ((posts: readonly Waiting[], error: unknown) => Promise<readonly Waiting[]>) | null;
}

/** A statement on its way at a time: what comes meanwhile makes up the next group, so busier means larger. */
const mostPerGroup = 500;
/** Before a group that cannot be stored is spooled. A database that restarts is back after these, as a rule. */
const triesAfterMs = [50, 200, 750];

/** Writes posts in groups, one after another, each one statement and one commit. */
export class Lane {
  waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private writer = uuidv7();
  private number = 0;

  constructor(private readonly ends: LaneEnds) {}

  get isIdle(): boolean {
    return this.writing === null;
  }

  add(posts: readonly Waiting[]): void {
    this.waiting.push(...posts);
    this.writing ??= this.writeAll();
  }

  async idle(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    // All that came in the same turn of the event loop belongs to the first group.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.writeGroup(this.waiting.splice(0, mostPerGroup));
    this.writing = null;
  }

  private async writeGroup(posts: readonly Waiting[]): Promise<void> {
    try {
      const left = await this.keep(posts);
      if (left === null) for (const { done } of posts) done();
      else this.waiting.unshift(...left);
    } catch (error) {
      // One that the database will never take must not stop the others.
      if (posts.length > 1 && isOfTheData(error)) for (const one of posts) await this.writeGroup([one]);
      else for (const { failed } of posts) failed(error);
    }
  }

  /** Null when all are durable; else those to be tried again here, while others wait elsewhere. */
  private async keep(posts: readonly Waiting[]): Promise<readonly Waiting[] | null> {
    const batch = batchOf(posts.map(({ post }) => post));
    const group = { writer: this.writer, number: ++this.number };
    /** That none of the tries so far was committed. */
    let isCertain = true;
    for (const [index, pauseMs] of [0, ...triesAfterMs].entries()) {
      if (index > 0 && this.ends.isAway()) break;
      if (pauseMs > 0) await sleep(pauseMs);
      try {
        await this.ends.store(batch, group);
        return null;
      } catch (error) {
        if (isOfTheData(error)) throw error;
        if (isBusy(error) && isCertain && this.ends.part) return this.ends.part(posts, error);
        if (isBusy(error) || isFull(error)) break;
        isCertain = false;
      }
    }
    await this.ends.spool(batch, group);
    // Whether the group was committed after all is told by the writer's row, which nobody else may move on.
    this.writer = uuidv7();
    this.number = 0;
    return null;
  }
}

function batchOf(posts: readonly Post[]): Batch {
  return {
    events: posts.flatMap((post) => ('event' in post ? [post.event] : [])),
    held: posts.flatMap((post) => ('held' in post ? [post.held] : [])),
  };
}
