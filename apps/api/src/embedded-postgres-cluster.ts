import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DataFolder, StartRefused, errorCode, writeOnce } from './data-folder.js';
import { type Account, chooseAccount } from './embedded-postgres-account.js';
import { type Binaries, findBinaries } from './embedded-postgres-binaries.js';
import { spawnGuarded } from './embedded-postgres-guardian.js';

/** A database cluster on disk and what it takes to run it. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly log: string;
  /** Stands in the title of each of its processes. */
  readonly name: string;
}

const draftPrefix = 'postgres.new-';
const largestLog = 10 * 1024 * 1024;

/** Opens the cluster of a data folder, made at the first start; the caller holds the folder's lock. */
export async function openCluster(folder: DataFolder): Promise<Cluster> {
  const binaries = await findBinaries();
  const account = await chooseAccount({ folder, binaries });
  const log = join(folder.path, 'postgres.log');
  await shorten(log);
  await removeDrafts(folder);

  const home = join(folder.path, 'postgres');
  if (!(await exists(home))) await create(home, { folder, binaries, account, log });
  await giveTo(account, home);
  const data = await realpath(join(home, 'data'));
  const name = `emc-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  return { data, password: await readFile(join(home, 'password'), 'utf8'), account, binaries, log, name };
}

/** What the log took in since it had `from` bytes: the last lines only. */
export async function logSince(log: string, from: number): Promise<string> {
  const file = await open(log, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - 4096);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, start);
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await file.close();
  }
}

/** Bytes in the log so far. */
export async function logSize(log: string): Promise<number> {
  try {
    return (await stat(log)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** PostgreSQL did not do what it must; with the last words of its log. */
export function postgresRefused(log: string, words: string): StartRefused {
  return new StartRefused({
    vi: `PostgreSQL đi kèm không khởi động được. Xem nhật ký ${log}, hoặc đặt DATABASE_URL để dùng máy chủ riêng. Nhật ký ghi:\n${words}`,
    en: `The embedded PostgreSQL does not start. See its log ${log} (above), or set DATABASE_URL to use a server of your own.`,
  });
}

interface Creation {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly log: string;
}

/** Made aside, with its password, and moved in place in one step: a crash leaves a whole cluster or none. */
async function create(home: string, { folder, binaries, account, log }: Creation): Promise<void> {
  const draft = await mkdtemp(join(folder.path, draftPrefix));
  const password = join(draft, 'password');
  await writeOnce(password, randomBytes(32).toString('base64url'));
  await giveTo(account, draft);

  const from = await logSize(log);
  const initdb = await spawnGuarded(
    [
      binaries.initdb,
      `--pgdata=${join(draft, 'data')}`,
      `--pwfile=${password}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // The same order on every machine, whatever its C library.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { account, log },
  );
  if (!(await initdb.exited).ok) {
    await rm(draft, { recursive: true, force: true });
    throw postgresRefused(log, await logSince(log, from));
  }
  await rename(draft, home);
}

/** Of starts that were cut short; one that is just being ended may still write for a moment. */
async function removeDrafts(folder: DataFolder): Promise<void> {
  const drafts = (await readdir(folder.path)).filter((name) => name.startsWith(draftPrefix));
  for (const draft of drafts) await rm(join(folder.path, draft), { recursive: true, force: true, maxRetries: 5 });
}

/** Root may have run PostgreSQL as someone else before, for instance when the programs lay elsewhere. */
async function giveTo({ owner }: Account, path: string): Promise<void> {
  if (owner === null || (await stat(path)).uid === owner.uid) return;
  await promisify(execFile)('chown', ['-R', '-h', `${owner.uid}:${owner.gid}`, path]);
}

async function shorten(log: string): Promise<void> {
  if ((await logSize(log)) > largestLog) await truncate(log);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
