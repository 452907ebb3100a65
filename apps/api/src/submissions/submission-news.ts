import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Client } from 'pg';
import { Bell } from '../queue/bell.js';

const channel = 'submission';
const reconnectMs = 1000;

/** Tells this process that a submission moved on, whichever process moved it (PostgreSQL's NOTIFY). */
@Injectable()
export class SubmissionNews {
  private readonly log = new Logger('SubmissionNews');
  private readonly bell = new Bell();
  private client: Client | undefined;
  private isClosed = false;

  constructor(private readonly databaseUrl: string) {}

  get closed(): boolean {
    return this.isClosed;
  }

  /** The SQL that tells; it is delivered when its transaction commits. */
  static readonly tell = `SELECT pg_notify('${channel}', $1)`;

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, application_name: 'emc news', keepAlive: true });
    let listens = false;
    client.on('notification', ({ payload }) => payload && this.bell.ring(payload));
    client.on('error', () => undefined); // The end follows.
    client.once('end', () => listens && void this.restart());
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    listens = true;
    this.client = client;
    if (this.isClosed) await client.end();
  }

  /** Waits for news of the submission, `ms` at most: a lost connection only makes it slower. */
  async next(id: string, ms: number): Promise<void> {
    if (!this.isClosed) await this.bell.wait(id, ms);
  }

  /** Whoever waits goes on at once. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.bell.ringAll();
    await this.client?.end().catch(() => undefined);
  }

  private async restart(): Promise<void> {
    while (!this.isClosed) {
      await sleep(reconnectMs, undefined, { ref: false });
      try {
        return await this.start();
      } catch (error) {
        this.log.warn({ message: 'LISTEN failed; trying again', error });
      }
    }
  }
}
