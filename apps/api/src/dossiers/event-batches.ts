import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { inLanguage, NewDossierEvent, type EventResult, type EventResults, type SentEvents } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import type { Site } from '../sites/site.entity.js';
import { Deriver } from './deriver.js';
import { copyEvents, EventRows } from './event-copy.js';
import { EventMaker } from './new-event.js';
import { isUsualEvent } from './usual-event.js';

interface Sent {
  readonly caller: Caller;
  readonly site: Site;
  readonly language: Language;
  readonly receivedAt: Date;
}

/** How far a sender's clock may be ahead. */
const aheadMs = 300_000;
/** Nobody's dossier; and the database knows no year 0. */
const earliest = Date.UTC(2000, 0, 1);
const misdated = {
  OCCURRED_AHEAD: {
    vi: 'Thời điểm này ở tương lai. Hãy chỉnh đồng hồ máy chủ, kiểm tra múi giờ (ví dụ +07:00) rồi gửi lại.',
    en: 'This moment is yet to come. Set the clock of the server, check the offset (+07:00, say) and send again.',
  },
  OCCURRED_TOO_EARLY: {
    vi: 'Thời điểm này trước năm 2000. Hãy kiểm tra năm rồi gửi lại.',
    en: 'This moment is before the year 2000. Check the year and send again.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
const mostErrors = 5;
/** The database stores some while EMC judges the next. */
const chunk = 500;

/** Events sent through EMC's own API: each is judged by itself, and stored once however often it comes. */
@Injectable()
export class EventBatches {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly maker: EventMaker,
    private readonly deriver: Deriver,
  ) {}

  /** As a rule no event has come before; only when the database protests does EMC look which have. */
  async take(sent: Sent, batch: SentEvents): Promise<EventResults> {
    const said = Array.isArray(batch) ? batch : batch.events;
    const results = await this.store(sent, said, nothingKnown).catch((error: unknown) => {
      if (!isRepetition(error)) throw error;
      return this.store(sent, said, knownKeys);
    });
    this.deriver.wake(said.length);
    return summary(results);
  }

  /** The site's row of `feed_state` gives the numbers and stays locked until the commit. */
  private store(sent: Sent, said: readonly unknown[], known: typeof knownKeys): Promise<EventResult[]> {
    return this.db.transaction(async (tx) => {
      const siteId = sent.site.id;
      const [state] = await tx.query<{ last: string }[]>(
        `INSERT INTO feed_state AS f (site_id, last_seq, derived_seq, events) VALUES ($1, 0, 0, 0)
         ON CONFLICT ON CONSTRAINT feed_state_pk DO UPDATE SET last_seq = f.last_seq RETURNING last_seq AS last`,
        [siteId],
      );
      const judged = new Judged(sent, await known(tx, siteId, said));
      const rows = new EventRows(this.maker, { siteId, receivedAt: sent.receivedAt, seq: Number(state?.last) });
      const connection = (await tx.queryRunner?.connect()) as Client;
      await pipeline(Readable.from(linesOf(said, judged, rows)), connection.query(copyFrom(copyEvents)));
      await tx.query(
        `UPDATE feed_state SET last_seq = last_seq + $2, events = events + $2,
           last_event_at = CASE WHEN $2 > 0 THEN greatest(last_event_at, $3) ELSE last_event_at END
         WHERE site_id = $1`,
        [siteId, judged.fresh, sent.receivedAt],
      );
      await this.record(tx, sent, judged.fresh);
      return judged.results;
    });
  }

  private async record(tx: EntityManager, { caller, site }: Sent, events: number): Promise<void> {
    if (events === 0) return;
    const deed = { actor: caller.username, action: 'dossier_events.sent', siteId: site.id };
    await this.audit.record(tx, { ...deed, detail: { events } });
  }
}

const nothingKnown = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());

/** The ids of these events that are stored already. */
async function knownKeys(tx: EntityManager, siteId: number, said: readonly unknown[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }[]>(
    `SELECT event_key AS key FROM dossier_event WHERE site_id = $1 AND event_key = ANY($2) AND event_key IS NOT NULL`,
    [siteId, said.flatMap((one) => idOf(one) ?? [])],
  );
  return new Set(rows.map(({ key }) => key));
}

/** What is to be stored, chunk by chunk; between chunks others have their turn. */
async function* linesOf(said: readonly unknown[], judged: Judged, rows: EventRows): AsyncGenerator<Buffer> {
  for (let at = 0; at < said.length; at += chunk) {
    let lines = '';
    for (const one of said.slice(at, at + chunk)) {
      const event = judged.next(one);
      if (event) lines += rows.lineOf(event);
    }
    yield Buffer.from(lines);
    await turn();
  }
}

/** Judges events one after another, and knows afterwards what to answer. */
class Judged {
  readonly results: EventResult[] = [];
  fresh = 0;
  private readonly seen: Set<string>;

  constructor(
    private readonly sent: Sent,
    known: ReadonlySet<string>,
  ) {
    this.seen = new Set(known);
  }

  /** The event, if it is to be stored. */
  next(said: unknown): NewDossierEvent | null {
    const { receivedAt, language } = this.sent;
    const reading = isUsualEvent(said) ? { success: true as const, data: said } : NewDossierEvent.safeParse(said);
    if (!reading.success) return this.refuse(invalid(said, reading.error.issues, language));
    const { eventId, occurredAt } = reading.data;
    const at = occurredAt ? Date.parse(occurredAt) : null;
    if (at !== null && at > receivedAt.getTime() + aheadMs) return this.misdated(eventId, 'OCCURRED_AHEAD');
    if (at !== null && at < earliest) return this.misdated(eventId, 'OCCURRED_TOO_EARLY');
    if (this.seen.has(eventId)) return this.refuse({ eventId, result: 'already' });
    this.seen.add(eventId);
    this.fresh++;
    this.results.push({ eventId, result: 'stored' });
    return reading.data;
  }

  private misdated(eventId: string, code: keyof typeof misdated): null {
    const errors = [{ path: 'occurredAt', message: misdated[code][this.sent.language] }];
    return this.refuse({ eventId, result: 'refused', code, errors });
  }

  private refuse(result: EventResult): null {
    this.results.push(result);
    return null;
  }
}

function invalid(
  said: unknown,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  language: Language,
): EventResult {
  return {
    eventId: idOf(said)?.slice(0, 200) ?? null,
    result: 'refused',
    code: 'EVENT_INVALID',
    errors: issues.slice(0, mostErrors).map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message: inLanguage(message, language),
    })),
  };
}

function idOf(said: unknown): string | null {
  if (typeof said !== 'object' || said === null || !('eventId' in said)) return null;
  return typeof said.eventId === 'string' && isStorable(said.eventId) ? said.eventId : null;
}

/** A NUL would make the database refuse the question itself. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function summary(results: EventResult[]): EventResults {
  const count = (result: EventResult['result']) => results.filter((one) => one.result === result).length;
  return { stored: count('stored'), already: count('already'), refused: count('refused'), results };
}

/** PostgreSQL's SQLSTATE of a violated unique constraint. */
function isRepetition(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
