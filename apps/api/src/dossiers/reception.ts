import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@emc/contract';
import { readFeedBody, type EventDoubt, type FeedReading } from '@emc/domain';
import { v7 as uuidv7 } from 'uuid';
import { Refused } from '../http/refused.js';
import { sameBytes, sha256 } from '../users/secret.js';
import { BodySeal } from './body-seal.js';
import { FeedCounters } from './feed-counters.js';
import { FeedSites, type FeedSite } from './feed-sites.js';
import { FeedWriter, type Post } from './feed-writer.js';
import { arrival, EventMaker } from './new-event.js';
import type { HeldEvent } from './store-events.js';
import { TokenBucket } from './token-bucket.js';

/** A post as it came. */
export interface Sent {
  readonly contentType: string;
  readonly body: Buffer;
  readonly key: string | null;
  readonly at: Date;
}

/** All posts whose site is unknown share this many bytes a minute: anybody can send them. */
const strangersPerMinute = 20 * 1024 * 1024;

/** Without these an event counts nowhere. */
const holding: ReadonlySet<EventDoubt> = new Set(['BODY_UNREADABLE', 'EMPTY_DOSSIER_CODE']);

/** Takes what case-handling systems post. What can be kept is never refused: they do not send twice. */
@Injectable()
export class Reception {
  private readonly buckets = new Map<number, TokenBucket>();
  private readonly strangers = new TokenBucket();

  constructor(
    private readonly sites: FeedSites,
    private readonly writer: FeedWriter,
    private readonly maker: EventMaker,
    private readonly seal: BodySeal,
    private readonly counters: FeedCounters,
  ) {}

  /** Resolves when the post is durable. */
  async receive(sent: Sent): Promise<void> {
    const reading = readFeedBody(sent.contentType, sent.body.toString());
    const { siteId } = reading.event;
    const site = siteId === null ? null : await this.sites.find(siteId, sent.at.getTime());
    if (site) this.admit(site, sent);
    else this.admitStranger(sent);
    await this.writer.write(this.postOf(sent, reading, site));
  }

  private postOf(sent: Sent, reading: FeedReading, site: FeedSite | null): Post {
    const { event, doubts } = reading;
    if (!site) return { held: this.hold(sent, reading, [event.siteId === null ? 'SITE_MISSING' : 'SITE_UNKNOWN']) };
    if (doubts.some((doubt) => holding.has(doubt))) return { held: this.hold(sent, reading, []) };
    return { event: this.maker.fromFeed(reading, arrival(site.siteId, sent.at)) };
  }

  private hold({ contentType, body, at }: Sent, { event, doubts }: FeedReading, more: EventDoubt[]): HeldEvent {
    const { codeProfile, codeTthc, nameTthc, status, channel } = event;
    return {
      id: uuidv7(),
      receivedAt: at.toISOString(),
      siteSent: event.siteId,
      codes: [...more, ...doubts],
      contentType: contentType.slice(0, 200),
      body: `\\x${this.seal.seal(body).toString('hex')}`,
      event: { codeProfile, codeTthc, nameTthc, status, channel },
    };
  }

  private admit(site: FeedSite, { key, at }: Sent): void {
    if (!fits(key, site.keyHash)) {
      // Where no key is asked for, a wrong one is no reason to lose an event.
      if (site.keyRequired) this.refuse(site.siteId, key === null ? 'FEED_KEY_MISSING' : 'FEED_KEY_WRONG');
      if (key !== null) this.counters.wrongKeys.inc({ site: site.siteId });
    }
    const bucket = this.buckets.get(site.siteId) ?? new TokenBucket();
    this.buckets.set(site.siteId, bucket);
    const wait = bucket.take(1, { now: at.getTime(), perMinute: site.ratePerMinute });
    if (wait > 0) this.refuse(site.siteId, 'FEED_TOO_FAST', wait);
  }

  private admitStranger({ body, at }: Sent): void {
    const wait = this.strangers.take(body.length, { now: at.getTime(), perMinute: strangersPerMinute });
    if (wait > 0) this.refuse(0, 'FEED_TOO_FAST', wait);
  }

  private refuse(site: number, code: ProblemCode, seconds?: number): never {
    this.counters.refused.inc({ site, code });
    throw new Refused(code, undefined, seconds === undefined ? {} : { 'retry-after': String(seconds) });
  }
}

function fits(key: string | null, keyHash: Buffer | null): boolean {
  return key !== null && keyHash !== null && sameBytes(sha256(key), keyHash);
}
