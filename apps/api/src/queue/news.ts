import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { Bell } from './bell.js';

const reconnectMs = 1000;

/** Tells this process what another, or this one, gave notice of (PostgreSQL's NOTIFY), by the payload. */
export class News {
  private readonly log: Logger;
  private readonly bell = new Bell();
  private client: Client | undefined;
  private isClosed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
  ) {
    this.log = new Logger(`News of ${channel}`);
  }

  get closed(): boolean {
    return this.isClosed;
  }

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, application_name: 'emc news', keepAlive: true });
    let listens = false;
    client.on('notification', ({ payload }) => payload && this.bell.ring(payload));
    client.on('error', () => undefined); // The end follows.
    client.once('end', () => listens && void this.restart());
    try {
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    listens = true;
    this.client = client;
    if (this.isClosed) await client.end();
  }

  /** Waits for news of the name, `ms` at most: a lost connection only makes it slower. */
  async next(name: string, ms: number): Promise<void> {
    if (!this.isClosed) await this.bell.wait(name, ms);
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
