import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { inBoth } from '@emc/contract';
import {
  accountDrops,
  accountList,
  accountsGoneBack,
  dayInVietnam,
  dayInWords,
  listIssue,
  type AccountDiff,
  type AccountSummary,
  type Issue,
} from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { AccountCopy, copyAccounts } from './account.copy.js';
import { identityHasher } from './identity.js';
import { Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import { Installation } from '../installation.js';
import type { ListVersion } from '../versions/list-version.entity.js';
import { carryOver, compareSnapshots, summaryOf } from '../versions/snapshots.js';
import { versionInForce } from '../versions/default-version.js';
import type { Accepted, ListKeeper, SettledList } from './list-keeper.js';
import type { JudgeTask, ListFile } from './sheet.task.js';
import type { Submission } from './submission.entity.js';

@Injectable()
export class AccountLists implements ListKeeper {
  readonly copyInto = copyAccounts;

  constructor(private readonly installation: Installation) {}

  /** The version that a list to be appended adds to; throws `Refused` when there is none it can add to. */
  async baseOf(tx: EntityManager, siteId: number): Promise<ListVersion> {
    return this.appendable(await versionInForce(tx, { siteId, kind: 'accounts' }));
  }

  private appendable(base: ListVersion | null): ListVersion {
    if (!base) throw new Refused('NO_DEFAULT_VERSION');
    if (base.identityKey !== this.key.id) throw new Refused('IDENTITY_KEY_CHANGED');
    return base;
  }

  taskFor(_tx: EntityManager, submission: Submission, files: readonly ListFile[]): Promise<JudgeTask> {
    const today = dayInVietnam(submission.submittedAt);
    return Promise.resolve({
      task: 'judge',
      kind: 'accounts',
      files,
      today,
      asOf: submission.asOf ?? today,
      dateOrders: null,
    });
  }

  rowsFrom(output: Readable, { siteId, id: submissionId }: Submission): AsyncIterable<Buffer> {
    return new AccountCopy({ siteId, submissionId }, identityHasher(this.key.secret)).from(output);
  }

  /** Refuses an account list to be appended that shows a day before its base's. */
  async admitAppend(tx: EntityManager, siteId: number, asOf: string): Promise<void> {
    const { summary } = await this.baseOf(tx, siteId);
    if (summary && asOf < summary.asOf) throw invalid([{ path: ['asOf'], message: beforeBase(summary.asOf) }]);
  }

  async settle(tx: EntityManager, submission: Submission, accepted: Accepted): Promise<SettledList> {
    const { siteId, id } = submission;
    const snapshot = { siteId, submissionId: id };
    const summary = submission.mode === 'append' ? await this.append(tx, submission, accepted) : accepted.summary;
    if (!summary) throw new Error(`The accounts of submission ${id} were not counted`);
    const version = { identityKey: this.key.id, summary };
    const diff = await compareSnapshots(tx, accepted.inForce, { ...snapshot, ...version });
    return {
      diff,
      issues: [...goneBack(submission, diff), ...accountDrops(diff)],
      version: { rowCount: summary.accounts, definitionRevision: accountList.revision, ...version },
    };
  }

  /** The figures of the whole snapshot, of which the judge saw a part only. */
  private async append(
    tx: EntityManager,
    submission: Submission,
    { verdict, inForce }: Accepted,
  ): Promise<AccountSummary> {
    const { siteId, id, asOf, submittedAt } = submission;
    const snapshot = { siteId, submissionId: id };
    await carryOver(tx, this.appendable(inForce), { ...snapshot, rows: verdict.counts.rows });
    return summaryOf(tx, snapshot, asOf ?? dayInVietnam(submittedAt));
  }

  private get key() {
    return this.installation.keys.identityKey;
  }
}

/** The default may have become a later one since the door was passed. */
function goneBack({ mode }: Submission, diff: AccountDiff): readonly Issue[] {
  const older = accountsGoneBack(diff);
  return mode === 'append' && older.length > 0 ? [listIssue('APPEND_OLDER')] : older;
}

function beforeBase(day: string): string {
  const told = dayInWords(day);
  return inBoth(
    `Danh sách bổ sung không được trước ngày ${told} của phiên bản mặc định mà nó bổ sung vào.`,
    `A list to be appended may not show a day before ${told}, that of the default version it adds to.`,
  );
}
