import { Injectable } from '@nestjs/common';
import {
  dossierCursor,
  type DailyFigures,
  type DailyQuery,
  type Dossier as DossierShape,
  type DossierEvent as EventShape,
  type DossierFilter,
  type DossierHistory,
} from '@emc/contract';
import { DataSource } from 'typeorm';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import type { Site } from '../sites/site.entity.js';
import { DossierEvent } from './dossier-event.entity.js';
import { Dossier } from './dossier.entity.js';
import { channelOf } from './new-event.js';

const mostEvents = 1000;

/** What events have told of dossiers so far. */
@Injectable()
export class DossiersService {
  constructor(private readonly db: DataSource) {}

  /** Newest day first. */
  async list(site: Site, { query, day, code, limit, cursor }: DossierFilter): Promise<Page<DossierShape>> {
    const after = cursor === undefined ? null : dossierCursor.read(cursor);
    const where = `site_id = $1 AND ($2::date IS NULL OR day = $2) AND ($3::text IS NULL OR code_tthc = $3)
      AND ($4::text IS NULL OR starts_with(code_profile, $4))`;
    const values = [site.id, day ?? null, code ?? null, query ?? null];
    const [rows, [count]] = await Promise.all([
      this.db.query<Dossier[]>(
        `SELECT ${columns} FROM dossier WHERE ${where} AND ($5::date IS NULL OR (day, code_profile) < ($5, $6))
         ORDER BY day DESC, code_profile DESC LIMIT $7`,
        [...values, after?.day ?? null, after?.codeProfile ?? null, limit + 1],
      ),
      this.db.query<{ total: number }[]>(`SELECT count(*)::integer AS total FROM dossier WHERE ${where}`, values),
    ]);
    return pageOf(rows, { limit, total: count?.total ?? 0, keyOf: dossierCursor.of, show: showDossier });
  }

  async history(site: Site, codeProfile: string): Promise<DossierHistory> {
    const dossier = await this.db.manager.findOneBy(Dossier, { siteId: site.id, codeProfile });
    if (!dossier) throw new Refused('DOSSIER_NOT_FOUND');
    const events = await this.db.manager.find(DossierEvent, {
      where: { siteId: site.id, codeProfile },
      order: { seq: 'ASC' },
      take: mostEvents,
    });
    return { ...showDossier(dossier), events: events.map(showEvent) };
  }

  async daily(site: Site, { from, to }: DailyQuery): Promise<DailyFigures> {
    const days = await this.db.query<DailyFigures['days']>(
      `SELECT day::text, sum(received)::integer AS received,
         COALESCE(sum(received) FILTER (WHERE channel = 1), 0)::integer AS online,
         COALESCE(sum(received) FILTER (WHERE channel = 1 AND level = 4), 0)::integer AS "fullOnline",
         COALESCE(sum(received) FILTER (WHERE level = -1), 0)::integer AS unmatched,
         sum(returned)::integer AS returned, bool_or(adjusted) AS adjusted, max(known_on)::text AS "changedOn"
       FROM dossier_day WHERE site_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day ORDER BY day`,
      [site.id, from, to],
    );
    return { siteId: site.id, from, to, days };
  }
}

const columns = `site_id AS "siteId", code_profile AS "codeProfile", day::text, returned_on::text AS "returnedOn",
  code_tthc AS "codeTthc", level, list_version AS "listVersion", channel, status`;

function showDossier(dossier: Dossier): DossierShape {
  const { siteId, codeProfile, day, returnedOn, codeTthc, level, listVersion, channel, status } = dossier;
  const shown = { siteId, codeProfile, day, returnedOn, codeTthc, level, listVersion };
  return { ...shown, channel: channelOf(channel), status };
}

function showEvent(event: DossierEvent): EventShape {
  const { codeTthc, nameTthc, isFromDvcqg, correctionOf, doubts, unread } = event;
  return {
    seq: Number(event.seq),
    eventId: event.eventKey,
    receivedAt: event.receivedAt.toISOString(),
    occurredAt: event.occurredAt?.toISOString() ?? null,
    status: event.status,
    channel: channelOf(event.channel),
    ...{ codeTthc, nameTthc, isFromDvcqg, correctionOf, doubts },
    unread: Object.entries(unread ?? {}).map(([name, length]) => ({ name, length })),
  };
}
