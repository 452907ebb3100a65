import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { client, type Client } from '@emc/contract';
import pg from 'pg';

export const password = 'mot-mat-khau-du-dai';

/** A running EMC with a database and a data folder of its own, spoken to over HTTP only. */
export class Emc {
  readonly folder: string;
  readonly databaseUrl: string;
  url = '';
  output = '';
  process: ChildProcess | undefined;

  private constructor(folder: string, databaseUrl: string) {
    this.folder = folder;
    this.databaseUrl = databaseUrl;
  }

  static async start(): Promise<Emc> {
    return Emc.startOn(await createDatabase());
  }

  /** With the embedded database, in the data folder. */
  static startWithItsDatabase(env: Record<string, string> = {}): Promise<Emc> {
    return Emc.startOn('', env);
  }

  /** With a database of the run, agencies, sites and officers. */
  static async startFurnished(): Promise<Emc> {
    const emc = await Emc.start();
    await emc.furnish();
    return emc;
  }

  /** So many processes, each with a folder of its own, that share a secret key and one new database and start at once. */
  static async startSeveral(count: number): Promise<Emc[]> {
    const databaseUrl = await createDatabase();
    const shared = { EMC_SECRET_KEY: 'mot-khoa-chung-cho-moi-tien-trinh-0123' };
    return Promise.all(Array.from({ length: count }, () => Emc.startOn(databaseUrl, shared)));
  }

  /** On what an earlier EMC wrote before something was changed: a file of `written-before`. */
  static async startOnWhatWasWrittenBefore(name: string): Promise<Emc> {
    const sql = await readFile(join(import.meta.dirname, 'written-before', `${name}.sql`), 'utf8');
    const emc = new Emc(await mkdtemp(join(tmpdir(), 'emc-')), await createDatabase('template0'));
    await emc.sql(sql);
    for (const [, path = '', content = ''] of sql.matchAll(/^-- (received\/\S+) (\S+)$/gm)) {
      await mkdir(join(emc.folder, dirname(path)), { recursive: true });
      await writeFile(join(emc.folder, path), Buffer.from(content, 'base64'));
    }
    await emc.run({ EMC_SECRET_KEY: 'mot-khoa-de-thu-nang-cap-0123456789' });
    return emc;
  }

  private static async startOn(databaseUrl: string, env: Record<string, string> = {}): Promise<Emc> {
    const emc = new Emc(await mkdtemp(join(tmpdir(), 'emc-')), databaseUrl);
    await emc.run(env);
    return emc;
  }

  /** Starts the process on the same database and folder, as after a crash. */
  async run(env: Record<string, string> = {}): Promise<void> {
    this.output = '';
    const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        EMC_DATA_DIR: this.folder,
        DATABASE_URL: this.databaseUrl,
        EMC_ADMIN_PASSWORD: password,
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
    }
    while (!/running at (\S+)/.test(this.output)) {
      if (child.exitCode !== null) throw new Error(`EMC did not start:\n${this.output}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    this.url = /running at (\S+)/.exec(this.output)?.[1] ?? '';
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }

  async close(): Promise<void> {
    await this.kill();
    // The embedded database of a killed process still writes while it ends.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  /** A client that speaks as this user. */
  async as(username: string): Promise<Session> {
    const { token } = await client({ baseUrl: this.url })('login', { body: { username, password } });
    return { token, call: client({ baseUrl: this.url, token: () => token }), url: this.url };
  }

  /** Two agencies with a site and an officer each: officers `h34`, `h56` on sites 278, 15. */
  async furnish(): Promise<void> {
    const { call } = await this.as('admin');
    for (const [agencyCode, id] of [
      ['H34', 278],
      ['H56', 15],
    ] as const) {
      const site = { id, name: `Một cửa ${agencyCode}`, url: 'https://motcua.example.vn', kind: 'one_stop' as const };
      await call('addSite', { body: { ...site, agencyCode } });
      const username = agencyCode.toLowerCase();
      await call('addUser', {
        body: { username, displayName: `Cán bộ ${agencyCode}`, password, role: 'officer', agencyCode },
      });
    }
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const db = new pg.Client({ connectionString: this.databaseUrl });
    await db.connect();
    try {
      return (await db.query<Row>(text, values)).rows;
    } finally {
      await db.end();
    }
  }
}

export interface Session {
  readonly token: string;
  readonly call: Client;
  readonly url: string;
}

/** Where a workbook lies that another program saved. */
export function fixturePath(fileName: string): string {
  return join(import.meta.dirname, '../../../libs/xlsx-templates/fixtures', fileName);
}

export function fixture(fileName: string): Promise<Buffer> {
  return readFile(fixturePath(fileName));
}

/** Hands in a workbook as a browser would. */
export async function submit(
  session: Session,
  list: {
    siteId: number;
    content: Buffer;
    fileName?: string;
    query?: string;
    key?: string;
    fields?: Record<string, string | Blob>;
  },
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(list.fields ?? {})) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(list.content)]), list.fileName ?? 'danh-sach.xlsx');
  return fetch(`${session.url}/api/sites/${list.siteId}/submissions?${list.query ?? 'wait=30'}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.token}`, ...(list.key && { 'idempotency-key': list.key }) },
    body: form,
  });
}

/** Copied from a migrated one, unless another template is named. */
async function createDatabase(template?: string): Promise<string> {
  const url = new URL(process.env['EMC_TEST_POSTGRES'] ?? '');
  const from = template ?? url.pathname.slice(1);
  const name = `journey_${randomUUID().replaceAll('-', '')}`;
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}
