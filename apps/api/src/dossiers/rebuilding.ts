import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Queue } from '../queue/queue.js';
import type { Site } from '../sites/site.entity.js';
import { FeedState } from './feed-state.entity.js';

export const rebuildingQueue = 'rebuild-dossiers';

/** Has the dossiers and daily figures of a site made afresh, as a job. */
@Injectable()
export class Rebuilding {
  constructor(
    private readonly db: DataSource,
    private readonly queue: Queue,
    private readonly audit: AuditService,
  ) {}

  async order(caller: Caller, { id: siteId }: Site): Promise<{ siteId: number; events: number }> {
    const feed = await this.db.transaction(async (tx) => {
      await this.queue.send(tx, rebuildingQueue, { key: String(siteId), data: { siteId } });
      await this.audit.record(tx, { actor: caller.username, action: 'dossiers.rebuild_ordered', siteId });
      return tx.findOneBy(FeedState, { siteId });
    });
    this.queue.wake(rebuildingQueue);
    return { siteId, events: Number(feed?.events ?? 0) };
  }
}
