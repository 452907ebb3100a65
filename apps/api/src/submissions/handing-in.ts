import { Injectable } from '@nestjs/common';
import { inBoth, type SubmitQuery } from '@emc/contract';
import { dayInVietnam } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import { Queue } from '../queue/queue.js';
import { SiteCounter } from '../sites/site-counter.entity.js';
import { AccountLists } from './account-lists.js';
import { newSubmission, type Ask, type FreshSubmission } from './new-submission.js';
import { ReceivedFiles } from './received-files.js';
import { turnAway, type Reception } from './reception.js';
import { listRoles, roleOfPart } from './submission-files.js';
import type { SubmissionKey } from './submission-lock.js';
import { SubmissionPart } from './submission-part.entity.js';
import { Submission } from './submission.entity.js';

export const judgingQueue = 'judging';

const inFuture = inBoth(
  'Ngày của danh sách không được sau hôm nay.',
  'The day a list shows may not be later than today.',
);

/** Takes lists in: what came is kept and queued for judging, in one transaction. */
@Injectable()
export class HandingIn {
  constructor(
    private readonly db: DataSource,
    private readonly files: ReceivedFiles,
    private readonly accounts: AccountLists,
    private readonly queue: Queue,
    private readonly audit: AuditService,
  ) {}

  /** Refuses what can be refused before the file has come. */
  async admit({ site, query }: Ask): Promise<void> {
    const today = dayInVietnam(new Date());
    if (query.asOf !== undefined && query.asOf > today) throw invalid([{ path: ['asOf'], message: inFuture }]);
    const { mode, submission: id, asOf = today } = query;
    if (mode === 'append' && id === undefined) await this.accounts.admitAppend(this.db.manager, site.id, asOf);
    const known = id === undefined || (await this.db.manager.existsBy(Submission, { siteId: site.id, id }));
    if (!known) throw new Refused('SUBMISSION_NOT_FOUND');
  }

  /** The submission that stands; the same idempotency key gives the same one again. */
  async submit(ask: Ask, reception: Reception): Promise<SubmissionKey> {
    const fresh = newSubmission(ask, reception);
    const standing = await this.keep(fresh, reception).catch(async (error: unknown) => {
      await turnAway(reception, this.files);
      await this.forgetUnlessKept(fresh);
      throw error;
    });
    if (standing.id === fresh.id) this.queue.wake(judgingQueue);
    else await this.forget(fresh);
    if (standing.requestHash !== fresh.requestHash) throw new Refused('KEY_REUSED');
    return standing;
  }

  /** Another file of a list that comes in several; the last of them queues the list for judging. */
  async addPart({ site, query }: Ask, reception: Reception): Promise<SubmissionKey> {
    const key = { siteId: site.id, id: query.submission ?? '' };
    try {
      const complete = await this.db.transaction((tx) => this.keepPart(tx, { key, query, reception }));
      if (complete) this.queue.wake(judgingQueue);
      return key;
    } finally {
      await turnAway(reception, this.files);
    }
  }

  private async keep(fresh: FreshSubmission, reception: Reception): Promise<Submission> {
    await this.files.keep(reception.original, fresh, 'original');
    if (reception.scan) await this.files.keep(reception.scan.file, fresh, 'scan');
    return this.db.transaction(async (tx) => {
      const earlier = fresh.idempotencyKey === null ? null : await submissionWithKey(tx, fresh);
      if (earlier) return earlier;
      const submission = await this.enter(tx, fresh);
      if (fresh.state === 'awaiting') await tx.insert(SubmissionPart, partOf(fresh, 1, reception));
      return submission;
    });
  }

  /** Gives a submission its receipt, and has it judged once it is whole. */
  async enter(tx: EntityManager, fresh: FreshSubmission): Promise<Submission> {
    const submission = { ...fresh, receipt: await SiteCounter.next(tx, fresh.siteId, 'receipt') };
    await tx.insert(Submission, submission as object);
    const { siteId, id, kind, fileName, sha256, dryRun, trialId, submittedBy } = fresh;
    if (fresh.state === 'queued') await this.queue.send(tx, judgingQueue, { key: id, data: { siteId, id } });
    await this.audit.record(tx, {
      actor: submittedBy,
      action: 'submission.received',
      siteId,
      subject: id,
      detail: { kind, fileName, sha256, dryRun, ...(trialId !== null && { trialId }) },
    });
    return submission;
  }

  /** Answers whether the list is complete now. The same file as the same part again changes nothing. */
  private async keepPart(
    tx: EntityManager,
    { key, query, reception }: { key: SubmissionKey; query: SubmitQuery; reception: Reception },
  ): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key.id]);
    const list = await tx.findOneBy(Submission, { siteId: key.siteId, id: key.id });
    if (!list) throw new Refused('SUBMISSION_NOT_FOUND');
    if (!belongs(list, query, reception)) throw new Refused('PARTS_DIFFER');
    const number = query.part?.number ?? 0;
    const own = { siteId: key.siteId, submissionId: key.id };
    const there = await tx.findOneBy(SubmissionPart, { ...own, number });
    if (there?.sha256 === reception.original.sha256) return false;
    if (there || list.state !== 'awaiting') throw new Refused('PARTS_DIFFER');
    await this.files.keep(reception.original, key, roleOfPart(number));
    await tx.insert(SubmissionPart, partOf(key, number, reception));
    if ((await tx.countBy(SubmissionPart, own)) < (list.partsExpected ?? 0)) return false;
    await tx.update(Submission, key, { state: 'queued', queuedAt: new Date() });
    return this.queue.send(tx, judgingQueue, { key: key.id, data: key });
  }

  /** The connection may have been lost between the commit and its answer: then the submission stands. */
  async forgetUnlessKept(fresh: FreshSubmission): Promise<void> {
    const { siteId, id } = fresh;
    const mayStand = await this.db.manager.existsBy(Submission, { siteId, id }).catch(() => true);
    if (!mayStand) await this.forget(fresh);
  }

  private async forget(fresh: FreshSubmission): Promise<void> {
    for (const role of [...listRoles(fresh), 'scan'] as const) await this.files.drop(this.files.pathOf(fresh, role));
  }
}

/** Of many requests with one key at once, each waits here until the one before it has been kept. */
async function submissionWithKey(tx: EntityManager, fresh: FreshSubmission): Promise<Submission | null> {
  const { siteId, submittedById, idempotencyKey } = fresh;
  await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext($2))`, [siteId, `${submittedById} ${idempotencyKey}`]);
  return tx.findOneBy(Submission, { siteId, submittedById, idempotencyKey: idempotencyKey ?? '' });
}

/** What a later part says of the whole list must be what the first one said. */
function belongs(list: Submission, { kind, part, ...said }: SubmitQuery, { source }: Reception): boolean {
  const same = list.kind === kind && list.partsExpected === part?.of && list.source === source;
  return same && saidOnce.every((name) => said[name] === undefined || said[name] === list[name]);
}

/** What may be left out from the second part on. */
const saidOnce = ['asOf', 'mode', 'dryRun', 'makeDefault'] as const;

function partOf({ siteId, id }: SubmissionKey, number: number, { fileName, original }: Reception): SubmissionPart {
  return { siteId, submissionId: id, number, fileName, sha256: original.sha256, receivedAt: new Date() };
}
