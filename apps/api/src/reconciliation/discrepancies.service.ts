import { Injectable } from '@nestjs/common';
import type { DiscrepanciesQuery, Discrepancy, DiscrepancyLife, NewStep, OwnerChoice } from '@emc/contract';
import { checks, dayInVietnam, takeStep, type Language } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Queue } from '../queue/queue.js';
import { askToReconcile } from '../queue/reconcile-queue.js';
import { tell } from '../queue/tell.js';
import type { Turn } from '../semaphore.js';
import type { Site } from '../sites/site.entity.js';
import { cursorOf, findRow, listRows, showRow, stepsOf, type DiscrepancyRow } from './discrepancy.rows.js';
import { appendSteps } from './discrepancy.steps.js';
import { discrepancyNotice } from './discrepancy.notices.js';
import { HolidaysService } from './holidays.service.js';
import { Reconciling } from './reconciling.js';
import { lockSite } from './site-lock.js';

interface Asked {
  readonly caller: Caller;
  readonly language: Language;
  readonly now: Date;
}

interface Named {
  readonly id: string;
  /** What the caller has seen; null = whatever it is. */
  readonly revision: number | null;
}

/** What people read and do about discrepancies; closing is for the checks alone. */
@Injectable()
export class DiscrepanciesService {
  constructor(
    private readonly db: DataSource,
    private readonly reconciling: Reconciling,
    private readonly holidays: HolidaysService,
    private readonly audit: AuditService,
    private readonly queue: Queue,
  ) {}

  /** What is due first at the top; of one site, or of all within the caller's reach. */
  async list(
    { caller, language, now }: Asked,
    site: Site | null,
    query: DiscrepanciesQuery,
  ): Promise<Page<Discrepancy>> {
    const today = dayInVietnam(now);
    const { agencyCode } = caller;
    const { rows, total } = await listRows(this.db.manager, { agencyCode, site, query, today });
    const { limit } = query;
    return pageOf(rows, { limit, total, keyOf: cursorOf, show: (row) => showRow(row, language, today) });
  }

  async find(asked: Asked, id: string): Promise<Tagged<DiscrepancyLife>> {
    return this.show(this.db.manager, asked, await this.reachable(this.db.manager, asked, id));
  }

  /** What a person does about a discrepancy; refused where the domain says so. */
  async step(asked: Asked, named: Named, { step, ...said }: NewStep): Promise<Tagged<DiscrepancyLife>> {
    const { caller, now } = asked;
    return this.change(asked, named, async (tx, row) => {
      const note = 'note' in said ? said.note : null;
      const until = 'until' in said ? said.until : null;
      const taken = takeStep(row, domainStep(step, note ?? '', until ?? ''), {
        actor: caller.role === 'admin' ? 'admin' : 'officer',
        today: dayInVietnam(now),
        dueWorkingDays: checks[row.kind].dueWorkingDays,
        calendar: await this.holidays.calendar(tx),
      });
      if ('refused' in taken) throw new Refused(doorOf(taken.refused));
      const { state, dueOn, waivedUntil } = taken.life;
      await tx.query(
        `UPDATE discrepancy SET state = $3, due_on = $4, waived_until = $5, revision = revision + 1
         WHERE site_id = $1 AND id = $2`,
        [row.siteId, row.id, state, dueOn, waivedUntil],
      );
      if (step === 'submit_correction') await askToReconcile(this.queue, tx, row.siteId);
      return { step, note, until, after: state };
    });
  }

  /** Gives a discrepancy to somebody who can see it, or to nobody. */
  async assign(asked: Asked, named: Named, { owner }: OwnerChoice): Promise<Tagged<DiscrepancyLife>> {
    return this.change(asked, named, async (tx, row) => {
      if (owner !== null && !(await canSee(tx, owner, row))) throw new Refused('OWNER_UNKNOWN');
      await tx.query(`UPDATE discrepancy SET owner = $3, revision = revision + 1 WHERE site_id = $1 AND id = $2`, [
        row.siteId,
        row.id,
        owner,
      ]);
      return { step: 'assign', note: owner, until: null, after: row.state };
    });
  }

  /** Runs the checks of its site now. */
  async recheck(asked: Asked, id: string, turn: Turn): Promise<Tagged<DiscrepancyLife>> {
    const { siteId } = await this.reachable(this.db.manager, asked, id);
    await this.reconciling.runSoon({ siteId, now: asked.now, by: asked.caller.username }, turn);
    return this.find(asked, id);
  }

  private async change(
    asked: Asked,
    { id, revision }: Named,
    act: (tx: EntityManager, row: DiscrepancyRow) => Promise<Acted>,
  ): Promise<Tagged<DiscrepancyLife>> {
    const { caller, now } = asked;
    return this.db.transaction(async (tx) => {
      const { siteId } = await this.reachable(tx, asked, id);
      await lockSite(tx, siteId);
      const row = await this.reachable(tx, asked, id);
      if (revision !== null && revision !== row.revision) throw new Refused('CHANGED_MEANWHILE');
      const taken = { id, before: row.state, ...(await act(tx, row)) };
      await appendSteps(tx, { siteId, at: now, actor: caller.username, role: caller.role }, [taken]);
      const { step, note, until } = taken;
      await this.audit.record(tx, {
        actor: caller.username,
        action: `discrepancy.${step}`,
        ...(siteId > 0 && { siteId }),
        subject: id,
        detail: { kind: row.kind, about: row.subject, note, until },
      });
      await tell(tx, ...discrepancyNotice(row, step));
      return this.show(tx, asked, await this.reachable(tx, asked, id));
    });
  }

  /** The discrepancy, if its site belongs to the caller's agency; otherwise it is as if it did not exist. */
  private async reachable(tx: EntityManager, { caller }: Asked, id: string): Promise<DiscrepancyRow> {
    const row = await findRow(tx, id);
    const isReachable = row && (caller.agencyCode === null || row.agencyCode === caller.agencyCode);
    if (!isReachable) throw new Refused('DISCREPANCY_NOT_FOUND');
    return row;
  }

  private async show(tx: EntityManager, { language, now }: Asked, row: DiscrepancyRow) {
    const steps = await stepsOf(tx, row);
    return new Tagged(row.revision, { ...showRow(row, language, dayInVietnam(now)), steps });
  }
}

interface Acted {
  readonly step: string;
  readonly note: string | null;
  readonly until: string | null;
  readonly after: DiscrepancyRow['state'];
}

function domainStep(step: NewStep['step'], note: string, until: string) {
  switch (step) {
    case 'acknowledge':
    case 'close':
      return { kind: step } as const;
    case 'explain':
    case 'submit_correction':
      return { kind: step, note } as const;
    case 'waive':
      return { kind: step, note, until } as const;
  }
}

type StepRefusal = Extract<ReturnType<typeof takeStep>, { refused: unknown }>['refused'];

/** What only a check may do, the door does not take from people in the first place. */
function doorOf(refusal: StepRefusal) {
  return refusal === 'ONLY_CHECK_JUDGES' || refusal === 'ONLY_PEOPLE_ANSWER' ? 'STEP_NOT_NOW' : refusal;
}

async function canSee(tx: EntityManager, username: string, { agencyCode }: DiscrepancyRow): Promise<boolean> {
  const found = await tx.query<object[]>(
    `SELECT FROM emc_user WHERE username = $1 AND NOT disabled AND role <> 'viewer'
       AND (agency_code IS NULL OR agency_code = $2)`,
    [username, agencyCode],
  );
  return found.length > 0;
}
