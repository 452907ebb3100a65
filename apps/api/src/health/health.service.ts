import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Refused } from '../http/refused.js';

@Injectable()
export class HealthService {
  /** Rooms add what they count. */
  readonly registry = new Registry();
  /** Asked to end: what runs ends, nothing new is taken. */
  stopping = false;

  constructor(private readonly db: DataSource) {
    collectDefaultMetrics({ register: this.registry, prefix: 'emc_' });
    this.countSubmissions();
  }

  async ready(): Promise<{ status: 'ready' }> {
    await this.db.query('SELECT 1').catch(() => {
      throw new Refused('NOT_READY');
    });
    return { status: 'ready' };
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
