import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Installation } from '../installation.js';
import { ReceivedFiles } from './received-files.js';
import { listRoles } from './submission-files.js';
import type { SubmissionKey } from './submission-lock.js';
import { Submission } from './submission.entity.js';

const dayMs = 86_400_000;
const mostPerSweep = 500;

/** Deletes files whose time is over, originals of account lists and what belongs to no submission; seals the others anew. */
@Injectable()
export class FileRetention {
  private readonly log = new Logger('FileRetention');

  constructor(
    private readonly db: DataSource,
    private readonly files: ReceivedFiles,
    private readonly audit: AuditService,
    private readonly installation: Installation,
  ) {}

  /** May be ended at any point, and run beside itself; the next one goes on from there. */
  async sweep(now: Date): Promise<void> {
    await this.files.sweepIncoming(now);
    await this.deleteExpired(now);
    for (const siteId of await this.files.sites()) {
      await this.deleteStrays(siteId, now);
      if (this.installation.keys.previous) await this.resealAll(siteId);
    }
  }

  private async deleteExpired(now: Date): Promise<void> {
    const days = this.installation.settings.EMC_ACCOUNT_FILE_DAYS;
    const expired = await this.db.manager.find(Submission, {
      select: { siteId: true, id: true },
      where: {
        kind: 'accounts',
        finishedAt: LessThan(new Date(now.getTime() - days * dayMs)),
        originalDeletedAt: IsNull(),
      },
      order: { finishedAt: 'ASC' },
      take: mostPerSweep,
    });
    for (const key of expired) {
      await this.deleteOriginal(key, now).catch((error: unknown) => this.log.error(error));
    }
  }

  /**
   * The file goes before the mark: whoever is ended in between finds no file the next time, and marks it then. The other
   * way round, a marked file could stay.
   */
  private async deleteOriginal({ siteId, id }: SubmissionKey, now: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      const submission = await tx.findOne(Submission, {
        where: { siteId, id, originalDeletedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!submission) return;
      for (const role of listRoles(submission)) await this.files.drop(this.files.pathOf(submission, role));
      await tx.update(Submission, { siteId, id }, { originalDeletedAt: now });
      await this.audit.record(tx, {
        actor: 'system',
        action: 'original.deleted',
        siteId,
        subject: id,
        detail: { finishedAt: submission.finishedAt, days: this.installation.settings.EMC_ACCOUNT_FILE_DAYS },
      });
    });
  }

  /**
   * A crash may leave a file without its submission. Files later than all the database knows of their site are left
   * alone: an older dump may have been restored, and they are all that is left of what came after it.
   */
  private async deleteStrays(siteId: number, now: Date): Promise<void> {
    const kept = await this.files.ofSite(siteId);
    const rows = await this.db.query<{ id: string; deleted: boolean }[]>(
      `SELECT id, original_deleted_at IS NOT NULL AS deleted FROM submission WHERE site_id = $1 AND id = ANY($2)`,
      [siteId, kept.map(({ id }) => id)],
    );
    const known = new Map(rows.map(({ id, deleted }) => [id, deleted]));
    const newest = rows.reduce((later, { id }) => (id > later ? id : later), '');
    for (const { id, role, path } of kept) {
      const deleted = known.get(id);
      const stray = deleted === undefined ? id < newest : deleted && role !== 'scan';
      if (stray && (await this.files.dropOld(path, now))) this.log.warn(`Deleted a file that nothing needs: ${path}`);
    }
  }

  /** So that the key before can be given up; whoever reads a file meanwhile reads it to its end. */
  private async resealAll(siteId: number): Promise<void> {
    let resealed = 0;
    for (const { path } of await this.files.ofSite(siteId)) {
      if (await this.files.reseal(path).catch((error: unknown) => this.log.warn(error))) resealed++;
    }
    if (resealed > 0) this.log.log(`Sealed ${resealed} files of site ${siteId} under the new key`);
  }
}
