import { Injectable } from '@nestjs/common';
import { inLanguage, NewDossierEvent, type DossierEvents, type EventResult, type EventResults } from '@emc/contract';
import type { Language } from '@emc/domain';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import type { Site } from '../sites/site.entity.js';
import { Deriver } from './deriver.js';
import { EventMaker } from './new-event.js';
import { storeEvents, storeNewEvents, type NewEvent } from './store-events.js';

/** How far a sender's clock may be ahead. */
const aheadMs = 300_000;
const mostErrors = 5;

/** Events sent through EMC's own API: each is judged by itself, and stored once however often it comes. */
@Injectable()
export class EventBatches {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly maker: EventMaker,
    private readonly deriver: Deriver,
  ) {}

  async take(
    sent: { caller: Caller; site: Site; language: Language },
    batch: DossierEvents,
    receivedAt: Date,
  ): Promise<EventResults> {
    const results: EventResult[] = [];
    const fresh = new Map<string, NewEvent>();
    for (const said of Array.isArray(batch) ? batch : batch.events) {
      const reading = NewDossierEvent.safeParse(said);
      if (!reading.success) results.push(invalid(said, reading.error.issues, sent.language));
      else results.push(this.judge(reading.data, { siteId: sent.site.id, receivedAt }, fresh));
    }
    const already = fresh.size > 0 ? await this.store(sent, [...fresh.values()]) : new Set<string>();
    return summary(results.map((one) => (already.has(`${sent.site.id} ${one.eventId}`) ? repeated(one) : one)));
  }

  private judge(
    event: NewDossierEvent,
    at: { siteId: number; receivedAt: Date },
    fresh: Map<string, NewEvent>,
  ): EventResult {
    const { eventId, occurredAt } = event;
    if (occurredAt !== null && Date.parse(occurredAt) > at.receivedAt.getTime() + aheadMs) {
      return { eventId, result: 'refused', code: 'OCCURRED_AHEAD' };
    }
    if (fresh.has(eventId)) return { eventId, result: 'already' };
    fresh.set(eventId, this.maker.fromBatch(event, at));
    return { eventId, result: 'stored' };
  }

  /** Answers which keys were there. As a rule none was: only the database's protest makes EMC look. */
  private async store(sent: { caller: Caller; site: Site }, events: NewEvent[]): Promise<ReadonlySet<string>> {
    const batch = { events, held: [] };
    const already = await this.db
      .transaction(async (tx) => {
        await storeEvents(tx, batch);
        await this.record(tx, sent, events.length);
        return new Set<string>();
      })
      .catch((error: unknown) => {
        if (!isRepetition(error)) throw error;
        return this.db.transaction(async (tx) => {
          const known = await storeNewEvents(tx, batch);
          if (known.size < events.length) await this.record(tx, sent, events.length - known.size);
          return known;
        });
      });
    this.deriver.wake();
    return already;
  }

  private record(tx: EntityManager, { caller, site }: { caller: Caller; site: Site }, events: number): Promise<void> {
    return this.audit.record(tx, {
      actor: caller.username,
      action: 'dossier_events.sent',
      siteId: site.id,
      detail: { events },
    });
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
  return error instanceof QueryFailedError && 'code' in error.driverError && error.driverError.code === '23505';
}
