import { Injectable } from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { Bell } from './bell.js';

const pollMs = 500;
const openTries = 5;
/** Above the longest judging, which the sheet process bounds: pg-boss has no heartbeat. */
const expireInSeconds = 900;
const retries = { retryLimit: 5, retryDelay: 1, retryBackoff: true };
/** How long running jobs may go on when the process is asked to end. */
const drainMs = 20_000;

/** Does one job; `giveUp` tells when there is no time left to finish it. */
export type Handle<Data> = (data: Data, giveUp: AbortSignal) => Promise<void>;

/**
 * Jobs in PostgreSQL, enqueued in the transaction of what they are about. Of pg-boss's own workers we make no use: they
 * look away when the end of a job cannot be written down, and Node ends a process for that.
 */
@Injectable()
export class Queue {
  private readonly boss: PgBoss;
  private readonly bell = new Bell();
  private readonly workers: Promise<void>[] = [];
  private readonly givingUp = new AbortController();
  private draining = false;

  constructor(
    databaseUrl: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.boss = new PgBoss({
      connectionString: databaseUrl,
      max: 4,
      maintenanceIntervalSeconds: 15,
      schedule: false,
    });
    this.boss.on('error', onError);
  }

  async start(): Promise<void> {
    await this.boss.start();
  }

  /** Of one key, one job waits at a time. */
  async open(name: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.boss.createQueue(name, { name, policy: 'short', expireInSeconds, ...retries });
      } catch (error) {
        // Processes that start at once on an empty database make tables of different queues, and PostgreSQL ends one of two that wait for each other.
        if (attempt === openTries || !isDeadlock(error)) throw error;
      }
    }
  }

  /** `atOnce` jobs are worked on side by side in this process. */
  work<Data extends object>(name: string, atOnce: number, handle: Handle<Data>): void {
    for (let index = 0; index < atOnce; index++) this.workers.push(this.workOn(name, handle));
  }

  /** Answers whether this added a job: not when one with this key waits already. */
  async send(tx: EntityManager, name: string, { key, data }: { key: string; data: object }): Promise<boolean> {
    const executeSql = async (text: string, values: unknown[]) => ({ rows: await tx.query<unknown[]>(text, values) });
    return (await this.boss.send(name, data, { singletonKey: key, db: { executeSql } })) !== null;
  }

  /** Call after the commit: this process's workers look at once instead of at their next poll. */
  wake(name: string): void {
    this.bell.ring(name);
  }

  /** Takes no more jobs and lets the running ones end; those that take too long are told to give up. */
  async drain(): Promise<void> {
    this.draining = true;
    this.bell.ringAll();
    const patience = setTimeout(() => this.givingUp.abort(), drainMs);
    await Promise.all(this.workers);
    clearTimeout(patience);
  }

  async stop(): Promise<void> {
    await this.drain();
    await this.boss.stop({ graceful: false });
  }

  private async workOn<Data extends object>(name: string, handle: Handle<Data>): Promise<void> {
    while (!this.draining) {
      const woken = this.bell.wait(name, pollMs);
      const [job] = await this.boss.fetch<Data>(name);
      if (job) await this.finish(name, job, handle);
      else await woken;
    }
  }

  private async finish<Data>(name: string, { id, data }: PgBoss.Job<Data>, handle: Handle<Data>): Promise<void> {
    try {
      await handle(data, this.givingUp.signal);
      await this.boss.complete(name, id);
    } catch (error) {
      this.onError(error);
      await this.putBack(name, id, String(error));
    }
  }

  /** Tries for a minute: the database may be starting again, and a job not put back waits until it expires. */
  private async putBack(name: string, id: string, message: string): Promise<void> {
    for (let attempt = 1; attempt <= 60; attempt++) {
      try {
        await this.boss.fail(name, id, { message });
        return;
      } catch (error) {
        this.onError(error);
        if (this.draining) return;
        await this.bell.wait(id, 1000);
      }
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01';
}
