import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Client } from 'pg';

const channel = 'submission';
const reconnectMs = 1000;

/** Tells this process that a submission moved on, whichever process moved it (PostgreSQL's NOTIFY). */
@Injectable()
export class SubmissionNews {
  private readonly log = new Logger('SubmissionNews');
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly closing = new AbortController();
  private client: Client | undefined;

  constructor(private readonly databaseUrl: string) {}

  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  /** The SQL that tells; it is delivered when its transaction commits. */
  static readonly tell = `SELECT pg_notify('${channel}', $1)`;

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, application_name: 'emc news', keepAlive: true });
    client.on('notification', ({ payload }) => payload && this.emitter.emit(payload));
    client.on('error', () => void this.restart());
    this.client = client;
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  }

  /** Waits for news of the submission, `ms` at most: a lost connection only makes it slower. */
  async next(id: string, ms: number): Promise<void> {
    const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(ms)]);
    await once(this.emitter, id, { signal }).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end().catch(() => undefined);
  }

  private async restart(): Promise<void> {
    await this.client?.end().catch(() => undefined);
    while (!this.closed) {
      await sleep(reconnectMs);
      try {
        return await this.start();
      } catch (error) {
        this.log.warn({ message: 'LISTEN failed; trying again', error });
      }
    }
  }
}
