import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import { fileIssue, listIssue, verdictOf, type Counts, type Issue, type ListKind } from '@emc/domain';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { tell, type NewNotice } from '../queue/tell.js';
import { SiteCounter } from '../sites/site-counter.entity.js';
import { ListVersion } from '../versions/list-version.entity.js';
import { lockVersionInForce, versionInForce } from '../versions/default-version.js';
import { VersionsService } from '../versions/versions.service.js';
import { AccountLists } from './account-lists.js';
import { Cancelled, Cancelling } from './cancelling.js';
import type { Judged, ListKeeper, SettledList } from './list-keeper.js';
import { ReceivedFiles } from './received-files.js';
import { ServiceLists } from './service-lists.js';
import { SheetProcesses, type Progress } from './sheet-processes.js';
import type { JudgeTask } from './sheet.task.js';
import { listFiles } from './submission-files.js';
import { takeLock, type SubmissionKey } from './submission-lock.js';
import { SubmissionNews } from './submission-news.js';
import { Submission } from './submission.entity.js';

type End = 'accepted' | 'refused' | 'failed';
type Seen = Partial<Pick<Submission, 'state' | 'rowsRead' | 'rowsExpected'>>;

interface Work {
  readonly submission: Submission;
  /** Ends the work early: EMC stops, or somebody cancelled the submission. */
  readonly giveUp: AbortSignal;
}

const mostBreakdowns = 5;
const progressEveryMs = 300;

/** Reads and judges what was handed in, and keeps it as a version or refuses it: all of it or nothing. */
@Injectable()
export class Judging {
  private readonly log = new Logger('Judging');
  private readonly keepers: Readonly<Record<ListKind, ListKeeper>>;

  constructor(
    private readonly db: DataSource,
    private readonly files: ReceivedFiles,
    private readonly versions: VersionsService,
    private readonly audit: AuditService,
    private readonly cancelling: Cancelling,
    private readonly processes: SheetProcesses,
    services: ServiceLists,
    accounts: AccountLists,
  ) {
    this.keepers = { services, accounts };
  }

  /** Safe to run again, and beside itself: whoever holds the submission's lock works, a finished one stays as it is. */
  async run(key: SubmissionKey, stop: AbortSignal): Promise<void> {
    const done = new AbortController();
    const cancelled = this.cancelling.watch(key, done.signal);
    try {
      await this.db.transaction(async (tx) => {
        if (!(await takeLock(tx, key.id))) return;
        // The sheet process bounds the reading, and with it the COPY of what it reads.
        await tx.query('SET LOCAL statement_timeout = 0');
        const submission = await tx.findOneByOrFail(Submission, { siteId: key.siteId, id: key.id });
        if (submission.finishedAt) return;
        if (submission.cancelledBy !== null) throw new Cancelled();
        await this.judge(tx, { submission, giveUp: AbortSignal.any([stop, cancelled]) });
      });
    } catch (error) {
      if (error instanceof Cancelled || cancelled.aborted) return this.cancelling.end(key);
      if (!stop.aborted) await this.countBreakdown(key);
      throw error;
    } finally {
      done.abort();
    }
  }

  private async judge(tx: EntityManager, work: Work): Promise<void> {
    const { submission } = work;
    await this.show(submission, { state: 'reading', rowsRead: 0, rowsExpected: null });
    await tx.query('SAVEPOINT rows');
    const judged = await this.read(tx, work);
    const { verdict, sheetName } = judged;
    const { rows } = verdict.counts;
    const isClean = verdict.counts.errors === 0;
    if (isClean) await this.show(submission, { state: 'saving', rowsRead: rows, rowsExpected: rows });
    const settled = isClean ? await this.settle(tx, submission, judged) : null;
    const found = settled ? [...(await outdated(tx, submission, settled)), ...settled.issues] : [];
    const accepted = settled !== null && !found.some(({ severity }) => severity === 'error');
    const kept = accepted && !submission.dryRun;
    if (!kept) await tx.query('ROLLBACK TO SAVEPOINT rows');
    const versionNumber = kept ? await this.keepVersion(tx, submission, settled) : null;
    await insertIssues(tx, submission, [...found, ...verdict.issues]);
    const ended = { rowCount: rows, rowsRead: rows, rowsExpected: rows, sheetName, versionNumber };
    await this.finish(tx, submission, {
      state: accepted ? 'accepted' : 'refused',
      counts: withIssues(verdict.counts, found),
      result: { ...ended, diff: accepted ? settled.diff : null, unmatched: (accepted && settled.unmatched) || null },
    });
  }

  /**
   * One version in force is looked up and passed on. Of what is kept and rests on it, the list that takes its place or adds to
   * it, no other may slip in between, so it is locked to the commit.
   */
  private async settle(tx: EntityManager, submission: Submission, judged: Judged): Promise<SettledList> {
    const { siteId, kind, mode, makeDefault, dryRun } = submission;
    const isBase = !dryRun && (makeDefault || mode === 'append');
    const inForce = await (isBase ? lockVersionInForce : versionInForce)(tx, { siteId, kind });
    return this.keepers[kind].settle(tx, submission, { ...judged, inForce });
  }

  /** Reads the list, a second time where only the first reading told how its dates are written. */
  private async read(tx: EntityManager, work: Work): Promise<Judged> {
    const { submission } = work;
    const keeper = this.keepers[submission.kind];
    const task = await keeper.taskFor(tx, submission, await listFiles(submission, this.files));
    const first = await this.pour(tx, task, work);
    if (!first.readAgain || task.kind !== 'accounts') return first;
    await tx.query('ROLLBACK TO SAVEPOINT rows');
    return this.pour(tx, { ...task, dateOrders: first.readAgain }, work);
  }

  /** Streams the rows of the sheet process into the transaction; the verdict comes when it has read all of them. */
  private async pour(tx: EntityManager, task: JudgeTask, { submission, giveUp }: Work): Promise<Judged> {
    const connection = await connectionOf(tx);
    const keeper = this.keepers[submission.kind];
    const turn = { of: String(submission.siteId), gone: giveUp };
    const sheet = await this.processes.start(turn, task, this.progressShower(submission));
    const copy = connection.query(copyFrom(keeper.copyInto));
    const copying = pipeline(keeper.rowsFrom(sheet.output, submission), copy).finally(
      () => copy.errored && sheet.kill(),
    );
    const [copied, ended] = await Promise.allSettled([copying, sheet.outcome]);
    const outcome = ended.status === 'fulfilled' ? ended.value : null;
    if (outcome?.answer === 'refused') {
      return { answer: 'judged', verdict: verdictOf([fileIssue(outcome.code)]), sheetName: null };
    }
    if (copied.status === 'rejected') throw copied.reason;
    if (ended.status === 'rejected') throw ended.reason;
    if (outcome?.answer !== 'judged') throw new Error(`Asked to judge, the sheet process ${outcome?.answer}`);
    const { errors, rows } = outcome.verdict.counts;
    if (errors === 0 && !outcome.readAgain && copy.rowCount !== rows) {
      throw new Error(`Of ${rows} rows ${copy.rowCount} were written`);
    }
    return outcome;
  }

  private async keepVersion(tx: EntityManager, submission: Submission, settled: SettledList): Promise<number> {
    const { siteId, id, kind, makeDefault, submittedBy } = submission;
    const number = await SiteCounter.next(tx, siteId, `version ${kind}`);
    const version = { siteId, kind, number, submissionId: id, acceptedAt: new Date(), ...settled.version };
    await tx.insert(ListVersion, version as object);
    if (makeDefault) await this.versions.recordDefault(tx, { siteId, kind, number, by: submittedBy });
    return number;
  }

  /** Whoever cancels either finds the submission ended, or has it ended here. */
  private async finish(
    tx: EntityManager,
    { siteId, id, submittedBy, dryRun }: Submission,
    end: { state: End; counts: Counts; result: Partial<Submission> },
  ): Promise<void> {
    const { state, counts, result } = end;
    const { errors, warnings, notices } = counts;
    const ended = { state, finishedAt: new Date(), errors, warnings, notices, ...result };
    const { affected } = await tx.update(Submission, { siteId, id, cancelledBy: IsNull() }, ended as object);
    if (affected !== 1) throw new Cancelled();
    await this.audit.record(tx, {
      actor: submittedBy,
      action: `submission.${state}`,
      siteId,
      subject: id,
      detail: { versionNumber: result.versionNumber, dryRun, ...counts },
    });
    if (!dryRun) await tell(tx, submissionNotice({ siteId, id }, state));
    await tx.query(SubmissionNews.tell, [id]);
  }

  /**
   * A fault of ours, to be tried again; the last one ends the submission. A killed process counts none: what a file can
   * do, it does to the sheet process.
   */
  private async countBreakdown({ siteId, id }: SubmissionKey): Promise<void> {
    await this.db
      .transaction(async (tx) => {
        if (!(await takeLock(tx, id))) return;
        const submission = await tx.findOneByOrFail(Submission, { siteId, id });
        if (submission.finishedAt) return;
        const attempts = submission.attempts + 1;
        await tx.update(Submission, { siteId, id }, { attempts, state: 'queued' });
        if (attempts >= mostBreakdowns) await this.fail(tx, submission);
      })
      .catch((error: unknown) => this.log.warn(error));
  }

  private async fail(tx: EntityManager, { siteId, id, dryRun }: Submission): Promise<void> {
    this.log.error(`Gave up on submission ${id} after ${mostBreakdowns} attempts`);
    await tx.update(Submission, { siteId, id }, { state: 'failed', finishedAt: new Date() });
    await this.audit.record(tx, { actor: 'system', action: 'submission.failed', siteId, subject: id });
    if (!dryRun) await tell(tx, submissionNotice({ siteId, id }, 'failed'));
    await tx.query(SubmissionNews.tell, [id]);
  }

  /** Outside the transaction, so that everybody sees it at once; never after the end, however late it comes. */
  private async show({ siteId, id }: SubmissionKey, seen: Seen): Promise<void> {
    await this.db.manager.update(Submission, { siteId, id, finishedAt: IsNull() }, seen);
    await this.db.query(SubmissionNews.tell, [id]);
  }

  private progressShower(submission: Submission): (progress: Progress) => void {
    let shownAt = 0;
    return ({ rowsRead, rowsExpected }) => {
      if (Date.now() - shownAt < progressEveryMs) return;
      shownAt = Date.now();
      this.show(submission, { rowsRead, rowsExpected }).catch((error: unknown) => this.log.warn(error));
    };
  }
}

function submissionNotice({ siteId, id }: SubmissionKey, state: End): NewNotice {
  const severity = state === 'accepted' ? 'notice' : 'error';
  return { siteId, kind: `submission.${state}`, subject: `submission:${id}`, severity };
}

async function connectionOf(tx: EntityManager): Promise<Client> {
  if (!tx.queryRunner) throw new Error('Not in a transaction');
  return (await tx.queryRunner.connect()) as Client;
}

function withIssues(counts: Counts, issues: readonly Issue[]): Counts {
  const { errors, warnings, notices } = verdictOf(issues).counts;
  const { rows } = counts;
  return {
    rows,
    errors: counts.errors + errors,
    warnings: counts.warnings + warnings,
    notices: counts.notices + notices,
  };
}

/** A trial was compared with one default version; against another it may not be what the officer agreed to. */
async function outdated(tx: EntityManager, { siteId, trialId }: Submission, { diff }: SettledList): Promise<Issue[]> {
  if (trialId === null) return [];
  const trial = await tx.findOneByOrFail(Submission, { siteId, id: trialId });
  return trial.diff?.against === diff.against ? [] : [listIssue('TRIAL_OUTDATED')];
}

async function insertIssues(tx: EntityManager, { siteId, id }: Submission, issues: readonly Issue[]): Promise<void> {
  await tx.query(
    `INSERT INTO submission_issue
       (site_id, submission_id, ordinal, code, severity, sheet, row_number, column_key, cell, value, message, fix)
     SELECT $1, $2, ordinal, issue->>'code', issue->>'severity', issue->>'sheet', (issue->>'row')::integer,
       issue->>'column', issue->>'cell', issue->>'value', issue->'message', issue->'fix'
     FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS found (issue, ordinal)`,
    [siteId, id, JSON.stringify(issues)],
  );
}
