import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Issue as IssueShape, IssuesQuery, LatestQuery, Submission as SubmissionShape } from '@emc/contract';
import type { Issue, Language, ListKind } from '@emc/domain';
import { LessThan, MoreThan, Repository, type SelectQueryBuilder } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import type { Turn } from '../semaphore.js';
import { Site } from '../sites/site.entity.js';
import { Cancelling } from './cancelling.js';
import { ReceivedFiles } from './received-files.js';
import { SheetProcesses } from './sheet-processes.js';
import type { MarkTask } from './sheet.task.js';
import { listFiles, roleOfPart } from './submission-files.js';
import type { SubmissionKey } from './submission-lock.js';
import { SubmissionIssue } from './submission-issue.entity.js';
import { SubmissionNews } from './submission-news.js';
import { partsIn, partsOf, showSubmission } from './submission.rows.js';
import { Submission } from './submission.entity.js';

/** News may be lost with a connection; then the state is looked up this often. */
const lookAgainMs = 1000;
const stopSeconds = 10;

/** Who wants a workbook marked. */
interface MarkingAsked {
  readonly caller: Caller;
  readonly language: Language;
  readonly turn: Turn;
}

interface KeptFile {
  readonly fileName: string;
  readonly type: string;
  readonly content: Readable;
}

@Injectable()
export class SubmissionsService {
  constructor(
    @InjectRepository(Submission) private readonly submissions: Repository<Submission>,
    @InjectRepository(SubmissionIssue) private readonly issues: Repository<SubmissionIssue>,
    private readonly files: ReceivedFiles,
    private readonly news: SubmissionNews,
    private readonly cancelling: Cancelling,
    private readonly processes: SheetProcesses,
    private readonly audit: AuditService,
  ) {}

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
    const parts = await partsOf(this.submissions.manager, rows);
    const show = (row: Submission) => showSubmission(row, parts);
    return pageOf(rows, { limit, total, keyOf: (row) => row.id, show });
  }

  /** The newest within the caller's reach, or the one with a receipt number. */
  async latest(caller: Caller, { kind, receipt, limit, cursor }: LatestQuery): Promise<Page<SubmissionShape>> {
    const [, siteId, number] = /^(\d{1,9})-(\d{1,9})$/.exec(receipt?.trim() ?? '') ?? [];
    const wanted = this.withinReach(caller);
    if (kind) wanted.andWhere('submission.kind = :kind', { kind });
    if (receipt !== undefined) wanted.andWhere({ siteId: Number(siteId ?? 0), receipt: Number(number ?? 0) });
    const total = await wanted.getCount();
    if (cursor) wanted.andWhere('submission.id < :cursor', { cursor });
    const rows = await wanted
      .orderBy('submission.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const parts = await partsOf(this.submissions.manager, rows);
    return pageOf(rows, { limit, total, keyOf: (row) => row.id, show: (row) => showSubmission(row, parts) });
  }

  async find(caller: Caller, id: string): Promise<SubmissionShape> {
    return this.show(await this.reachable(caller, id));
  }

  /** Ends a submission that has no result yet; waits up to ten seconds for whoever judges it to stop. */
  async cancel(caller: Caller, id: string): Promise<SubmissionShape> {
    const { siteId } = await this.reachable(caller, id);
    if (!(await this.cancelling.ask({ siteId, id }, caller.username))) throw new Refused('ALREADY_FINISHED');
    return this.settled({ siteId, id }, stopSeconds);
  }

  /** Waits up to `seconds` for the end of the submission, or for the next part to come. */
  async settled({ siteId, id }: SubmissionKey, seconds: number): Promise<SubmissionShape> {
    const until = performance.now() + seconds * 1000;
    for (;;) {
      const news = this.news.next(id, Math.max(0, Math.min(lookAgainMs, until - performance.now())));
      const submission = await this.submissions.findOneByOrFail({ siteId, id });
      const rests = submission.finishedAt !== null || submission.state === 'awaiting';
      if (rests || performance.now() >= until || this.news.closed) return this.show(submission);
      await news;
    }
  }

  /** Each change, until the submission has ended, the caller has `gone`, or may not see it any more. */
  async *follow(
    { siteId, id }: SubmissionKey,
    gone: AbortSignal,
    mayStill: () => Promise<boolean>,
  ): AsyncGenerator<SubmissionShape> {
    let last = '';
    while (!this.news.closed && !gone.aborted && (await mayStill())) {
      const news = this.news.next(id, lookAgainMs);
      const submission = await this.submissions.findOneByOrFail({ siteId, id });
      const shown = await this.show(submission);
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
  async marked({ caller, language, turn }: MarkingAsked, id: string): Promise<{ fileName: string; content: Buffer }> {
    const submission = await this.readable(caller, id);
    if (!submission.finishedAt) throw new Refused('STILL_WORKING');
    if (!(await this.files.has(submission, 'original'))) throw new Refused('FILE_NOT_KEPT');
    const { siteId, kind, sheetName, rowCount: rowsOfList, errors, warnings, notices } = submission;
    const counts = { rows: rowsOfList, errors, warnings, notices };
    const files = await listFiles(submission, this.files);
    // Found when it is their turn: those who wait hold no issues.
    const taskFor = async (sheet: string | null): Promise<MarkTask> => {
      const rows = await this.issues.find({ where: { siteId, submissionId: id }, order: { ordinal: 'ASC' } });
      return { task: 'mark', kind, files, sheetName: sheet, issues: rows.map(issueOf), counts, language };
    };
    const content =
      (await this.workbookOf(turn, () => taskFor(sheetName))) ?? (await this.workbookOf(turn, () => taskFor(null)));
    if (!content) throw new Error(`The issues of submission ${id} cannot be written`);
    await this.recordRead(submission, caller, { action: 'marked.read' });
    return { fileName: markedName(submission.fileName), content };
  }

  /** Part `number` of what was handed in, as it came. */
  async original(caller: Caller, id: string, number: number): Promise<KeptFile> {
    const submission = await this.readable(caller, id);
    const content = await this.files.read(submission, roleOfPart(number));
    if (!content) throw new Refused('FILE_NOT_KEPT');
    await this.recordRead(submission, caller, { action: 'original.read', part: number });
    const part = partsIn(submission, await partsOf(this.submissions.manager, [submission])).find(
      (one) => one.number === number,
    );
    return { fileName: part?.fileName ?? submission.fileName, type: 'application/octet-stream', content };
  }

  async scan(caller: Caller, id: string): Promise<KeptFile> {
    const submission = await this.reachable(caller, id);
    const content = await this.files.read(submission, 'scan');
    if (!content) throw new Refused('FILE_NOT_KEPT');
    await this.recordRead(submission, caller, { action: 'scan.read' });
    const type = submission.decisionScanType ?? '';
    return { fileName: `decision.${type.split('/')[1]}`, type, content };
  }

  /** Null when the workbook cannot be marked within the bounds of a sheet process. */
  private async workbookOf(turn: Turn, task: () => Promise<MarkTask>): Promise<Buffer | null> {
    const sheet = await this.processes.start(turn, { task: 'mark', prepare: task });
    const [content, outcome] = await Promise.all([sheet.output.toArray(), sheet.outcome]);
    return outcome.answer === 'marked' ? Buffer.concat(content as Buffer[]) : null;
  }

  private async show(submission: Submission): Promise<SubmissionShape> {
    return showSubmission(submission, await partsOf(this.submissions.manager, [submission]));
  }

  /** A submission whose files the caller may read: a list of accounts holds ids of people, which whoever only looks on needs not see. */
  private async readable(caller: Caller, id: string): Promise<Submission> {
    const submission = await this.reachable(caller, id);
    if (submission.kind === 'accounts' && caller.role === 'viewer') throw new Refused('NOT_ALLOWED');
    return submission;
  }

  private recordRead(
    { id, siteId, kind }: Submission,
    { username: actor }: Caller,
    { action, ...detail }: { action: 'marked.read' | 'original.read' | 'scan.read'; part?: number },
  ): Promise<void> {
    const { manager } = this.submissions;
    return this.audit.record(manager, { actor, action, siteId, subject: id, detail: { kind, ...detail } });
  }

  /** A submission within the caller's reach. */
  async reachable(caller: Caller, id: string): Promise<Submission> {
    const submission = await this.withinReach(caller).andWhere({ id }).getOne();
    if (!submission) throw new Refused('SUBMISSION_NOT_FOUND');
    return submission;
  }

  private withinReach({ agencyCode }: Caller): SelectQueryBuilder<Submission> {
    const query = this.submissions.createQueryBuilder('submission');
    if (agencyCode === null) return query;
    return query.innerJoin(Site, 'site', 'site.id = submission.siteId AND site.agencyCode = :own', { own: agencyCode });
  }
}

function issueOf(row: SubmissionIssue): Issue {
  const { code, severity, sheet, rowNumber, columnKey, cell, value, message, fix } = row;
  return { code, severity, sheet, row: rowNumber, column: columnKey, cell, value, message, ...(fix && { fix }) };
}

/** `list.xls` → `list.marked.xlsx` */
function markedName(fileName: string): string {
  return `${fileName.replace(/\.\w{1,5}$/, '')}.marked.xlsx`;
}
