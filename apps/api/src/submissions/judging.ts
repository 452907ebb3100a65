import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { DiffSummary } from '@emc/contract';
import { compareServices, fileIssue, serviceList, verdictOf, type Issue, type Verdict } from '@emc/domain';
import { from as copyFrom } from 'pg-copy-streams';
import type { Client } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
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

const mostAttempts = 5;
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
  async run({ siteId, id }: SubmissionKey): Promise<void> {
    const runner = this.db.createQueryRunner();
    try {
      await runner.startTransaction();
      if (!(await takeLock(runner.manager, id))) return;
      const submission = await runner.manager.findOneByOrFail(Submission, { siteId, id });
      if (submission.finishedAt) return;
      if (submission.attempts >= mostAttempts) await this.fail(runner.manager, submission);
      else await this.judge(runner, submission);
      await runner.commitTransaction();
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch((error) => this.log.warn(error));
      await runner.release();
    }
  }

  private async judge(runner: QueryRunner, submission: Submission): Promise<void> {
    const tx = runner.manager;
    const { siteId, id } = submission;
    await this.show(submission, { state: 'reading', attempts: submission.attempts + 1, rowsRead: 0 });
    await runner.query('SAVEPOINT rows');
    const judgement = await this.read(runner, submission);
    const { counts, issues } = judgement.verdict;
    const accepted = counts.errors === 0;
    if (accepted) await this.show(submission, { state: 'saving', rowsRead: counts.rows, rowsExpected: counts.rows });
    const diff = accepted ? await diffToDefault(tx, submission) : null;
    if (!accepted || submission.dryRun) await runner.query('ROLLBACK TO SAVEPOINT rows');
    const versionNumber = accepted && !submission.dryRun ? await this.keepVersion(tx, submission, counts.rows) : null;
    await insertIssues(tx, submission, issues);
    const finishedAt = new Date();
    const state = accepted ? 'accepted' : 'refused';
    await tx.update(Submission, { siteId, id }, {
      state,
      finishedAt,
      rowCount: counts.rows,
      rowsRead: counts.rows,
      rowsExpected: counts.rows,
      errors: counts.errors,
      warnings: counts.warnings,
      notices: counts.notices,
      sheetName: judgement.sheetName,
      versionNumber,
      diff,
    } as Partial<Submission>);
    await this.audit.record(tx, {
      actor: submission.submittedBy,
      action: `submission.${state}`,
      siteId,
      subject: id,
      detail: { versionNumber, dryRun: submission.dryRun, ...counts },
    });
    await tx.query(SubmissionNews.tell, [id]);
  }

  /** Streams the rows of the sheet process into the transaction; the verdict comes when it has read all of them. */
  private async read(runner: QueryRunner, submission: Submission): Promise<Judgement> {
    const { siteId, id, source } = submission;
    const { agencyCode } = await runner.manager.findOneByOrFail(Site, { id: siteId });
    const sheet = startSheetProcess(
      {
        task: 'judge',
        path: this.files.pathOf(submission, 'original'),
        source,
        rowPrefix: `${siteId}\t${id}`,
        agencyCodes: await this.agencies.codesOf(agencyCode),
        knownAgencyCodes: await this.agencies.allCodes(),
        knownIds: await idsInForce(runner.manager, submission),
      },
      this.progressShower(submission),
    );
    try {
      const client = (await runner.connect()) as Client;
      const copy = client.query(copyFrom(copyServices));
      const [copied, outcome] = await Promise.all([settle(pipeline(sheet.output, copy)), sheet.outcome]);
      if (outcome.answer === 'refused') return { verdict: verdictOf([fileIssue(outcome.code)]), sheetName: null };
      if (copied.error) throw copied.error;
      if (outcome.answer !== 'judged') throw new Error(`Asked to judge, the sheet process ${outcome.answer}`);
      return outcome;
    } finally {
      sheet.kill();
    }
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

  private async fail(tx: EntityManager, { siteId, id }: Submission): Promise<void> {
    this.log.error(`Gave up on submission ${id} after ${mostAttempts} attempts`);
    await tx.update(Submission, { siteId, id }, { state: 'failed', finishedAt: new Date() });
    await this.audit.record(tx, { actor: 'system', action: 'submission.failed', siteId, subject: id });
    await tx.query(SubmissionNews.tell, [id]);
  }

  /** Outside the transaction, so that everybody sees it at once. */
  private async show({ siteId, id }: SubmissionKey, seen: Partial<Submission>): Promise<void> {
    await this.db.manager.update(Submission, { siteId, id }, seen as object);
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

async function takeLock(tx: EntityManager, id: string): Promise<boolean> {
  const [lock] = await tx.query<{ taken: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [id],
  );
  return lock?.taken ?? false;
}

async function settle(work: Promise<void>): Promise<{ error?: unknown }> {
  return work.then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
}

async function idsInForce(tx: EntityManager, { siteId, kind }: Submission): Promise<string[]> {
  return (await servicesInForce(tx, { siteId, kind })).services.map((service) => service.idMcdt);
}

async function servicesInForce(tx: EntityManager, { siteId, kind }: Pick<Submission, 'siteId' | 'kind'>) {
  const current = await currentDefault(tx, { siteId, kind });
  const version = current && (await tx.findOneByOrFail(ListVersion, { siteId, kind, number: current.number }));
  return { number: version?.number ?? null, services: version ? await readServices(tx, version) : [] };
}

async function diffToDefault(tx: EntityManager, submission: Submission): Promise<DiffSummary> {
  const before = await servicesInForce(tx, submission);
  const after = await readServices(tx, { siteId: submission.siteId, submissionId: submission.id });
  return { against: before.number, ...compareServices(before.services, after).summary };
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
