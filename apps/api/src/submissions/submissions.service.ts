import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type Issue as IssueShape,
  type IssuesQuery,
  type Submission as SubmissionShape,
  type SubmitQuery,
} from '@emc/contract';
import type { Issue, Language, ListKind } from '@emc/domain';
import { LessThan, MoreThan, Repository, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Queue } from '../queue/queue.js';
import { Site } from '../sites/site.entity.js';
import { SiteCounter } from '../sites/site-counter.entity.js';
import type { SubmissionKey } from './judging.js';
import { ReceivedFiles } from './received-files.js';
import { turnAway, type Reception } from './reception.js';
import { startSheetProcess } from './sheet-process.js';
import type { SheetTask } from './sheet.task.js';
import { SubmissionIssue } from './submission-issue.entity.js';
import { SubmissionNews } from './submission-news.js';
import { Submission } from './submission.entity.js';
import { Turns } from '../turns.js';

export const judgingQueue = 'judging';

/** News may be lost with a connection; then the state is looked up this often. */
const lookAgainMs = 1000;
/** Each costs a process. */
const markedAtOnce = 2;

interface Ask {
  readonly site: Site;
  readonly caller: Caller;
  readonly query: SubmitQuery;
  readonly key: string | null;
}

@Injectable()
export class SubmissionsService {
  private readonly log = new Logger('Submissions');
  private readonly marking = new Turns(markedAtOnce);

  constructor(
    @InjectRepository(Submission) private readonly submissions: Repository<Submission>,
    @InjectRepository(SubmissionIssue) private readonly issues: Repository<SubmissionIssue>,
    private readonly files: ReceivedFiles,
    private readonly news: SubmissionNews,
    private readonly queue: Queue,
    private readonly audit: AuditService,
  ) {}

  /** Keeps what came and queues it for judging; the same idempotency key gives the same submission again. */
  async submit(ask: Ask, reception: Reception): Promise<SubmissionShape> {
    const fresh = newSubmission(ask, reception);
    const standing = await this.keep(fresh, reception).catch(async (error: unknown) => {
      await turnAway(reception, this.files);
      if (!(await this.mayStand(fresh))) await this.forget(fresh);
      throw error;
    });
    if (standing.id === fresh.id) this.queue.wake(judgingQueue);
    else await this.forget(fresh);
    if (standing.requestHash !== fresh.requestHash) throw new Refused('KEY_REUSED');
    return showSubmission(await this.settled(standing, ask.query.wait));
  }

  /** Newest first. */
  async list(
    site: Site,
    { kind, limit, cursor }: { kind?: ListKind | undefined; limit: number; cursor?: string | undefined },
  ): Promise<Page<SubmissionShape>> {
    const own = { siteId: site.id, ...(kind && { kind }) };
    const [rows, total] = await Promise.all([
      this.submissions.find({
        where: { ...own, ...(cursor && { id: LessThan(cursor) }) },
        order: { id: 'DESC' },
        take: limit + 1,
      }),
      this.submissions.countBy(own),
    ]);
    return pageOf(rows, { limit, total, keyOf: (row) => row.id, show: showSubmission });
  }

  async find(caller: Caller, id: string): Promise<SubmissionShape> {
    return showSubmission(await this.reachable(caller, id));
  }

  /** Each change, until the submission has ended or the caller has `gone`. */
  async *follow({ siteId, id }: SubmissionKey, gone: AbortSignal): AsyncGenerator<SubmissionShape> {
    let last = '';
    while (!this.news.closed && !gone.aborted) {
      const news = this.news.next(id, lookAgainMs);
      const submission = await this.submissions.findOneByOrFail({ siteId, id });
      const shown = showSubmission(submission);
      const text = JSON.stringify(shown);
      if (text !== last) yield shown;
      if (submission.finishedAt) return;
      last = text;
      await news;
    }
  }

  async issuesOf(caller: Caller, id: string, query: IssuesQuery & { language: Language }): Promise<Page<IssueShape>> {
    const { siteId } = await this.reachable(caller, id);
    const { severity, code, limit, cursor, language } = query;
    const wanted = { siteId, submissionId: id, ...(severity && { severity }), ...(code && { code }) };
    const [rows, total] = await Promise.all([
      this.issues.find({
        where: { ...wanted, ...(cursor && { ordinal: MoreThan(Number(cursor)) }) },
        order: { ordinal: 'ASC' },
        take: limit + 1,
      }),
      this.issues.countBy(wanted),
    ]);
    const show = (row: SubmissionIssue): IssueShape => {
      const { message, fix, ...issue } = issueOf(row);
      const said = { ...issue, message: message[language] };
      return fix ? { ...said, fix: { value: fix.value, why: fix.why[language] } } : said;
    };
    return pageOf(rows, { limit, total, keyOf: (row) => row.ordinal, show });
  }

  /** The officer's own workbook with its issues marked, made on demand; the issues alone where that is beyond us. */
  async marked(caller: Caller, id: string, language: Language): Promise<{ fileName: string; content: Buffer }> {
    const submission = await this.reachable(caller, id);
    if (!submission.finishedAt) throw new Refused('STILL_WORKING');
    if (!(await this.files.has(submission, 'original'))) throw new Refused('FILE_NOT_KEPT');
    const { siteId, source, sheetName } = submission;
    const path = this.files.pathOf(submission, 'original');
    const content = await this.marking.take(async () => {
      const rows = await this.issues.find({ where: { siteId, submissionId: id }, order: { ordinal: 'ASC' } });
      const task: SheetTask = { task: 'mark', path, source, sheetName, issues: rows.map(issueOf), language };
      return (await this.workbookOf(task)) ?? (await this.workbookOf({ ...task, sheetName: null }));
    });
    if (!content) throw new Error(`The issues of submission ${id} cannot be written`);
    return { fileName: markedName(submission.fileName), content };
  }

  async file(
    caller: Caller,
    id: string,
    what: 'original' | 'scan',
  ): Promise<{ fileName: string; type: string; content: Readable }> {
    const submission = await this.reachable(caller, id);
    const content = await this.files.read(submission, what);
    if (!content) throw new Refused('FILE_NOT_KEPT');
    const { fileName, decisionScanType } = submission;
    return what === 'original'
      ? { fileName, type: 'application/octet-stream', content }
      : { fileName: `decision.${decisionScanType?.split('/')[1]}`, type: decisionScanType ?? '', content };
  }

  /** Puts work back on the queue whose process died; a lock that is free tells that nobody works on it. */
  async requeueAbandoned(afterSeconds: number): Promise<void> {
    const abandoned = await this.submissions.query<{ site_id: number; id: string }[]>(
      `WITH unfinished AS MATERIALIZED (
         SELECT site_id, id FROM submission
         WHERE finished_at IS NULL AND queued_at < now() - make_interval(secs => $1) LIMIT 1000)
       SELECT site_id, id FROM unfinished WHERE pg_try_advisory_xact_lock(hashtextextended(id::text, 0))`,
      [afterSeconds],
    );
    for (const { site_id: siteId, id } of abandoned) {
      const sent = await this.submissions.manager.transaction(async (tx) => {
        await tx.update(Submission, { siteId, id }, { queuedAt: new Date() });
        return this.queue.send(tx, judgingQueue, { key: id, data: { siteId, id } });
      });
      if (sent) this.log.warn(`Submission ${id} was left unfinished; it goes back on the queue`);
    }
    if (abandoned.length > 0) this.queue.wake(judgingQueue);
  }

  /** The submission that stands: this one, or the earlier one with the same key. */
  private async keep(fresh: FreshSubmission, reception: Reception): Promise<Submission> {
    await this.files.keep(reception.original, fresh, 'original');
    if (reception.scan) await this.files.keep(reception.scan.file, fresh, 'scan');
    return this.submissions.manager.transaction(async (tx) => {
      const earlier = fresh.idempotencyKey === null ? null : await submissionWithKey(tx, fresh);
      if (earlier) return earlier;
      const submission = { ...fresh, receipt: await SiteCounter.next(tx, fresh.siteId, 'receipt') };
      await tx.insert(Submission, submission as object);
      const { siteId, id, kind, fileName, sha256, dryRun, submittedBy } = fresh;
      await this.queue.send(tx, judgingQueue, { key: id, data: { siteId, id } });
      await this.audit.record(tx, {
        actor: submittedBy,
        action: 'submission.received',
        siteId,
        subject: id,
        detail: { kind, fileName, sha256, dryRun },
      });
      return submission;
    });
  }

  /** The connection may have been lost between the commit and its answer. */
  private async mayStand({ siteId, id }: SubmissionKey): Promise<boolean> {
    return this.submissions.existsBy({ siteId, id }).catch(() => true);
  }

  private async forget(fresh: FreshSubmission): Promise<void> {
    await this.files.drop(this.files.pathOf(fresh, 'original'));
    await this.files.drop(this.files.pathOf(fresh, 'scan'));
  }

  /** Null when the workbook cannot be marked within the bounds of a sheet process. */
  private async workbookOf(task: SheetTask): Promise<Buffer | null> {
    const sheet = startSheetProcess(task);
    const [content, outcome] = await Promise.all([sheet.output.toArray(), sheet.outcome]);
    return outcome.answer === 'marked' ? Buffer.concat(content as Buffer[]) : null;
  }

  /** Waits up to `seconds` for the end of the submission. */
  private async settled({ siteId, id }: Submission, seconds: number): Promise<Submission> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const news = this.news.next(id, Math.max(0, Math.min(lookAgainMs, until - Date.now())));
      const submission = await this.submissions.findOneByOrFail({ siteId, id });
      if (submission.finishedAt || Date.now() >= until || this.news.closed) return submission;
      await news;
    }
  }

  private async reachable(caller: Caller, id: string): Promise<Submission> {
    const query = this.submissions.createQueryBuilder('submission').where('submission.id = :id', { id });
    if (caller.agencyCode !== null) {
      query.innerJoin(Site, 'site', 'site.id = submission.siteId AND site.agencyCode = :own', {
        own: caller.agencyCode,
      });
    }
    const submission = await query.getOne();
    if (!submission) throw new Refused('SUBMISSION_NOT_FOUND');
    return submission;
  }
}

type FreshSubmission = Omit<Submission, 'receipt'>;

function newSubmission({ site, caller, query, key }: Ask, reception: Reception): FreshSubmission {
  const { kind, dryRun, makeDefault } = query;
  const { original, decision, scan } = reception;
  const now = new Date();
  const asked = [
    kind,
    dryRun,
    makeDefault,
    original.sha256,
    decision.decisionNumber,
    decision.decisionDate,
    scan?.file.sha256,
  ];
  return {
    siteId: site.id,
    id: uuidv7(),
    kind,
    state: 'queued',
    fileName: reception.fileName,
    sha256: original.sha256,
    source: reception.source,
    submittedBy: caller.username,
    submittedById: caller.userId,
    submittedAt: now,
    finishedAt: null,
    dryRun,
    makeDefault,
    idempotencyKey: key,
    requestHash: createHash('sha256').update(JSON.stringify(asked)).digest('hex'),
    decisionNumber: decision.decisionNumber ?? null,
    decisionDate: decision.decisionDate ?? null,
    decisionScanType: scan?.type ?? null,
    queuedAt: now,
    attempts: 0,
    rowsRead: 0,
    rowsExpected: null,
    rowCount: 0,
    errors: 0,
    warnings: 0,
    notices: 0,
    sheetName: null,
    versionNumber: null,
    diff: null,
  };
}

/** Of many requests with one key at once, each waits here until the one before it has been kept. */
async function submissionWithKey(tx: EntityManager, fresh: FreshSubmission): Promise<Submission | null> {
  const { siteId, submittedById, idempotencyKey } = fresh;
  await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext($2))`, [siteId, `${submittedById} ${idempotencyKey}`]);
  return tx.findOneBy(Submission, { siteId, submittedById, idempotencyKey: idempotencyKey ?? '' });
}

function issueOf(row: SubmissionIssue): Issue {
  const { code, severity, sheet, rowNumber, columnKey, cell, value, message, fix } = row;
  return { code, severity, sheet, row: rowNumber, column: columnKey, cell, value, message, ...(fix && { fix }) };
}

/** `list.xls` → `list.marked.xlsx` */
function markedName(fileName: string): string {
  return `${fileName.replace(/\.\w{1,5}$/, '')}.marked.xlsx`;
}

function showSubmission(row: Submission): SubmissionShape {
  const submittedAt = row.submittedAt.toISOString();
  return {
    id: row.id,
    siteId: row.siteId,
    kind: row.kind,
    state: row.state,
    receipt: {
      number: `${row.siteId}-${String(row.receipt).padStart(6, '0')}`,
      sha256: row.sha256,
      receivedAt: submittedAt,
    },
    progress: { rowsRead: row.rowsRead, rowsExpected: row.rowsExpected },
    counts: { rows: row.rowCount, errors: row.errors, warnings: row.warnings, notices: row.notices },
    versionNumber: row.versionNumber,
    fileName: row.fileName,
    sha256: row.sha256,
    submittedBy: row.submittedBy,
    submittedAt,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    dryRun: row.dryRun,
    makeDefault: row.makeDefault,
    decision: { number: row.decisionNumber, date: row.decisionDate, hasScan: row.decisionScanType !== null },
    diff: row.diff,
  };
}
