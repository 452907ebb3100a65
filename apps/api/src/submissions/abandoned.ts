import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../queue/queue.js';
import { Cancelling } from './cancelling.js';
import { judgingQueue } from './handing-in.js';
import { Submission } from './submission.entity.js';

const dayMs = 86_400_000;

/** Looks after submissions that nobody works on any more. */
@Injectable()
export class Abandoned {
  private readonly log = new Logger('Submissions');

  constructor(
    private readonly db: DataSource,
    private readonly cancelling: Cancelling,
    private readonly queue: Queue,
  ) {}

  /** Puts work back on the queue whose process died; a lock that is free tells that nobody works on it. */
  async requeue(afterSeconds: number): Promise<void> {
    const abandoned = await this.db.query<{ site_id: number; id: string }[]>(
      `WITH unfinished AS MATERIALIZED (
         SELECT site_id, id FROM submission
         WHERE finished_at IS NULL AND state <> 'awaiting' AND queued_at < now() - make_interval(secs => $1) LIMIT 1000)
       SELECT site_id, id FROM unfinished WHERE pg_try_advisory_xact_lock(hashtextextended(id::text, 0))`,
      [afterSeconds],
    );
    for (const { site_id: siteId, id } of abandoned) {
      const sent = await this.db.transaction(async (tx) => {
        await tx.update(Submission, { siteId, id }, { queuedAt: new Date() });
        return this.queue.send(tx, judgingQueue, { key: id, data: { siteId, id } });
      });
      if (sent) this.log.warn(`Submission ${id} was left unfinished; it goes back on the queue`);
    }
    if (abandoned.length > 0) this.queue.wake(judgingQueue);
  }

  /** Cancels lists of which a part has been missing for a day. */
  async cancelIncomplete(now: Date): Promise<void> {
    const waiting = await this.db.query<{ site_id: number; id: string }[]>(
      `SELECT site_id, id FROM submission s
       WHERE finished_at IS NULL AND state = 'awaiting' AND NOT EXISTS (
         SELECT FROM submission_part p
         WHERE p.site_id = s.site_id AND p.submission_id = s.id AND p.received_at > $1)
       LIMIT 1000`,
      [new Date(now.getTime() - dayMs)],
    );
    for (const { site_id: siteId, id } of waiting) await this.cancelling.ask({ siteId, id }, 'system');
  }
}
