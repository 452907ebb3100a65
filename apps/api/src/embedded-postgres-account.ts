import { spawnSync } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import { type DataFolder, StartRefused } from './data-folder.js';
import type { Binaries } from './embedded-postgres-binaries.js';

/** Under whom PostgreSQL runs: the user of its files, and what stands before a command to run it as that user. */
export interface Account {
  /** Absent: the user that runs EMC. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The user who must own the files, as this process sees it; null where files have no such owner. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  readonly prefix: readonly string[];
}

interface Place {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
}

/**
 * An account that can run PostgreSQL here, found by trying. PostgreSQL refuses root, so root lends it to `postgres` or
 * `nobody`; where these reach neither programs nor data (below /root, say), to itself under another name, in a user namespace.
 */
export async function chooseAccount(place: Place): Promise<Account> {
  const reasons: string[] = [];
  for (const account of candidates()) {
    const reason = await obstacle(account, place);
    if (reason === null) return account;
    reasons.push(reason);
  }
  throw noAccount(reasons);
}

/** What stops this account from running PostgreSQL in this place; null when nothing does. */
async function obstacle(account: Account, { folder, binaries }: Place): Promise<string | null> {
  if (process.platform === 'win32') return null;
  const before = (await stat(folder.path)).mode & 0o777;
  // Others may pass through to PostgreSQL's own folder, but see nothing of ours.
  if (account.user) await chmod(folder.path, before | 0o011);
  const script = 'cd "$1" && exec "$2" --version';
  const [command = '', ...args] = [...account.prefix, '/bin/sh', '-c', script, 'sh', folder.path, binaries.postgres];
  const trial = spawnSync(command, args, { ...account.user, cwd: '/', encoding: 'utf8', env: serverEnvironment() });
  if (trial.status === 0) return null;
  if (account.user) await chmod(folder.path, before);
  return (trial.error?.message ?? trial.stderr).trim();
}

/** PostgreSQL gets none of our secrets, and none of the operator's PG… variables that would redirect it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

function candidates(): Account[] {
  const me = { uid: process.getuid?.(), gid: process.getgid?.() };
  if (me.uid === undefined || me.gid === undefined) return [{ owner: null, prefix: [] }];
  const owner = { uid: me.uid, gid: me.gid };
  if (me.uid !== 0) return [{ owner, prefix: [] }];

  const users = ['postgres', 'nobody'].flatMap((name) => userNamed(name) ?? []);
  const namespaces = users.slice(-1).map(({ uid, gid }) => ({
    owner,
    prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'],
  }));
  return [...users.map((user) => ({ user, owner: user, prefix: [] })), ...namespaces];
}

function userNamed(name: string): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function noAccount(reasons: readonly string[]): StartRefused {
  const why = reasons.filter(Boolean).join('; ') || '?';
  return new StartRefused({
    vi:
      `Không chạy được PostgreSQL đi kèm trên máy này (${why}). Chạy EMC bằng người dùng thường (không phải root), ` +
      'hoặc dùng máy chủ PostgreSQL riêng: DATABASE_URL=postgres://emc:mat-khau@127.0.0.1:5432/emc',
    en:
      `The embedded PostgreSQL does not run on this machine (${why}). Run EMC as a normal user (not root), ` +
      'or use a PostgreSQL server: DATABASE_URL=postgres://emc:mat-khau@127.0.0.1:5432/emc',
  });
}
