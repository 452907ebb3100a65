import { Injectable, Logger } from '@nestjs/common';
import type { QuarantinedEvent, QuarantineQuery } from '@emc/contract';
import { eventDoubts, readFeedBody, type EventDoubt, type FeedReading, type Language } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import { Site } from '../sites/site.entity.js';
import { BodySeal } from './body-seal.js';
import { Deriver } from './deriver.js';
import { FeedQuarantine } from './feed-quarantine.entity.js';
import { arrival, EventMaker } from './new-event.js';
import { storeEvents } from './store-events.js';

const chunk = 500;
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

  /** Events of sites that exist by now become theirs; after a change of the secret key, bodies are sealed anew. */
  async sweep(): Promise<void> {
    const sites = await this.db.query<{ id: number }[]>(
      `SELECT id FROM site s WHERE EXISTS (SELECT FROM feed_quarantine q
         WHERE q.site_sent = s.id AND q.settled_at IS NULL AND 'SITE_UNKNOWN' = ANY(q.codes))`,
    );
    for (const { id } of sites) await this.moveAll({ sentAs: id, siteId: id, actor: 'system' });
    await this.resealAll();
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
      this.log.warn({ message: `The event ${id} stays in quarantine`, error });
      return null;
    }
  }

  /** So that the key before can be given up. */
  private async resealAll(): Promise<void> {
    const { previous } = this.installation.keys;
    if (!previous) return;
    const old = await this.db.query<{ id: string; body: Buffer }[]>(
      `SELECT id, body FROM feed_quarantine WHERE substring(body FOR 4) = decode($1, 'hex') LIMIT ${chunk}`,
      [previous.fileKey.id],
    );
    for (const { id, body } of old) {
      const fresh = this.seal.seal(this.seal.open(body));
      await this.db.query(`UPDATE feed_quarantine SET body = $2 WHERE id = $1 AND body = $3`, [id, fresh, body]);
    }
  }
}
