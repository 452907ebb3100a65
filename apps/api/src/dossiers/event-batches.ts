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
import { EventMaker } from './new-event.js';
import { storeNewEvents, type NewEvent } from './store-events.js';

interface Sent {
  readonly caller: Caller;
  readonly site: Site;
  readonly language: Language;
  readonly receivedAt: Date;
}

/** How far a sender's clock may be ahead. */
const aheadMs = 300_000;
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
    const judged = new Judged(sent, this.maker, Array.isArray(batch) ? batch : batch.events);
    const already = await this.db
      .transaction((tx) => this.copy(tx, sent, judged.next()))
      .catch((error: unknown) => {
        if (!isRepetition(error)) throw error;
        return this.storeRest(sent, judged.allFresh());
      });
    this.deriver.wake();
    return summary(judged.results.map((one) => (already.has(`${sent.site.id} ${one.eventId}`) ? repeated(one) : one)));
  }

  /** The site's row of `feed_state` gives the numbers and stays locked until the commit. */
  private async copy(tx: EntityManager, sent: Sent, chunks: Iterable<NewEvent[]>): Promise<ReadonlySet<string>> {
    const siteId = sent.site.id;
    const [state] = await tx.query<{ last: string }[]>(
      `INSERT INTO feed_state AS f (site_id, last_seq, derived_seq, events) VALUES ($1, 0, 0, 0)
       ON CONFLICT ON CONSTRAINT feed_state_pk DO UPDATE SET last_seq = f.last_seq RETURNING last_seq AS last`,
      [siteId],
    );
    const before = Number(state?.last);
    let seq = before;
    const lines = async function* () {
      for (const events of chunks) {
        yield events.map((event) => copyLine(event, ++seq)).join('');
        await turn();
      }
    };
    const connection = (await tx.queryRunner?.connect()) as Client;
    await pipeline(Readable.from(lines()), connection.query(copyFrom(copyEvents)));
    if (seq > before) {
      await tx.query(
        `UPDATE feed_state SET last_seq = $2, events = events + $3, last_event_at = greatest(last_event_at, $4)
         WHERE site_id = $1`,
        [siteId, seq, seq - before, sent.receivedAt],
      );
      await this.record(tx, sent, seq - before);
    }
    return new Set();
  }

  /** Answers the keys that were there. */
  private storeRest(sent: Sent, events: NewEvent[]): Promise<ReadonlySet<string>> {
    return this.db.transaction(async (tx) => {
      const known = await storeNewEvents(tx, { events, held: [] });
      if (known.size < events.length) await this.record(tx, sent, events.length - known.size);
      return known;
    });
  }

  private record(tx: EntityManager, { caller, site }: Sent, events: number): Promise<void> {
    const deed = { actor: caller.username, action: 'dossier_events.sent', siteId: site.id };
    return this.audit.record(tx, { ...deed, detail: { events } });
  }
}

/** Judges a batch as it is stored, and knows afterwards what to answer. */
class Judged {
  readonly results: EventResult[] = [];
  private readonly fresh = new Map<string, NewEvent>();

  constructor(
    private readonly sent: Sent,
    private readonly maker: EventMaker,
    private readonly said: readonly unknown[],
  ) {}

  /** What is to be stored, chunk by chunk; goes on where it was left. */
  *next(): Generator<NewEvent[]> {
    while (this.results.length < this.said.length) {
      const at = this.results.length;
      yield this.said.slice(at, at + chunk).flatMap((one) => this.judge(one) ?? []);
    }
  }

  /** All that is to be stored. */
  allFresh(): NewEvent[] {
    Array.from(this.next());
    return [...this.fresh.values()];
  }

  private judge(said: unknown): NewEvent | null {
    const { receivedAt, site, language } = this.sent;
    const reading = NewDossierEvent.safeParse(said);
    if (!reading.success) return this.refuse(invalid(said, reading.error.issues, language));
    const { eventId, occurredAt } = reading.data;
    if (occurredAt && Date.parse(occurredAt) > receivedAt.getTime() + aheadMs) {
      return this.refuse({ eventId, result: 'refused', code: 'OCCURRED_AHEAD' });
    }
    if (this.fresh.has(eventId)) return this.refuse({ eventId, result: 'already' });
    const event = this.maker.fromBatch(reading.data, { siteId: site.id, receivedAt });
    this.fresh.set(eventId, event);
    this.results.push({ eventId, result: 'stored' });
    return event;
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
