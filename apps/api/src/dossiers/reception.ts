import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@emc/contract';
import { readFeedPost, withoutNumbers, type EventDoubt, type FeedReading, type SentEvent } from '@emc/domain';
import { v7 as uuidv7 } from 'uuid';
import { Refused } from '../http/refused.js';
import { sameBytes, sha256 } from '../users/secret.js';
import { BodySeal } from './body-seal.js';
import { DiskRoom } from './disk-room.js';
import { FeedBudget, priceOf } from './feed-budget.js';
import { FeedCounters } from './feed-counters.js';
import { FeedSites, type FeedSite } from './feed-sites.js';
import type { Post } from './feed-lane.js';
import { FeedWriter } from './feed-writer.js';
import { arrival, EventMaker } from './new-event.js';
import type { HeldEvent } from './store-events.js';

/** A post as it came, unpacked. */
export interface Sent {
  readonly contentType: string;
  readonly body: Buffer;
  /** What stands behind the `?` of its address. */
  readonly query: string;
  readonly key: string | null;
  /** Of the sender; null = it cannot be told from others. */
  readonly address: string | null;
  readonly at: Date;
}

interface Placed extends SentEvent {
  readonly site: FeedSite | null;
}

/** Without these an event counts nowhere. */
const holding: ReadonlySet<EventDoubt> = new Set(['BODY_UNREADABLE', 'EMPTY_DOSSIER_CODE']);

/** Takes what case-handling systems post. What can be kept is never refused: they do not send twice. */
@Injectable()
export class Reception {
  private readonly budget = new FeedBudget();

  constructor(
    private readonly sites: FeedSites,
    private readonly writer: FeedWriter,
    private readonly maker: EventMaker,
    private readonly seal: BodySeal,
    private readonly counters: FeedCounters,
    private readonly disk: DiskRoom,
  ) {}

  /** Resolves when all events of the post are durable. */
  async receive(sent: Sent): Promise<void> {
    const { contentType, body, query } = sent;
    const events = readFeedPost({ contentType, text: body.toString(), query });
    if (events === null) throw new Refused('TOO_LARGE');
    const placed: Placed[] = [];
    for (const event of events) placed.push({ ...event, site: await this.siteOf(event.reading) });
    this.admit(sent, placed);
    await Promise.all(placed.map((event) => this.writer.write(this.postOf(sent, event))));
  }

  private async siteOf({ event: { siteId } }: FeedReading): Promise<FeedSite | null> {
    return siteId === null ? null : this.sites.find(siteId);
  }

  private postOf(sent: Sent, event: Placed): Post {
    const { reading, site } = event;
    if (!site)
      return { held: this.hold(sent, event, [reading.event.siteId === null ? 'SITE_MISSING' : 'SITE_UNKNOWN']) };
    if (reading.doubts.some((doubt) => holding.has(doubt))) return { held: this.hold(sent, event, []) };
    return { event: this.maker.fromFeed(reading, arrival(site.siteId, sent.at)) };
  }

  private hold({ at }: Sent, { reading, contentType, text }: Placed, more: EventDoubt[]): HeldEvent {
    const { codeProfile, codeTthc, nameTthc, status, channel, siteId } = reading.event;
    return {
      id: uuidv7(),
      receivedAt: at.toISOString(),
      siteSent: siteId,
      codes: [...more, ...reading.doubts],
      contentType: withoutNumbers(contentType).slice(0, 200),
      body: `\\x${this.seal.seal(Buffer.from(text)).toString('hex')}`,
      event: { codeProfile, codeTthc, nameTthc, status, channel },
    };
  }

  /** All events of a post or none: each site's are charged to it, and what was sent to whichever has most of them. */
  private admit({ key, body, query, address }: Sent, placed: readonly Placed[]): void {
    const sites = new Map<number, { site: FeedSite | null; rows: number }>();
    for (const { site } of placed) {
      const siteId = site?.siteId ?? 0;
      sites.set(siteId, { site, rows: (sites.get(siteId)?.rows ?? 0) + 1 });
    }
    const now = performance.now();
    const share = Math.ceil((body.length + query.length) / sites.size);
    for (const [siteId, { site, rows }] of sites) {
      const isKeyed = site !== null && fits(key, site.keyHash);
      if (site && !isKeyed) this.lackKey(site, key);
      if (!this.disk.takes(isKeyed))
        this.refuse(siteId, isKeyed ? 'NO_ROOM' : this.disk.refusal, this.disk.retrySeconds);
      const sender = { siteId, ratePerMinute: site?.ratePerMinute ?? 0, isKeyed, address };
      const wait = this.budget.take(priceOf(share, rows), { sender, now });
      if (wait > 0) this.refuse(siteId, 'FEED_TOO_FAST', wait);
    }
  }

  /** Where no key is asked for, a wrong one is no reason to lose an event. */
  private lackKey({ siteId, keyRequired }: FeedSite, key: string | null): void {
    if (keyRequired) this.refuse(siteId, key === null ? 'FEED_KEY_MISSING' : 'FEED_KEY_WRONG');
    if (key !== null) this.counters.wrongKeys.inc({ site: siteId });
  }

  private refuse(site: number, code: ProblemCode, seconds?: number): never {
    this.counters.refused.inc({ site, code });
    throw new Refused(code, undefined, seconds === undefined ? {} : { 'retry-after': String(seconds) });
  }
}

function fits(key: string | null, keyHash: Buffer | null): boolean {
  return key !== null && keyHash !== null && sameBytes(sha256(key), keyHash);
}
