import { statfs } from 'node:fs/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { Refused } from '../http/refused.js';

/** Whoever asks hears the truth within a second, or that there is none to be had. */
const truthMs = 900;
/** With less room than this on the disk of the data folder nothing new can be kept. */
const leastFreeBytes = 32 * 1024 * 1024;

@Injectable()
export class HealthService implements OnApplicationShutdown {
  /** Rooms add what they count. */
  readonly registry = new Registry();
  /** Asked to end: what runs ends, nothing new is taken. */
  stopping = false;

  /** A connection of its own: one that hangs, or a pool that is busy, says nothing of the database. */
  private readonly pool: Pool;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly installation: Installation,
  ) {
    this.pool = new Pool({
      connectionString: installation.databaseUrl,
      application_name: 'emc health',
      max: 1,
      connectionTimeoutMillis: truthMs,
      query_timeout: truthMs,
    });
    this.pool.on('error', () => undefined); // The next question meets it.
    collectDefaultMetrics({ register: this.registry, prefix: 'emc_' });
    this.countSubmissions();
  }

  async ready(): Promise<{ status: 'ready' }> {
    // All who ask at once share an answer.
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    await this.looking;
    return { status: 'ready' };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async look(): Promise<void> {
    await within(truthMs, Promise.all([this.lookAtDatabase(), this.lookAtDisk()]));
  }

  private async lookAtDatabase(): Promise<void> {
    await this.pool.query('SELECT 1').catch(() => {
      throw new Refused('DATABASE_AWAY', undefined, { 'retry-after': '5' });
    });
  }

  private async lookAtDisk(): Promise<void> {
    const { bavail, bsize } = await statfs(this.installation.dataFolder.path);
    if (bavail * bsize < leastFreeBytes) throw new Refused('NO_ROOM', undefined, { 'retry-after': '60' });
  }

  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  private countSubmissions(): void {
    const { db } = this;
    new Gauge({
      name: 'emc_submissions_unfinished',
      help: 'Submissions waiting or being judged, by state',
      labelNames: ['state'],
      registers: [this.registry],
      async collect() {
        const rows = await db.query<{ state: string; count: number }[]>(
          `SELECT state, count(*)::integer AS count FROM submission WHERE finished_at IS NULL GROUP BY state`,
        );
        this.reset();
        for (const { state, count } of rows) this.set({ state }, count);
      },
    });
  }
}

/** A disk that hangs, such as a network file system, never answers at all. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refused('NOT_READY', undefined, { 'retry-after': '5' })), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
