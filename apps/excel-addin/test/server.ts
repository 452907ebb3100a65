import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client, type Client, type NewUser } from '@emc/contract';
import pg from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { hostInfo } from './excel-host.js';
import { paneSize, Tabs, type Opened } from './tabs.js';
import type { Workbook } from './workbook.js';

const main = join(import.meta.dirname, '../../api/dist/main.js');
export const password = 'mot-mat-khau-du-dai';

/** A refusal by the API is told on the page. */
const refusal = /^console: Failed to load resource.* 4\d\d /;

/**
 * EMC as people run it, with its own database, that serves the built page; and a browser to open it in. The sites are
 * 278 (of H34, officer `canbo.h34`, viewer `xem.h34`) and 901 (of H56, officer `canbo.h56`); `admin` may see all.
 */
export class Server {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly tabs: Tabs,
  ) {}

  /** Needs the API built (`tsc -b`). */
  static async start(): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'emc-page-'));
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        EMC_DATA_DIR: folder,
        DATABASE_URL: await createDatabase(),
        EMC_ADMIN_PASSWORD: password,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await addressOf(child);
    const server = new Server(url, folder, child, await Tabs.start(url));
    await server.furnish();
    return server;
  }

  /** Calls the API as somebody. */
  async as(username: string): Promise<Client> {
    const { token } = await client({ baseUrl: this.url })('login', { body: { username, password } });
    return client({ baseUrl: this.url, token: () => token });
  }

  /** Calls the API as its bot, with the key that an operator asks for. */
  asBot(): Client {
    const env = { PATH: process.env['PATH'], EMC_DATA_DIR: this.folder };
    const key = spawnSync(process.execPath, [main, 'bot-key'], { env, encoding: 'utf8' }).stdout.trim();
    return client({ baseUrl: this.url, token: () => key });
  }

  /** The web page, in a browser of its own. */
  async openPage(address = '', options: BrowserContextOptions = {}): Promise<Page> {
    return (await this.tabs.open(address, { viewport: { width: 1280, height: 800 }, ...options }, null)).page;
  }

  /** The pane in a played Excel of a level. */
  openPane(book: Workbook, level: string, address = ''): Promise<Opened> {
    return this.tabs.open(`addin/?${hostInfo}${address}`, { viewport: paneSize }, { book, level });
  }

  async signIn(page: Page, username: string): Promise<void> {
    await page.locator('#username').fill(username);
    await page.locator('#password').fill(password);
    await page.locator('[data-key="sign-in"]').click();
    await page.locator('#username').waitFor({ state: 'detached' });
    await page.locator('main[aria-busy="false"]').waitFor();
  }

  /** Closes the pages of a test, and fails it when one of them went wrong unseen. */
  async closePages(): Promise<void> {
    expect((await this.tabs.leave()).filter((fault) => !refusal.test(fault))).toEqual([]);
  }

  async close(): Promise<void> {
    await this.tabs.close();
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async furnish(): Promise<void> {
    const admin = await this.as('admin');
    for (const [id, agencyCode] of [
      [278, 'H34'],
      [901, 'H56'],
    ] as const) {
      const site = {
        id,
        name: `Một cửa điện tử ${agencyCode}`,
        url: 'https://motcua.example.vn',
        kind: 'one_stop',
      } as const;
      await admin('addSite', { body: { ...site, agencyCode } });
    }
    for (const user of users) await admin('addUser', { body: { ...user, password } });
  }
}

const users: readonly Omit<NewUser, 'password'>[] = [
  { username: 'canbo.h34', displayName: 'Cán bộ H34', role: 'officer', agencyCode: 'H34' },
  { username: 'canbo.h56', displayName: 'Cán bộ H56', role: 'officer', agencyCode: 'H56' },
  { username: 'xem.h34', displayName: 'Người xem H34', role: 'viewer', agencyCode: 'H34' },
];

/** In the one PostgreSQL of the run, a copy of a migrated database. */
async function createDatabase(): Promise<string> {
  const url = new URL(process.env['EMC_TEST_POSTGRES'] ?? '');
  const template = url.pathname.slice(1);
  const name = `page_${randomUUID().replaceAll('-', '')}`;
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  for (;;) {
    const [, url] = /running at (\S+)/.exec(output) ?? [];
    if (url) return url;
    if (child.exitCode !== null || !child.stdout) throw new Error(`EMC did not start:\n${output}`);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
}
