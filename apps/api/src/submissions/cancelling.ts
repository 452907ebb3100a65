import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { ReceivedFiles } from './received-files.js';
import { listRoles } from './submission-files.js';
import { takeLock, type SubmissionKey } from './submission-lock.js';
import { SubmissionNews } from './submission-news.js';
import { Submission } from './submission.entity.js';

/** News may be lost with a connection; then whether somebody cancelled is looked up this often. */
const lookAgainMs = 1000;

/** Somebody cancelled the submission while it was judged. */
export class Cancelled extends Error {}

/** Ends submissions before they come to a result, leaving nothing of their lists behind. */
@Injectable()
export class Cancelling {
  constructor(
    private readonly db: DataSource,
    private readonly files: ReceivedFiles,
    private readonly audit: AuditService,
    private readonly news: SubmissionNews,
  ) {}

  /** Answers whether it can still be cancelled; whoever judges it stops, and where nobody does it ends here. */
  async ask(key: SubmissionKey, by: string): Promise<boolean> {
    const { siteId, id } = key;
    const asked = await this.db.manager.update(Submission, { siteId, id, finishedAt: IsNull() }, { cancelledBy: by });
    if (asked.affected !== 1) return false;
    await this.db.query(SubmissionNews.tell, [id]);
    await this.end(key);
    return true;
  }

  /** Does nothing while the submission is judged. */
  async end({ siteId, id }: SubmissionKey): Promise<void> {
    const ended = await this.db.transaction(async (tx) => {
      if (!(await takeLock(tx, id))) return null;
      const submission = await tx.findOneByOrFail(Submission, { siteId, id });
      if (submission.finishedAt || submission.cancelledBy === null) return null;
      await this.record(tx, submission);
      return submission;
    });
    if (!ended) return;
    for (const role of [...listRoles(ended), 'scan'] as const) await this.files.drop(this.files.pathOf(ended, role));
  }

  /** Aborts once somebody cancels the submission; ends with `done`. */
  watch({ siteId, id }: SubmissionKey, done: AbortSignal): AbortSignal {
    const cancelled = new AbortController();
    const look = async () => {
      while (!done.aborted && !this.news.closed) {
        const news = this.news.next(id, lookAgainMs);
        const open = await this.db.manager
          .existsBy(Submission, { siteId, id, cancelledBy: IsNull() })
          .catch(() => true);
        if (!open) return cancelled.abort();
        await news;
      }
    };
    void look();
    return cancelled.signal;
  }

  private async record(tx: EntityManager, { siteId, id, cancelledBy }: Submission): Promise<void> {
    const now = new Date();
    await tx.update(Submission, { siteId, id }, { state: 'cancelled', finishedAt: now, originalDeletedAt: now });
    await this.audit.record(tx, { actor: cancelledBy ?? '', action: 'submission.cancelled', siteId, subject: id });
    await tx.query(SubmissionNews.tell, [id]);
  }
}
