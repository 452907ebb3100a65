import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { DiffSummary, SubmissionState } from '@emc/contract';
import { compareServices, fileIssue, serviceList, verdictOf, type Issue, type Verdict } from '@emc/domain';
import { from as copyFrom } from 'pg-copy-streams';
import type { Client } from 'pg';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AgenciesService } from '../agencies/agencies.service.js';
import { AuditService } from '../audit/audit.service.js';
import { Site } from '../sites/site.entity.js';
import { SiteCounter } from '../sites/site-counter.entity.js';
import { ListVersion } from '../versions/list-version.entity.js';
import { currentDefault, readServices, VersionsService } from '../versions/versions.service.js';
import { ReceivedFiles } from './received-files.js';
import { startSheetProcess, type Progress } from './sheet-process.js';
import { SubmissionNews } from './submission-news.js';
import { Submission } from './submission.entity.js';

export interface SubmissionKey {
  readonly siteId: number;
  readonly id: string;
}

interface Judgement {
  readonly verdict: Verdict;
  readonly sheetName: string | null;
}

type Seen = Partial<Pick<Submission, 'state' | 'rowsRead' | 'rowsExpected'>>;

const mostBreakdowns = 5;
const progressEveryMs = 300;

/** Reads and judges what was handed in, and keeps it as a version or refuses it: all of it or nothing. */
@Injectable()
export class Judging {
  private readonly log = new Logger('Judging');

  constructor(
    private readonly db: DataSource,
    private readonly files: ReceivedFiles,
    private readonly agencies: AgenciesService,
    private readonly versions: VersionsService,
    private readonly audit: AuditService,
  ) {}

  /** Safe to run again, and beside itself: whoever holds the submission's lock works, a finished one stays as it is. */
  async run(key: SubmissionKey, giveUp: AbortSignal): Promise<void> {
    try {
      await this.db.transaction(async (tx) => {
        if (!(await takeLock(tx, key.id))) return;
        const submission = await tx.findOneByOrFail(Submission, { siteId: key.siteId, id: key.id });
        if (!submission.finishedAt) await this.judge(tx, { submission, giveUp });
      });
    } catch (error) {
      if (!giveUp.aborted) await this.countBreakdown(key);
      throw error;
    }
  }

  private async judge(tx: EntityManager, work: { submission: Submission; giveUp: AbortSignal }): Promise<void> {
    const { submission } = work;
    await this.show(submission, { state: 'reading', rowsRead: 0, rowsExpected: null });
    await tx.query('SAVEPOINT rows');
    const { verdict, sheetName } = await this.read(tx, work);
    const { rows, errors } = verdict.counts;
    const accepted = errors === 0;
    if (accepted) await this.show(submission, { state: 'saving', rowsRead: rows, rowsExpected: rows });
    const diff = accepted ? await diffToDefault(tx, submission) : null;
    const kept = accepted && !submission.dryRun;
    if (!kept) await tx.query('ROLLBACK TO SAVEPOINT rows');
    const versionNumber = kept ? await this.keepVersion(tx, submission, rows) : null;
    await insertIssues(tx, submission, verdict.issues);
    await this.finish(tx, submission, {
      state: accepted ? 'accepted' : 'refused',
      counts: verdict.counts,
      result: { rowCount: rows, rowsRead: rows, rowsExpected: rows, sheetName, versionNumber, diff },
    });
  }

  /** Streams the rows of the sheet process into the transaction; the verdict comes when it has read all of them. */
  private async read(
    tx: EntityManager,
    { submission, giveUp }: { submission: Submission; giveUp: AbortSignal },
  ): Promise<Judgement> {
    const { siteId, id, source } = submission;
    const { agencyCode } = await tx.findOneByOrFail(Site, { id: siteId });
    const task = {
      task: 'judge',
      path: this.files.pathOf(submission, 'original'),
      source,
      rowPrefix: `${siteId}\t${id}`,
      agencyCodes: await this.agencies.codesOf(agencyCode),
      knownAgencyCodes: await this.agencies.allCodes(),
      knownIds: await idsInForce(tx, submission),
    } as const;
    const connection = await connectionOf(tx);
    const sheet = startSheetProcess(task, { signal: giveUp, onProgress: this.progressShower(submission) });
    const copy = connection.query(copyFrom(copyServices));
    const copying = pipeline(sheet.output, copy).finally(() => copy.errored && sheet.kill());
    const [copied, ended] = await Promise.allSettled([copying, sheet.outcome]);
    const outcome = ended.status === 'fulfilled' ? ended.value : null;
    if (outcome?.answer === 'refused') return { verdict: verdictOf([fileIssue(outcome.code)]), sheetName: null };
    if (copied.status === 'rejected') throw copied.reason;
    if (ended.status === 'rejected') throw ended.reason;
    if (outcome?.answer !== 'judged') throw new Error(`Asked to judge, the sheet process ${outcome?.answer}`);
    const { errors, rows } = outcome.verdict.counts;
    if (errors === 0 && copy.rowCount !== rows) throw new Error(`Of ${rows} rows ${copy.rowCount} were written`);
    return outcome;
  }

  private async keepVersion(tx: EntityManager, submission: Submission, rowCount: number): Promise<number> {
    const { siteId, id, kind, makeDefault, submittedBy } = submission;
    const number = await SiteCounter.next(tx, siteId, `version ${kind}`);
    await tx.insert(ListVersion, {
      siteId,
      kind,
      number,
      submissionId: id,
      rowCount,
      definitionRevision: serviceList.revision,
      acceptedAt: new Date(),
    });
    if (makeDefault) await this.versions.recordDefault(tx, { siteId, kind, number, by: submittedBy });
    return number;
  }

  private async finish(
    tx: EntityManager,
    { siteId, id, submittedBy, dryRun }: Submission,
    end: { state: SubmissionState; counts: Verdict['counts']; result: Partial<Submission> },
  ): Promise<void> {
    const { state, counts, result } = end;
    const { errors, warnings, notices } = counts;
    const ended = { state, finishedAt: new Date(), errors, warnings, notices, ...result };
    await tx.update(Submission, { siteId, id }, ended as object);
    await this.audit.record(tx, {
      actor: submittedBy,
      action: `submission.${state}`,
      siteId,
      subject: id,
      detail: { versionNumber: result.versionNumber, dryRun, ...counts },
    });
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
        if (attempts >= mostBreakdowns) await this.fail(tx, { siteId, id });
      })
      .catch((error: unknown) => this.log.warn(error));
  }

  private async fail(tx: EntityManager, { siteId, id }: SubmissionKey): Promise<void> {
    this.log.error(`Gave up on submission ${id} after ${mostBreakdowns} attempts`);
    await tx.update(Submission, { siteId, id }, { state: 'failed', finishedAt: new Date() });
    await this.audit.record(tx, { actor: 'system', action: 'submission.failed', siteId, subject: id });
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

const copyServices = `COPY service (site_id, submission_id, row_number, name, level, url, id_cdvcqg, id_mcdt, search) FROM STDIN`;

async function connectionOf(tx: EntityManager): Promise<Client> {
  if (!tx.queryRunner) throw new Error('Not in a transaction');
  return (await tx.queryRunner.connect()) as Client;
}

/** Held until the transaction ends; a worker whose machine vanished holds it for the two minutes set here, not two hours. */
async function takeLock(tx: EntityManager, id: string): Promise<boolean> {
  await tx.query('SET LOCAL tcp_keepalives_idle = 30; SET LOCAL tcp_keepalives_interval = 10');
  const [lock] = await tx.query<{ taken: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [id],
  );
  return lock?.taken ?? false;
}

async function idsInForce(tx: EntityManager, list: Pick<Submission, 'siteId' | 'kind'>): Promise<string[]> {
  const version = await versionInForce(tx, list);
  if (!version) return [];
  const rows = await tx.query<{ id_mcdt: string }[]>(
    'SELECT id_mcdt FROM service WHERE site_id = $1 AND submission_id = $2',
    [version.siteId, version.submissionId],
  );
  return rows.map((row) => row.id_mcdt);
}

async function versionInForce(
  tx: EntityManager,
  { siteId, kind }: Pick<Submission, 'siteId' | 'kind'>,
): Promise<ListVersion | null> {
  const current = await currentDefault(tx, { siteId, kind });
  return current && tx.findOneByOrFail(ListVersion, { siteId, kind, number: current.number });
}

async function diffToDefault(tx: EntityManager, submission: Submission): Promise<DiffSummary> {
  const version = await versionInForce(tx, submission);
  const before = version ? await readServices(tx, version) : [];
  const after = await readServices(tx, { siteId: submission.siteId, submissionId: submission.id });
  return { against: version?.number ?? null, ...compareServices(before, after).summary };
}

async function insertIssues(tx: EntityManager, { siteId, id }: Submission, issues: readonly Issue[]): Promise<void> {
  await tx.query(
    `INSERT INTO submission_issue
       (site_id, submission_id, ordinal, code, severity, row_number, column_key, cell, value, message, fix)
     SELECT $1, $2, ordinal, issue->>'code', issue->>'severity', (issue->>'row')::integer, issue->>'column',
       issue->>'cell', issue->>'value', issue->'message', issue->'fix'
     FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS found (issue, ordinal)`,
    [siteId, id, JSON.stringify(issues)],
  );
}
