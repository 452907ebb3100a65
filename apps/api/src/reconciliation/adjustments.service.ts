import { Injectable } from '@nestjs/common';
import type { Adjustment as AdjustmentShape, AdjustmentDecision, AdjustmentsQuery, NewAdjustment } from '@emc/contract';
import { dayInVietnam, decideAdjustment, type Channel } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import { addAdjustment } from '../dossiers/daily-figures.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Queue } from '../queue/queue.js';
import { askToReconcile } from '../queue/reconcile-queue.js';
import { lockFigures } from '../sites/figures-lock.js';
import type { Site } from '../sites/site.entity.js';
import { Adjustment } from './adjustment.entity.js';
import { findRow } from './discrepancy.rows.js';

interface By {
  readonly caller: Caller;
  readonly now: Date;
}

const numberOf: Readonly<Record<Channel, number>> = { online: 1, direct: 2 };

/** Figures put right where events cannot be sent any more: one person proposes, another decides, history stays. */
@Injectable()
export class AdjustmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly queue: Queue,
  ) {}

  /** Newest first. */
  async list(site: Site, { state, limit, cursor }: AdjustmentsQuery): Promise<Page<AdjustmentShape>> {
    const query = this.db.manager
      .createQueryBuilder(Adjustment, 'a')
      .where({ siteId: site.id, ...(state && { state }) });
    const total = await query.getCount();
    if (cursor) query.andWhere('a.id < :cursor', { cursor });
    const rows = await query
      .orderBy('a.id', 'DESC')
      .take(limit + 1)
      .getMany();
    return pageOf(rows, { limit, total, keyOf: ({ id }) => id, show });
  }

  async propose({ caller, now }: By, site: Site, asked: NewAdjustment): Promise<AdjustmentShape> {
    const { discrepancyId, day, codeTthc, channel, received, returned, reason } = asked;
    if (day > dayInVietnam(now)) throw new Refused('DAY_AHEAD');
    return this.db.transaction(async (tx) => {
      const about = discrepancyId === null ? null : await findRow(tx, discrepancyId);
      if (discrepancyId !== null && about?.siteId !== site.id) throw new Refused('DISCREPANCY_NOT_FOUND');
      const proposed: Adjustment = {
        siteId: site.id,
        id: uuidv7(),
        discrepancyId,
        day,
        codeTthc,
        channel: channel && numberOf[channel],
        status: null,
        received,
        returned,
        reason,
        proposedBy: caller.username,
        proposedAt: now,
        state: 'proposed',
        decidedBy: null,
        decidedAt: null,
        decisionNote: null,
      };
      await tx.insert(Adjustment, proposed);
      const { id: subject, siteId } = proposed;
      await this.audit.record(tx, {
        actor: caller.username,
        action: 'adjustment.proposed',
        siteId,
        subject,
        detail: asked,
      });
      return show(proposed);
    });
  }

  /** Another administrator approves or refuses; what is approved counts from today on. */
  async decide({ caller, now }: By, id: string, { state, note }: AdjustmentDecision): Promise<AdjustmentShape> {
    return this.db.transaction(async (tx) => {
      const proposed = await tx.findOne(Adjustment, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!proposed) throw new Refused('ADJUSTMENT_NOT_FOUND');
      const taken = decideAdjustment(inDomain(proposed), { state, by: caller.username, role: 'admin' });
      // Administrators alone come this far.
      if ('refused' in taken) throw new Refused(taken.refused === 'ONLY_ADMIN_DECIDES' ? 'NOT_ALLOWED' : taken.refused);
      const decided = { state, decidedBy: caller.username, decidedAt: now, decisionNote: note ?? null };
      const { siteId } = proposed;
      if (state === 'approved') await this.approve(tx, proposed, dayInVietnam(now));
      await tx.update(Adjustment, { siteId, id }, decided);
      await this.audit.record(tx, {
        actor: caller.username,
        action: `adjustment.${state}`,
        siteId,
        subject: id,
        detail: { note: note ?? null },
      });
      return show({ ...proposed, ...decided });
    });
  }

  private async approve(tx: EntityManager, proposed: Adjustment, today: string): Promise<void> {
    const { siteId, received, returned } = proposed;
    // Held to the commit: whoever else changes this sum waits, so that it is still the one that was judged.
    await lockFigures(tx, siteId);
    const before = await figuresOf(tx, proposed);
    if (before.received + received < 0 || before.returned + returned < 0) throw new Refused('BELOW_ZERO');
    await addAdjustment(tx, { siteId, ...inDomain(proposed).change }, today);
    await askToReconcile(this.queue, tx, siteId);
  }
}

/** What the daily figures say of its day, procedure and channel. */
async function figuresOf(tx: EntityManager, { siteId, day, codeTthc, channel }: Adjustment) {
  const [figures] = await tx.query<[{ received: number; returned: number }]>(
    `SELECT coalesce(sum(received), 0)::integer AS received, coalesce(sum(returned), 0)::integer AS returned
     FROM dossier_day WHERE site_id = $1 AND day = $2 AND code_tthc = $3 AND channel = $4`,
    [siteId, day, codeTthc, channel ?? 0],
  );
  return figures;
}

function inDomain({ day, codeTthc, channel, received, returned, reason, proposedBy, state }: Adjustment) {
  const change = { day, codeTthc, channel: channelOf(channel), status: null, received, returned };
  return { change, reason, proposedBy, state };
}

function channelOf(channel: number | null): Channel | null {
  return channel === null ? null : channel === numberOf.online ? 'online' : 'direct';
}

function show({ status: _status, channel, proposedAt, decidedAt, ...adjustment }: Adjustment): AdjustmentShape {
  return {
    ...adjustment,
    channel: channelOf(channel),
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
