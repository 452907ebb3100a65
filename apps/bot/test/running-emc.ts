import { spawn, type ChildProcess } from 'node:child_process';
import { hkdfSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { client, type Client } from '@emc/contract';
import pg from 'pg';

const password = 'mot-mat-khau-du-dai';
const secretKey = 'mot-khoa-chung-cho-moi-tien-trinh-0123';
const apps = join(import.meta.dirname, '../..');

/** What the API derives for the bot from its secret key. */
const botKey = `emcbot_${Buffer.from(hkdfSync('sha256', secretKey, '', 'emc bot key', 32)).toString('hex')}`;

/** EMC as a process of its own, with a data folder and a database of its own. */
export class RunningEmc {
  url = '';
  output = '';
  #child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly databaseUrl: string,
  ) {}

  static async start(): Promise<RunningEmc> {
    const emc = new RunningEmc(await mkdtemp(join(tmpdir(), 'emc-bot-')), await createDatabase());
    await emc.#run();
    return emc;
  }

  get botKey(): string {
    return botKey;
  }

  async #run(port = '0'): Promise<void> {
    const child = spawn(process.execPath, [join(apps, 'api/dist/main.js')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: port,
        EMC_DATA_DIR: this.folder,
        DATABASE_URL: this.databaseUrl,
        EMC_ADMIN_PASSWORD: password,
        EMC_SECRET_KEY: secretKey,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
    }
    while (!/running at (\S+)/.test(this.output)) {
      if (child.exitCode !== null) throw new Error(`EMC did not start:\n${this.output}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    this.url = /running at (\S+)/.exec(this.output)?.[1] ?? '';
  }

  /** kill -9, and a start on the same folder and port. */
  async crash(): Promise<void> {
    await this.#end('SIGKILL');
    await this.#run(new URL(this.url).port);
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async as(username: string): Promise<Client> {
    const { token } = await client({ baseUrl: this.url })('login', { body: { username, password } });
    return client({ baseUrl: this.url, token: () => token });
  }

  /** The database, for what would take too long by the door. */
  async sql(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const db = new pg.Client({ connectionString: this.databaseUrl });
    await db.connect();
    try {
      return (await db.query<Record<string, unknown>>(text)).rows;
    } finally {
      await db.end();
    }
  }

  /** As if 15 seconds had gone by since the leading bot was heard of. */
  async endLease(): Promise<void> {
    await this.sql('UPDATE bot_state SET until = now()');
  }

  /** So many private chats linked with this user, each told of everything. */
  async linkChats(username: string, firstChatId: number, count: number): Promise<void> {
    await this.sql(`WITH made AS (
        INSERT INTO notice_link (id, user_id, channel, address, thread_id, chat_kind, title, language, state, digest, digested_on, created_at)
        SELECT gen_random_uuid(), u.id, 'telegram', (${firstChatId} + n)::text, 0, 'private', 'Cán bộ', 'vi', 'live', false, '2099-01-01', now()
        FROM emc_user u, generate_series(0, ${count - 1}) AS n WHERE u.username = '${username}' RETURNING id)
      INSERT INTO notice_wish (link_id, site_id, least_severity) SELECT id, 0, 'notice' FROM made`);
  }

  /** An agency's site and an officer of it, by the name of its code in small letters. */
  async furnish(agencyCode: string, siteId: number): Promise<Client> {
    const admin = await this.as('admin');
    const site = {
      id: siteId,
      name: `Một cửa ${agencyCode}`,
      url: 'https://motcua.example.vn',
      kind: 'one_stop' as const,
    };
    await admin('addSite', { body: { ...site, agencyCode } });
    return this.addUser(agencyCode.toLowerCase(), { role: 'officer', agencyCode });
  }

  async addUser(username: string, { role, agencyCode }: { role: 'officer' | 'viewer'; agencyCode: string | null }) {
    const admin = await this.as('admin');
    await admin('addUser', { body: { username, displayName: `Cán bộ ${username}`, password, role, agencyCode } });
    return this.as(username);
  }
}

/** Ten times as fast as Telegram allows, but evenly: few calls are under way at any moment. */
const hasty = `data:text/javascript,${encodeURIComponent(
  `import { telegramPace } from '${pathToFileURL(join(apps, 'bot/dist/pacer.js')).href}';
   Object.assign(telegramPace.overall, { count: 3, ms: 10 }); telegramPace.chat.ms = 1; telegramPace.group.ms = 10;`,
)}`;

/** The bot as a process of its own, as it runs beside EMC. */
export class BotProcess {
  output = '';
  #child: ChildProcess | undefined;

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly pace: 'as Telegram allows' | 'hasty' = 'as Telegram allows',
  ) {}

  start(): void {
    const program = join(apps, 'bot/dist/main.js');
    const before = this.pace === 'hasty' ? ['--import', hasty] : [];
    const child = spawn(process.execPath, [...before, program], {
      env: { PATH: process.env['PATH'] ?? '', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
    }
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }
}

export function fixture(fileName: string): Promise<Buffer> {
  return readFile(join(apps, '../libs/xlsx-templates/fixtures', fileName));
}

/** Hands in a workbook as a browser would, and waits for its end. */
export function handIn(
  officer: Client,
  { siteId, content, makeDefault = 'true' }: { siteId: number; content: Buffer; makeDefault?: 'true' | 'false' },
) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), 'Danh sách DVC.xlsx');
  return officer('submit', { params: { siteId }, query: { wait: 30, makeDefault }, form });
}

/** In the PostgreSQL that the journeys of a run share. */
async function createDatabase(): Promise<string> {
  const url = new URL(process.env['EMC_TEST_POSTGRES'] ?? '');
  const template = url.pathname.slice(1);
  const name = `bot_${randomUUID().replaceAll('-', '')}`;
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}
