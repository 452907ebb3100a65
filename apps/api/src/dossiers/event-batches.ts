import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { inLanguage, NewDossierEvent, type EventResult, type EventResults, type SentEvents } from '@emc/contract';
import type { Language } from '@emc/domain';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import type { Site } from '../sites/site.entity.js';
import { Deriver } from './deriver.js';
import { copyEvents, copyLine } from './event-copy.js';
import { arrival, EventMaker, type Arrival } from './new-event.js';
import { storeNewEvents, type NewEvent } from './store-events.js';
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
const ahead = { result: 'refused', code: 'OCCURRED_AHEAD' } as const;
const tooEarly = { result: 'refused', code: 'OCCURRED_TOO_EARLY' } as const;
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
    const judged = () => new Judged(sent, this.maker, Array.isArray(batch) ? batch : batch.events);
    const results = await this.copy(sent, judged()).catch((error: unknown) => {
      if (!isRepetition(error)) throw error;
      return this.storeRest(sent, judged());
    });
    this.deriver.wake();
    return summary(results);
  }

  /** The site's row of `feed_state` gives the numbers and stays locked until the commit. */
  private copy(sent: Sent, judged: Judged): Promise<EventResult[]> {
    return this.db.transaction(async (tx) => {
      const [state] = await tx.query<{ last: string }[]>(
        `INSERT INTO feed_state AS f (site_id, last_seq, derived_seq, events) VALUES ($1, 0, 0, 0)
         ON CONFLICT ON CONSTRAINT feed_state_pk DO UPDATE SET last_seq = f.last_seq RETURNING last_seq AS last`,
        [sent.site.id],
      );
      const before = Number(state?.last);
      const lines = judged.lines(before);
      const connection = (await tx.queryRunner?.connect()) as Client;
      await pipeline(Readable.from(lines), connection.query(copyFrom(copyEvents)));
      await tx.query(
        `UPDATE feed_state SET last_seq = last_seq + $2, events = events + $2,
           last_event_at = CASE WHEN $2 > 0 THEN greatest(last_event_at, $3) ELSE last_event_at END
         WHERE site_id = $1`,
        [sent.site.id, judged.fresh.size, sent.receivedAt],
      );
      await this.record(tx, sent, judged.fresh.size);
      return judged.results;
    });
  }

  private storeRest(sent: Sent, judged: Judged): Promise<EventResult[]> {
    return this.db.transaction(async (tx) => {
      const events = [...judged.chunks()].flat();
      const already = await storeNewEvents(tx, { events, held: [] });
      await this.record(tx, sent, events.length - already.size);
      return judged.results.map((one) => (already.has(`${sent.site.id} ${one.eventId}`) ? repeated(one) : one));
    });
  }

  private async record(tx: EntityManager, { caller, site }: Sent, events: number): Promise<void> {
    if (events === 0) return;
    const deed = { actor: caller.username, action: 'dossier_events.sent', siteId: site.id };
    await this.audit.record(tx, { ...deed, detail: { events } });
  }
}

/** Judges a batch as it is stored, and knows afterwards what to answer. Keeps no more of it than it needs for that. */
class Judged {
  readonly results: EventResult[] = [];
  /** The ids of what is to be stored. */
  readonly fresh = new Set<string>();
  private readonly arrival: Arrival;

  constructor(
    private readonly sent: Sent,
    private readonly maker: EventMaker,
    private readonly said: readonly unknown[],
  ) {
    this.arrival = arrival(sent.site.id, sent.receivedAt);
  }

  *chunks(): Generator<NewEvent[]> {
    for (let at = 0; at < this.said.length; at += chunk) {
      yield this.said.slice(at, at + chunk).flatMap((one) => this.judge(one) ?? []);
    }
  }

  /** For COPY, numbered after `seq`; lets others have their turn between chunks. */
  async *lines(seq: number): AsyncGenerator<Buffer> {
    let last = seq;
    for (const events of this.chunks()) {
      yield Buffer.from(events.map((event) => copyLine(event, ++last)).join(''));
      await turn();
    }
  }

  private judge(said: unknown): NewEvent | null {
    const { receivedAt, language } = this.sent;
    const reading = isUsualEvent(said) ? { success: true as const, data: said } : NewDossierEvent.safeParse(said);
    if (!reading.success) return this.refuse(invalid(said, reading.error.issues, language));
    const { eventId, occurredAt } = reading.data;
    const at = occurredAt ? Date.parse(occurredAt) : null;
    if (at !== null && at > receivedAt.getTime() + aheadMs) return this.refuse({ eventId, ...ahead });
    if (at !== null && at < earliest) return this.refuse({ eventId, ...tooEarly });
    if (this.fresh.has(eventId)) return this.refuse({ eventId, result: 'already' });
    this.fresh.add(eventId);
    this.results.push({ eventId, result: 'stored' });
    return this.maker.fromBatch(reading.data, this.arrival);
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
  const id = typeof said === 'object' && said !== null && 'eventId' in said ? said.eventId : null;
  return {
    eventId: typeof id === 'string' ? id.slice(0, 200) : null,
    result: 'refused',
    code: 'EVENT_INVALID',
    errors: issues.slice(0, mostErrors).map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message: inLanguage(message, language),
    })),
  };
}

function repeated(one: EventResult): EventResult {
  return one.result === 'stored' ? { ...one, result: 'already' } : one;
}

function summary(results: EventResult[]): EventResults {
  const count = (result: EventResult['result']) => results.filter((one) => one.result === result).length;
  return { stored: count('stored'), already: count('already'), refused: count('refused'), results };
}

/** PostgreSQL's SQLSTATE of a violated unique constraint. */
function isRepetition(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
