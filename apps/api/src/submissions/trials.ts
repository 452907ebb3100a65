import { Injectable } from '@nestjs/common';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { Refused } from '../http/refused.js';
import { Queue } from '../queue/queue.js';
import { versionInForce } from '../versions/default-version.js';
import { AccountLists } from './account-lists.js';
import { HandingIn, judgingQueue } from './handing-in.js';
import { submissionOfTrial, type FreshSubmission, type TrialAsk } from './new-submission.js';
import { ReceivedFiles } from './received-files.js';
import type { Beside } from './reception.js';
import { listRoles } from './submission-files.js';
import type { SubmissionKey } from './submission-lock.js';
import { SubmissionPart } from './submission-part.entity.js';
import { Submission } from './submission.entity.js';

/** Hands in what was tried: the very submission with its files, never built again from what is shown of it. */
@Injectable()
export class Trials {
  constructor(
    private readonly db: DataSource,
    private readonly files: ReceivedFiles,
    private readonly accounts: AccountLists,
    private readonly handingIn: HandingIn,
    private readonly queue: Queue,
  ) {}

  /** The submission that stands. A trial is handed in once, whoever asks and however often. */
  async handIn(ask: TrialAsk, beside: Beside): Promise<SubmissionKey> {
    const fresh = submissionOfTrial(ask, beside);
    try {
      const standing = await this.db.transaction((tx) => this.keep(tx, ask.trial, { fresh, beside }));
      if (standing.id === fresh.id) this.queue.wake(judgingQueue);
      return standing;
    } catch (error) {
      await this.handingIn.forgetUnlessKept(fresh);
      throw error;
    } finally {
      if (beside.scan) await this.files.drop(beside.scan.file.path);
    }
  }

  private async keep(
    tx: EntityManager,
    trial: Submission,
    { fresh, beside }: { fresh: FreshSubmission; beside: Beside },
  ): Promise<Submission> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [trial.id]);
    const earlier = await tx.findOneBy(Submission, { siteId: trial.siteId, trialId: trial.id, state: Not('failed') });
    if (earlier && earlier.requestHash !== fresh.requestHash) throw new Refused('ALREADY_HANDED_IN');
    if (earlier) return earlier;
    await this.refuseUnfit(tx, trial);
    await this.takeFiles(trial, { fresh, beside });
    const { siteId, id: submissionId } = trial;
    const parts = await tx.findBy(SubmissionPart, { siteId, submissionId });
    const submission = await this.handingIn.enter(tx, fresh);
    const own = parts.map((part) => ({ ...part, submissionId: fresh.id, receivedAt: fresh.submittedAt }));
    if (own.length > 0) await tx.insert(SubmissionPart, own);
    return submission;
  }

  /** What was shown to the officer has to hold still. */
  private async refuseUnfit(tx: EntityManager, { siteId, kind, ...trial }: Submission): Promise<void> {
    if (!trial.dryRun) throw new Refused('NOT_A_TRIAL');
    if (!trial.finishedAt) throw new Refused('STILL_WORKING');
    if (trial.state !== 'accepted' || !trial.diff) throw new Refused('TRIAL_NOT_ACCEPTED');
    if (trial.mode === 'append') await this.accounts.baseOf(tx, siteId);
    const inForce = await versionInForce(tx, { siteId, kind });
    if ((inForce?.number ?? null) !== trial.diff.against) throw new Refused('DEFAULT_CHANGED');
  }

  private async takeFiles(
    trial: Submission,
    { fresh, beside }: { fresh: FreshSubmission; beside: Beside },
  ): Promise<void> {
    const hasScan = beside.scan === null && trial.decisionScanType !== null;
    const roles = [...listRoles(trial), ...(hasScan ? (['scan'] as const) : [])];
    for (const role of roles) {
      if (!(await this.files.share(trial, fresh, role))) throw new Refused('FILE_NOT_KEPT');
    }
    if (beside.scan) await this.files.keep(beside.scan.file, fresh, 'scan');
  }
}
