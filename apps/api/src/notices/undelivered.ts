import { Injectable } from '@nestjs/common';
import type { Undelivered as UndeliveredShape } from '@emc/contract';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { HealthService } from '../health/health.service.js';
import { pageOf, type Page } from '../http/page.js';

/** SQL: a message `m` that did not arrive, or not yet though it was tried. */
const isUndelivered = `(m.state = 'dead' OR m.state = 'due' AND m.attempts > 0)`;

/** What was to be told and was not, for administrators and for whoever watches EMC. */
@Injectable()
export class Undelivered {
  constructor(
    private readonly db: DataSource,
    { registry }: HealthService,
  ) {
    new Gauge({
      name: 'emc_notice_messages_undelivered',
      help: 'Messages that did not arrive: dead, or late and still tried',
      labelNames: ['state'],
      registers: [registry],
      async collect() {
        const rows = await db.query<{ state: string; count: number }[]>(
          `SELECT ${toldState} AS state, count(*)::integer AS count FROM notice_message m WHERE ${isUndelivered} GROUP BY 1`,
        );
        this.reset();
        for (const { state, count } of rows) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'emc_notices_waiting_seconds',
      help: 'How long the oldest notice has waited for its messages to be made, and the oldest message to be fetched',
      labelNames: ['for'],
      registers: [registry],
      async collect() {
        const [waiting] = await db.query<{ relay: number; bot: number }[]>(
          `SELECT coalesce(extract(epoch FROM now() - (SELECT min(created_at) FROM notice WHERE relayed_at IS NULL)), 0)::float8 AS relay,
             coalesce(extract(epoch FROM now() - (SELECT min(not_before) FROM notice_message
               WHERE state = 'due' AND not_before <= now())), 0)::float8 AS bot`,
        );
        for (const [name, seconds] of Object.entries(waiting ?? {})) this.set({ for: name }, seconds);
      },
    });
  }

  /** What did not arrive, and what is still tried; newest first. */
  async list({ limit, cursor }: Paging): Promise<Page<UndeliveredShape>> {
    const rows = await this.db.query<(Omit<UndeliveredShape, 'since'> & { since: Date })[]>(
      `SELECT m.id, m.link_id AS "linkId", u.username, l.channel, l.title, m.kind, m.subject,
         ${toldState} AS state, m.attempts, m.last_error AS reason, m.noticed_at AS since
       FROM notice_message m JOIN notice_link l ON l.id = m.link_id JOIN emc_user u ON u.id = l.user_id
       WHERE ${isUndelivered} AND ($1::uuid IS NULL OR m.id < $1) ORDER BY m.id DESC LIMIT $2`,
      [cursor ?? null, limit + 1],
    );
    const [counted] = await this.db.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM notice_message m WHERE ${isUndelivered}`,
    );
    const show = ({ since, ...row }: (typeof rows)[number]): UndeliveredShape => ({
      ...row,
      since: since.toISOString(),
    });
    return pageOf(rows, { limit, total: counted?.total ?? 0, keyOf: ({ id }) => id, show });
  }
}

const toldState = `CASE m.state WHEN 'dead' THEN 'dead' ELSE 'late' END`;

interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
