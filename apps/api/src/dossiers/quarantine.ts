import { Injectable, Logger } from '@nestjs/common';
import type { QuarantinedEvent, QuarantineQuery } from '@emc/contract';
import { eventDoubts, readFeedBody, type EventDoubt, type FeedReading, type Language } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import { tell } from '../queue/tell.js';
import { Site } from '../sites/site.entity.js';
import { BodySeal } from './body-seal.js';
import { Deriver } from './deriver.js';
import { FeedQuarantine } from './feed-quarantine.entity.js';
import { arrival, EventMaker } from './new-event.js';
import { storeEvents } from './store-events.js';

const chunk = 500;
const dropChunk = 1000;
const dayMs = 86_400_000;
/** Beyond these the oldest go: anybody can send what waits here. */
const mostEvents = 500_000;
const mostBytes = 1024 ** 3;

interface TooMuch {
  readonly before?: Date;
  readonly events?: number;
  readonly bytes?: number;
}
const firstId = '00000000-0000-0000-0000-000000000000';

interface Move {
  readonly sentAs: number;
  readonly siteId: number;
  readonly actor: string;
}

interface Moved {
  readonly moved: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
}

interface Opened {
  readonly id: string;
  readonly receivedAt: Date;
  readonly reading: FeedReading;
}

type Held = Pick<FeedQuarantine, 'id' | 'receivedAt' | 'codes' | 'contentType' | 'body'>;

/** Events that count nowhere yet, and how they come to count after all. */
@Injectable()
export class Quarantine {
  private readonly log = new Logger('Quarantine');
  /** Events that nobody can open; the operator hears of each once. */
  private readonly told = new Set<string>();

  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly seal: BodySeal,
    private readonly maker: EventMaker,
    private readonly deriver: Deriver,
    private readonly installation: Installation,
  ) {}

  /** Newest first. */
  async list({ siteId, limit, cursor }: QuarantineQuery, language: Language): Promise<Page<QuarantinedEvent>> {
    const where = `settled_at IS NULL AND ($1::integer IS NULL OR site_sent = $1)`;
    const [rows, [count]] = await Promise.all([
      this.db.query<(Omit<QuarantinedEvent, 'receivedAt' | 'doubts'> & { receivedAt: Date; codes: EventDoubt[] })[]>(
        `SELECT id, received_at AS "receivedAt", site_sent AS "siteId", codes, content_type AS "contentType",
           event->>'codeProfile' AS "codeProfile", event->>'codeTthc' AS "codeTthc", event->>'nameTthc' AS "nameTthc",
           (event->>'status')::integer AS status
         FROM feed_quarantine WHERE ${where} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
        [siteId ?? null, cursor ?? null, limit + 1],
      ),
      this.db.query<{ total: number }[]>(`SELECT count(*)::integer AS total FROM feed_quarantine WHERE ${where}`, [
        siteId ?? null,
      ]),
    ]);
    return pageOf(rows, {
      limit,
      total: count?.total ?? 0,
      keyOf: ({ id }) => id,
      show: ({ codes, receivedAt, ...event }) => ({
        ...event,
        receivedAt: receivedAt.toISOString(),
        doubts: codes.map((code) => ({ code, message: eventDoubts[code][language] })),
      }),
    });
  }

  /** Events that came under a wrong siteId become events of the right site. */
  async reassign(caller: Caller, { sentAs, siteId }: { sentAs: number; siteId: number }): Promise<{ moved: number }> {
    if (!(await this.db.manager.existsBy(Site, { id: siteId }))) throw new Refused('REFERENCE_UNKNOWN');
    return { moved: await this.moveAll({ sentAs, siteId, actor: caller.username }) };
  }

  /** Events of sites that exist by now become theirs. */
  async sweep(): Promise<void> {
    const sites = await this.db.query<{ id: number }[]>(
      `SELECT id FROM site s WHERE EXISTS (SELECT FROM feed_quarantine q
         WHERE q.site_sent = s.id AND q.settled_at IS NULL AND 'SITE_UNKNOWN' = ANY(q.codes))`,
    );
    for (const { id } of sites) await this.moveAll({ sentAs: id, siteId: id, actor: 'system' });
  }

  /** What waited too long goes, and the oldest where there is too much: the audit tells, and a notice. */
  async deleteExpired(now: Date): Promise<void> {
    const days = this.installation.settings.EMC_QUARANTINE_DAYS;
    const before = new Date(now.getTime() - days * dayMs);
    await this.db.query(`DELETE FROM feed_quarantine WHERE settled_at < $1`, [before]);
    await this.drop('age', { before });
    const [waiting] = await this.db.query<{ events: number; bytes: number }[]>(
      `SELECT count(*)::integer AS events, coalesce(sum(octet_length(body)), 0)::float8 AS bytes
       FROM feed_quarantine WHERE settled_at IS NULL`,
    );
    if (waiting) await this.drop('room', { events: waiting.events - mostEvents, bytes: waiting.bytes - mostBytes });
  }

  /** Oldest first, in steps that are told one by one. */
  private async drop(because: 'age' | 'room', { before, events = 0, bytes = 0 }: TooMuch): Promise<void> {
    let left = { events, bytes };
    while (before || left.events > 0 || left.bytes > 0) {
      const gone = await this.db.transaction((tx) => this.dropNext(tx, because, before));
      if (gone.events === 0) break;
      left = { events: left.events - gone.events, bytes: left.bytes - gone.bytes };
    }
  }

  private async dropNext(
    tx: EntityManager,
    because: 'age' | 'room',
    before: Date | undefined,
  ): Promise<{ events: number; bytes: number }> {
    const [gone] = await tx.query<{ events: number; bytes: number; from: Date; until: Date }[]>(
      `WITH gone AS (
         DELETE FROM feed_quarantine WHERE id IN (
           SELECT id FROM feed_quarantine WHERE settled_at IS NULL AND ($1::timestamptz IS NULL OR received_at < $1)
           ORDER BY received_at LIMIT ${dropChunk} FOR UPDATE SKIP LOCKED)
         RETURNING received_at, octet_length(body) AS bytes)
       SELECT count(*)::integer AS events, coalesce(sum(bytes), 0)::float8 AS bytes, min(received_at) AS "from",
         max(received_at) AS until FROM gone`,
      [before ?? null],
    );
    if (!gone || gone.events === 0) return { events: 0, bytes: 0 };
    const detail = { events: gone.events, because, receivedFrom: gone.from, receivedUntil: gone.until };
    await this.audit.record(tx, { actor: 'system', action: 'quarantine.dropped', detail });
    const facts = { events: gone.events, because };
    await tell(tx, {
      siteId: 0,
      kind: 'quarantine.dropped',
      subject: 'quarantine:dropped',
      severity: 'warning',
      facts,
    });
    return gone;
  }

  private async moveAll(move: Move): Promise<number> {
    let moved = 0;
    for (let after: string | null = firstId; after !== null;) {
      const from: string = after;
      const step: Moved = await this.db.transaction((tx) => this.moveNext(tx, move, from));
      moved += step.moved;
      after = step.next;
    }
    if (moved > 0) this.deriver.wake(moved);
    return moved;
  }

  private async moveNext(tx: EntityManager, move: Move, after: string): Promise<Moved> {
    const { sentAs, siteId, actor } = move;
    const rows = await tx.query<Held[]>(
      `SELECT id, received_at AS "receivedAt", codes, content_type AS "contentType", body FROM feed_quarantine
       WHERE site_sent = $1 AND settled_at IS NULL AND id > $2 AND ('SITE_UNKNOWN' = ANY(codes) OR $1 <> $3)
       ORDER BY id LIMIT ${chunk} FOR UPDATE SKIP LOCKED`,
      [sentAs, after, siteId],
    );
    const opened = rows.flatMap((row) => this.opened(row) ?? []);
    const whole = opened.filter(({ reading }) => reading.event.codeProfile !== '');
    const nameless = opened.filter(({ reading }) => reading.event.codeProfile === '');
    await this.settle(tx, whole, siteId);
    await tx.query(
      `UPDATE feed_quarantine SET codes = array_remove(codes, 'SITE_UNKNOWN'), site_sent = $2 WHERE id = ANY($1)`,
      [nameless.map(({ id }) => id), siteId],
    );
    if (whole.length > 0) {
      const detail = { sentAs, events: whole.length };
      await this.audit.record(tx, { actor, action: 'quarantine.moved', siteId, detail });
    }
    return { moved: whole.length, next: rows.length === chunk ? (rows.at(-1)?.id ?? null) : null };
  }

  private async settle(tx: EntityManager, opened: readonly Opened[], siteId: number): Promise<void> {
    const now = new Date();
    const events = opened.map(({ reading, receivedAt }) =>
      this.maker.fromFeed(reading, arrival(siteId, receivedAt, now)),
    );
    await storeEvents(tx, { events, held: [] });
    // Nothing of a person stays where it is no longer needed.
    await tx.query(`UPDATE feed_quarantine SET settled_at = $2, settled_to = $3, body = '' WHERE id = ANY($1)`, [
      opened.map(({ id }) => id),
      now,
      siteId,
    ]);
  }

  private opened({ id, receivedAt, contentType, body }: Held): Opened | null {
    try {
      return { id, receivedAt, reading: readFeedBody(contentType, this.seal.open(body).toString()) };
    } catch (error) {
      if (!this.told.has(id)) this.log.warn({ message: `The event ${id} stays in quarantine`, error });
      this.told.add(id);
      return null;
    }
  }
}
