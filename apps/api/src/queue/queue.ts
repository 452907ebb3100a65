import { Injectable } from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { EntityManager } from 'typeorm';

const pollSeconds = 0.5;
/** Above the longest judging, which the sheet process bounds: pg-boss has no heartbeat. */
const expireInSeconds = 900;

/** Jobs in PostgreSQL, enqueued in the transaction of what they are about. */
@Injectable()
export class Queue {
  private readonly boss: PgBoss;
  private readonly workers = new Map<string, string[]>();

  constructor(databaseUrl: string, onError: (error: Error) => void) {
    this.boss = new PgBoss({ connectionString: databaseUrl, max: 4, maintenanceIntervalSeconds: 15 });
    this.boss.on('error', onError);
  }

  async start(): Promise<void> {
    await this.boss.start();
  }

  async open(name: string): Promise<void> {
    await this.boss.createQueue(name, { name, retryLimit: 3, retryDelay: 2, expireInSeconds });
  }

  /** `atOnce` jobs are worked on side by side in this process. */
  async work<Data extends object>(name: string, atOnce: number, handle: (data: Data) => Promise<void>): Promise<void> {
    const ids = this.workers.get(name) ?? [];
    for (let index = 0; index < atOnce; index++) {
      const options = { batchSize: 1, pollingIntervalSeconds: pollSeconds };
      ids.push(
        await this.boss.work<Data>(name, options, async ([job]) => {
          if (job) await handle(job.data);
        }),
      );
    }
    this.workers.set(name, ids);
  }

  async send(tx: EntityManager, name: string, data: object): Promise<void> {
    const executeSql = async (text: string, values: unknown[]) => ({ rows: await tx.query<unknown[]>(text, values) });
    await this.boss.send(name, data, { db: { executeSql } });
  }

  /** Call after the commit: this process's workers look at once instead of at their next poll. */
  wake(name: string): void {
    for (const id of this.workers.get(name) ?? []) this.boss.notifyWorker(id);
  }

  /** Lets running jobs end, up to 30 s. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, wait: true, timeout: 30_000 });
  }
}
