import { Injectable } from '@nestjs/common';
import { accountDrops, accountList, dayInVietnam } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { copyAccounts } from './account.copy.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import type { ListVersion } from '../versions/list-version.entity.js';
import { carryOver, compareSnapshots, summaryOf } from '../versions/snapshots.js';
import { versionInForce } from '../versions/versions.service.js';
import type { ListKeeper, SettledList } from './list-keeper.js';
import type { JudgeTask, ListFile } from './sheet.task.js';
import type { Submission } from './submission.entity.js';

@Injectable()
export class AccountLists implements ListKeeper {
  readonly copyInto = copyAccounts;

  constructor(private readonly installation: Installation) {}

  /** The version that a list to be appended adds to; throws `Refused` when there is none it can add to. */
  async baseOf(tx: EntityManager, siteId: number): Promise<ListVersion> {
    const base = await versionInForce(tx, { siteId, kind: 'accounts' });
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
      siteId: submission.siteId,
      submissionId: submission.id,
      today,
      asOf: submission.asOf ?? today,
      dateOrders: null,
      identityKey: this.key.secret.toString('base64'),
    });
  }

  async settle(tx: EntityManager, submission: Submission, rows: number): Promise<SettledList> {
    const { siteId, id, mode, asOf } = submission;
    const snapshot = { siteId, submissionId: id };
    if (mode === 'append') await carryOver(tx, await this.baseOf(tx, siteId), { ...snapshot, rows });
    const summary = await summaryOf(tx, snapshot, asOf ?? dayInVietnam(submission.submittedAt));
    const version = { identityKey: this.key.id, summary };
    const inForce = await versionInForce(tx, { siteId, kind: 'accounts' });
    const diff = await compareSnapshots(tx, inForce, { ...snapshot, ...version });
    return {
      diff,
      issues: accountDrops(diff),
      version: { rowCount: summary.accounts, definitionRevision: accountList.revision, ...version },
    };
  }

  private get key() {
    return this.installation.keys.identityKey;
  }
}
