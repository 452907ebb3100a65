import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ReconciliationRun, Trial } from '@emc/contract';
import {
  dayInVietnam,
  daysBefore,
  takeStep,
  checks,
  type Calendar,
  type DiscrepancyKind,
  type Language,
} from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import { tell } from '../queue/tell.js';
import { Semaphore, type Turn } from '../semaphore.js';
import { loadFacts } from './facts.js';
import { runChecks, tryChecks, type Found, type KnownLife, type RunResult } from './findings.js';
import { appendSteps, type TakenStep } from './discrepancy.steps.js';
import { discrepancyNotice } from './discrepancy.notices.js';
import { HolidaysService } from './holidays.service.js';
import { lockSite } from './site-lock.js';
import { SiteReconciliation } from './site-reconciliation.entity.js';

interface Run {
  readonly siteId: number;
  readonly now: Date;
  /** Whoever asked; `system` on schedule. */
  readonly by: string;
}

/** Days whose volume is reported; those with an open discrepancy are judged however long ago. */
const volumeDays = 30;
const asked = { atOnce: 2, mostWaiting: 32 };
/** How long whoever asked waits for events to be derived. */
const derivedWithinMs = 3_000;
const lookMs = 100;
const unsettled = `state NOT IN ('closed', 'waived')`;

/** Compares what EMC received with what should be, and opens and closes discrepancies by it. */
@Injectable()
export class Reconciling {
  private readonly asked = new Semaphore(asked);

  constructor(
    private readonly db: DataSource,
    private readonly holidays: HolidaysService,
    private readonly audit: AuditService,
  ) {}

  /** For whoever waits: with what was sent just now, and a few at once, so that the database serves others too. */
  runSoon(run: Run, turn: Turn): Promise<ReconciliationRun> {
    return this.asked.run(turn, async () => {
      await this.untilDerived(run.siteId, turn);
      return this.run(run);
    });
  }

  /** Runs the checks of a site. Safe to run again, and beside itself: one run of a site follows the other. */
  async run({ siteId, now, by }: Run): Promise<ReconciliationRun> {
    return this.db.transaction(async (tx) => {
      const started = performance.now();
      await lockSite(tx, siteId);
      const last = await tx.findOneBy(SiteReconciliation, { siteId });
      const calendar = await this.holidays.calendar(tx);
      const today = dayInVietnam(now);
      const { lives, seq } = await this.noteCorrections(tx, { siteId, now, calendar }, last);
      const volumeSince = firstVolumeDay(lives, daysBefore(today, volumeDays));
      const since = last?.ranAt ?? null;
      const facts = await loadFacts(tx, { siteId, now, calendar, since, volumeSince });
      const result = runChecks(facts, lives, { today, calendar });
      const changes = await keep(tx, { siteId, now }, result);
      const milliseconds = Math.round(performance.now() - started);
      await tx.upsert(SiteReconciliation, { siteId, ranAt: now, milliseconds, correctionsSeq: seq }, ['siteId']);
      const { opened, reopened, closed } = changes;
      if (opened + reopened + closed > 0) {
        await this.audit.record(tx, { actor: by, action: 'site.reconciled', siteId, detail: { ...changes } });
      }
      return { siteId, ranAt: now.toISOString(), ...changes, unsettled: await countUnsettled(tx, siteId) };
    });
  }

  /** What the checks would find at a moment, by what EMC knows now; nothing is written. */
  async attempt({ siteId, at }: { siteId: number; at: Date }, language: Language, turn: Turn): Promise<Trial> {
    const { manager } = this.db;
    const calendar = await this.holidays.calendar(manager);
    const volumeSince = daysBefore(dayInVietnam(at), volumeDays);
    const facts = await this.asked.run(turn, () =>
      loadFacts(manager, { siteId, now: at, calendar, since: null, volumeSince }),
    );
    const findings = tryChecks(facts).map(({ kind, subject, message, evidence }) => ({
      kind,
      subject,
      message: message[language],
      evidence: { counts: evidence.counts, rows: [...evidence.rows] },
    }));
    return { at: at.toISOString(), findings };
  }

  /** Not for ever: a feed under load is always a little behind. */
  private async untilDerived(siteId: number, { gone }: Turn): Promise<void> {
    for (let waited = 0; waited < derivedWithinMs; waited += lookMs) {
      const behind = await this.db.query<object[]>(
        'SELECT FROM feed_state WHERE site_id = $1 AND derived_seq < last_seq',
        [siteId],
      );
      if (behind.length === 0) return;
      await sleep(lookMs);
      gone?.throwIfAborted();
    }
  }

  /** Events that were sent to settle a discrepancy are a step of its life. */
  private async noteCorrections(
    tx: EntityManager,
    { siteId, now, calendar }: { siteId: number; now: Date; calendar: Calendar },
    last: SiteReconciliation | null,
  ) {
    const lives = await livesOf(tx, siteId);
    const { seq, corrections } = await correctionsOf(tx, siteId, last?.correctionsSeq ?? '0');
    const steps: TakenStep[] = [];
    const after = lives.map((life): KnownLife => {
      const events = corrections.get(life.id);
      if (!events) return life;
      const note = `${events} sự kiện gửi lại / events sent again`;
      const today = dayInVietnam(now);
      const context = { actor: 'officer', today, calendar, dueWorkingDays: checks[life.kind].dueWorkingDays } as const;
      const taken = takeStep(life, { kind: 'submit_correction', note }, context);
      if ('refused' in taken) return life;
      const step = 'submit_correction';
      steps.push({ id: life.id, step, before: life.state, after: taken.life.state, note, until: null });
      return { ...life, ...taken.life };
    });
    const corrected = after.filter((life, index) => life !== lives[index]);
    await moveTo(tx, siteId, corrected);
    await appendSteps(tx, { siteId, at: now, actor: 'feed', role: 'feed' }, steps);
    await tell(tx, ...corrected.flatMap((life) => discrepancyNotice({ siteId, ...life }, 'submit_correction')));
    return { lives: after, seq };
  }
}

function firstVolumeDay(lives: readonly KnownLife[], usual: string): string {
  return lives
    .filter(({ kind, state }) => kind === 'VOLUME_DROP' && state !== 'closed')
    .reduce((first, { subject }) => (subject < first ? subject : first), usual);
}

function livesOf(tx: EntityManager, siteId: number): Promise<KnownLife[]> {
  return tx.query<KnownLife[]>(
    `SELECT id, kind, subject, state, due_on::text AS "dueOn", waived_until::text AS "waivedUntil"
     FROM discrepancy WHERE site_id = $1`,
    [siteId],
  );
}

async function correctionsOf(tx: EntityManager, siteId: number, after: string) {
  const [state] = await tx.query<{ seq: string }[]>('SELECT derived_seq AS seq FROM feed_state WHERE site_id = $1', [
    siteId,
  ]);
  const seq = state?.seq ?? after;
  const rows = await tx.query<{ id: string; events: number }[]>(
    `SELECT correction_of AS id, count(*)::integer AS events FROM dossier_event
     WHERE site_id = $1 AND seq > $2 AND seq <= $3 AND correction_of IS NOT NULL GROUP BY correction_of`,
    [siteId, after, seq],
  );
  return { seq, corrections: new Map(rows.map(({ id, events }) => [id, events])) };
}

async function moveTo(tx: EntityManager, siteId: number, lives: readonly KnownLife[]): Promise<void> {
  if (lives.length === 0) return;
  await tx.query(
    `UPDATE discrepancy d SET state = n.state, waived_until = n."waivedUntil", revision = d.revision + 1
     FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, state text, "waivedUntil" date)
     WHERE d.site_id = $1 AND d.id = n.id`,
    [siteId, JSON.stringify(lives)],
  );
}

interface Kept {
  readonly siteId: number;
  readonly now: Date;
}

/** Writes down what a run came to: only what differs from before. */
async function keep(tx: EntityManager, { siteId, now }: Kept, { found, passed }: RunResult) {
  const rows = found.map((finding) => ({ ...finding, ...finding.life, id: finding.before?.id ?? uuidv7() }));
  await tx.query(
    `INSERT INTO discrepancy AS d (site_id, id, kind, subject, state, severity, message, evidence, suggestion,
       opened_at, due_on, waived_until, checked_at, revision)
     SELECT $1, id, kind, subject, state, severity, message, evidence, suggestion, $3, "dueOn", "waivedUntil", $3, 1
     FROM jsonb_to_recordset($2::jsonb) AS f (id uuid, kind text, subject text, state text, severity text,
       message jsonb, evidence jsonb, suggestion jsonb, "dueOn" date, "waivedUntil" date)
     ON CONFLICT ON CONSTRAINT discrepancy_fingerprint DO UPDATE SET
       state = EXCLUDED.state, severity = EXCLUDED.severity, message = EXCLUDED.message, evidence = EXCLUDED.evidence,
       suggestion = EXCLUDED.suggestion, due_on = EXCLUDED.due_on, waived_until = EXCLUDED.waived_until,
       closed_at = NULL, checked_at = EXCLUDED.checked_at,
       revision = d.revision + (d.state <> EXCLUDED.state)::integer
     WHERE (d.state, d.due_on, d.waived_until, d.message, d.evidence, d.suggestion) IS DISTINCT FROM
       (EXCLUDED.state, EXCLUDED.due_on, EXCLUDED.waived_until, EXCLUDED.message, EXCLUDED.evidence, EXCLUDED.suggestion)`,
    [siteId, JSON.stringify(rows), now],
  );
  await tx.query(
    `UPDATE discrepancy SET state = 'closed', waived_until = NULL, closed_at = $3, checked_at = $3, revision = revision + 1
     WHERE site_id = $1 AND id = ANY ($2)`,
    [siteId, passed.map(({ id }) => id), now],
  );
  const opened = rows.filter(({ before }) => before === null);
  const reopened = rows.filter(({ before, state }) => before !== null && before.state !== state);
  const steps = [
    ...[...opened, ...reopened].map(failed),
    ...passed.map((life) => ({
      ...nothingSaid,
      id: life.id,
      step: 'pass',
      before: life.state,
      after: 'closed' as const,
    })),
  ];
  await appendSteps(tx, { siteId, at: now, actor: 'check', role: 'check' }, steps);
  const noticesOf = (lives: readonly { id: string; kind: DiscrepancyKind }[], step: string) =>
    lives.flatMap((life) => discrepancyNotice({ siteId, ...life }, step));
  await tell(tx, ...noticesOf(opened, 'open'), ...noticesOf(reopened, 'reopen'), ...noticesOf(passed, 'pass'));
  return { opened: opened.length, reopened: reopened.length, closed: passed.length };
}

const nothingSaid = { note: null, until: null };

function failed({ id, before, life }: Found & { id: string }): TakenStep {
  return { ...nothingSaid, id, step: 'fail', before: before?.state ?? null, after: life.state };
}

async function countUnsettled(tx: EntityManager, siteId: number): Promise<ReconciliationRun['unsettled']> {
  const rows = await tx.query<{ kind: string; count: number }[]>(
    `SELECT kind, count(*)::integer AS count FROM discrepancy WHERE site_id = $1 AND ${unsettled} GROUP BY kind ORDER BY kind`,
    [siteId],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
