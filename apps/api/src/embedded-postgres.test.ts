import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type DataFolder, StartRefused, openDataFolder } from './data-folder.js';
import { repairLinks } from './embedded-postgres-binaries.js';
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres.js';

// Real servers on real files; a test that kills EMC itself runs the built code (`npm run build`) in a process of its own.
const built = new URL('../dist/', import.meta.url);
const asRoot = process.getuid?.() === 0;
const rootTest = asRoot ? test : test.skip;
// Refused inside most containers and every chroot, whoever asks.
const hasNamespaces = asRoot && spawnSync('unshare', ['--user', 'true']).status === 0;
const namespaceTest = hasNamespaces ? test : test.skip;

let used: string;
let parent: string;
const running: EmbeddedPostgres[] = [];
const apps: ChildProcess[] = [];
const appFolders: string[] = [];

beforeAll(async () => {
  used = await mkdtemp(join(tmpdir(), 'emc-used-'));
  await (await startPostgres({ dataFolder: await openDataFolder(used) })).stop();
});
afterAll(() => rm(used, { recursive: true, force: true }));

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'emc-postgres-'));
  await chmod(parent, 0o755);
});
afterEach(async () => {
  for (const app of apps.splice(0)) await kill(app);
  for (const server of running.splice(0)) await server.stop();
  // The server of a killed app still writes while it shuts down.
  for (const path of appFolders.splice(0)) await postmaster(path).then(gone, () => {});
  await rm(parent, { recursive: true, force: true });
});

async function start(folder: DataFolder) {
  const said: string[] = [];
  const server = await startPostgres({ dataFolder: folder, log: (sentence) => said.push(sentence.vi) });
  running.push(server);
  return Object.assign(server, { said });
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

/** The answer once there is one; a server that never comes back fails the test by jest's own limit. */
async function queryOnceBack(url: string, sql: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(url, sql);
    } catch {
      await sleep(50);
    }
  }
}

const folderIn = (name: string) => openDataFolder(join(parent, name));
/** On which EMC ran before: to make a cluster takes far longer than to copy one. */
const usedFolderIn = async (name: string) => {
  const folder = await folderIn(name);
  await cp(join(used, 'postgres'), join(folder.path, 'postgres'), { recursive: true });
  return folder;
};
const postmaster = async (path: string) =>
  parseInt(await readFile(join(path, 'postgres/data/postmaster.pid'), 'utf8'), 10);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const gone = async (pid: number) => {
  while (isAlive(pid)) await sleep(20);
};

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** EMC in a process of its own, as far as its database: prints the address, ends when its input ends. */
const app = `
  const { openDataFolder } = await import(process.argv[1] + 'data-folder.js');
  const { startPostgres } = await import(process.argv[1] + 'embedded-postgres.js');
  const server = await startPostgres({ dataFolder: await openDataFolder(process.argv[2]) });
  console.log(server.url);
  process.stdin.resume().once('end', () => server.stop());`;

async function startApp(path: string, user: { uid?: number; gid?: number } = {}) {
  if (!existsSync(built)) throw new Error('Run npm run build first.');
  const args = ['--input-type=module', '-e', app, built.href, path];
  const child = spawn(process.execPath, args, { ...user, stdio: ['pipe', 'pipe', 'pipe'] });
  apps.push(child);
  appFolders.push(path);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [''])]);
  return { child, url: String(line).trim(), errors: () => errors };
}

describe('embedded PostgreSQL', () => {
  test('first start on an empty folder: UTF-8, UTC, a password, loopback only, no superuser', async () => {
    const folder = await folderIn('emc');
    const { url } = await start(folder);
    expect(await query(url, 'SHOW server_encoding')).toEqual(['UTF8']);
    expect(await query(url, 'SHOW timezone')).toEqual(['UTC']);
    expect(await query(url, 'SHOW fsync')).toEqual(['on']);
    expect(await query(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await query(url, `SELECT lower('ĐỒNG THÁP')`)).toEqual(['đồng tháp']);
    expect(await query(url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([false]);
    await expect(query(url.replace(/:[^:@]+@/, ':sai@'), 'SELECT 1')).rejects.toThrow(/password/);
    const cmdline = await readFile(`/proc/${await postmaster(folder.path)}/cmdline`, 'utf8').catch(() => '');
    expect(cmdline).not.toContain(new URL(url).password);
    expect(await readdir(folder.path)).toEqual(['lock', 'postgres', 'postgres.log', 'received']);
  });

  test('what is written survives stop and start; stop leaves no process and no lock', async () => {
    const folder = await folderIn('Sở Nội vụ – dữ liệu');
    const first = await start(folder);
    await query(first.url, `CREATE TABLE t AS SELECT 'giữ' AS v`);
    const pid = await postmaster(folder.path);
    await first.stop();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(folder.path)).toEqual(['postgres', 'postgres.log', 'received']);
    const second = await start(folder);
    expect(await query(second.url, 'SELECT v FROM t')).toEqual(['giữ']);
  });

  test('a second start on the same folder is refused and harms nothing', async () => {
    const folder = await usedFolderIn('emc');
    const { url } = await start(folder);
    await expect(startPostgres({ dataFolder: folder })).rejects.toThrow(/đang chạy trên thư mục dữ liệu/);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([1]);
  });

  test('the role may make databases from a template, as tests do', async () => {
    const { url } = await start(await usedFolderIn('emc'));
    await query(url, 'CREATE TABLE t AS SELECT 7 AS v');
    await query(url, 'CREATE DATABASE copy TEMPLATE emc');
    expect(await query(url.replace(/emc$/, 'copy'), 'SELECT v FROM t')).toEqual([7]);
    await query(url, 'DROP DATABASE copy WITH (FORCE)');
  });

  test('a server that is killed comes back at the same address with its data', async () => {
    const folder = await usedFolderIn('emc');
    const { url, said } = await start(folder);
    await query(url, 'CREATE TABLE t AS SELECT 7 AS v');
    process.kill(await postmaster(folder.path), 'SIGKILL');
    expect(await queryOnceBack(url, 'SELECT v FROM t')).toEqual([7]);
    expect(said).toEqual([expect.stringMatching(/dừng đột ngột; đang khởi động lại trên cổng \d+/)]);
  });

  test('a server killed in the middle of a computation that does not look up comes back too', async () => {
    const folder = await usedFolderIn('emc');
    const { url } = await start(folder);
    const busy = query(url, 'SELECT count(*) FROM generate_series(1, 1e12)').catch(() => 'lost');
    while (
      (await query(url, `SELECT FROM pg_stat_activity WHERE query LIKE '%1e12%' AND pid <> pg_backend_pid()`)).length
    )
      break;
    await sleep(200);
    process.kill(await postmaster(folder.path), 'SIGKILL');
    expect(await queryOnceBack(url, 'SELECT 1 AS one')).toEqual([1]);
    expect(await busy).toBe('lost');
  });

  test('a server that keeps dying is given up, with the reason', async () => {
    const folder = await usedFolderIn('emc');
    const { url, failed, said } = await start(folder);
    for (let death = 1; death <= 6; death++) {
      await queryOnceBack(url, 'SELECT 1');
      process.kill(await postmaster(folder.path), 'SIGKILL');
    }
    expect((await failed).sentence.vi).toMatch(/hơn 5 lần trong một phút/);
    expect(said).toHaveLength(5);
  });

  test('stop while the server is being started again ends that one too', async () => {
    const folder = await usedFolderIn('emc');
    const server = await start(folder);
    process.kill(await postmaster(folder.path), 'SIGKILL');
    while (server.said.length === 0) await sleep(5);
    await server.stop();
    await expect(query(server.url, 'SELECT 1')).rejects.toThrow();
    expect((await readdir(folder.path)).includes('lock')).toBe(false);
  });
});

describe('embedded PostgreSQL when EMC is killed', () => {
  test('the server ends by itself and the next start finds the data', async () => {
    const { path } = await usedFolderIn('emc');
    const { child, url } = await startApp(path);
    await query(url, 'CREATE TABLE t AS SELECT 7 AS v');
    const pid = await postmaster(path);
    await kill(child);
    await gone(pid);
    const next = await start(await openDataFolder(path));
    expect(await query(next.url, 'SELECT v FROM t')).toEqual([7]);
  });

  test('the next start may come at once, also after a kill of both', async () => {
    const { path } = await usedFolderIn('emc');
    const first = await startApp(path);
    await query(first.url, 'CREATE TABLE t AS SELECT 7 AS v');
    await kill(first.child);
    const second = await startApp(path);
    expect(await query(second.url, 'SELECT v FROM t')).toEqual([7]);
    process.kill(await postmaster(path), 'SIGKILL');
    await kill(second.child);
    const third = await start(await openDataFolder(path));
    expect(await query(third.url, 'SELECT v FROM t')).toEqual([7]);
  });

  test('a server whose guardian was killed as well is ended by the next start', async () => {
    const { path } = await usedFolderIn('emc');
    const { child, url } = await startApp(path);
    await query(url, 'CREATE TABLE t AS SELECT 7 AS v');
    const pid = await postmaster(path);
    const guardian = Number(/PPid:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
    child.kill('SIGSTOP'); // It must not notice and start another.
    process.kill(guardian, 'SIGKILL');
    await kill(child);
    const next = await start(await openDataFolder(path));
    expect(await query(next.url, 'SELECT v FROM t')).toEqual([7]);
  });

  test('during its very first start, nothing half is left', async () => {
    const { path } = await folderIn('emc');
    for (const delay of [150, 300, 450, 600]) {
      const starting = startApp(path);
      await sleep(delay);
      for (const app of apps) await kill(app);
      await starting;
    }
    const { url } = await start(await openDataFolder(path));
    expect(await query(url, 'SELECT 1 AS one')).toEqual([1]);
    expect((await readdir(path)).filter((name) => name.includes('new'))).toEqual([]);
  });

  test('the rest of a pid file that names another program is no obstacle', async () => {
    const folder = await usedFolderIn('emc');
    await (await start(folder)).stop();
    const { uid, gid } = await stat(join(folder.path, 'postgres'));
    const other = spawn('sleep', ['60'], asRoot ? { uid, gid } : {});
    apps.push(other);
    await once(other, 'spawn');
    const pidFile = join(folder.path, 'postgres/data/postmaster.pid');
    await writeFile(pidFile, `${other.pid}\n${folder.path}\n1\n1\n\n\n\n`);
    await chown(pidFile, uid, gid);
    await start(folder);
    expect(isAlive(other.pid ?? 0)).toBe(true);
  });
});

describe('whose process PostgreSQL is', () => {
  const nobody = () => ({
    uid: Number(execFileSync('id', ['-u', 'nobody'])),
    gid: Number(execFileSync('id', ['-g', 'nobody'])),
  });
  const serverUser = async (path: string) => (await stat(`/proc/${await postmaster(path)}`)).uid;

  rootTest('root lends it to an ordinary user', async () => {
    const folder = await folderIn('emc');
    await start(folder);
    expect(await serverUser(folder.path)).not.toBe(0);
    expect((await stat(folder.path)).mode & 0o777).toBe(0o711);
    expect((await stat(folder.received)).mode & 0o777).toBe(0o700);
  });

  namespaceTest(
    'root in a closed folder keeps it, in a user namespace; data may move between the two ways',
    async () => {
      const closed = join(parent, 'root');
      await mkdir(closed, { mode: 0o700 });
      const folder = await openDataFolder(join(closed, 'emc'));
      const first = await start(folder);
      await query(first.url, 'CREATE TABLE t AS SELECT 7 AS v');
      expect(await serverUser(folder.path)).toBe(0);
      const pid = await postmaster(folder.path);
      expect(await readlink(`/proc/${pid}/ns/user`)).not.toBe(await readlink('/proc/self/ns/user'));
      expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
      process.kill(pid, 'SIGKILL');
      expect(await queryOnceBack(first.url, 'SELECT v FROM t')).toEqual([7]);
      await first.stop();

      await chmod(closed, 0o755);
      const second = await start(folder);
      expect(await query(second.url, 'SELECT v FROM t')).toEqual([7]);
      expect(await serverUser(folder.path)).not.toBe(0);
      await second.stop();

      await chmod(closed, 0o700);
      const third = await start(folder);
      expect(await query(third.url, 'SELECT v FROM t')).toEqual([7]);
      expect(await serverUser(folder.path)).toBe(0);
    },
  );

  namespaceTest('killed in a user namespace, EMC leaves no server behind', async () => {
    await chmod(parent, 0o700);
    const path = join(parent, 'emc');
    const { child } = await startApp(path);
    const pid = await postmaster(path);
    await kill(child);
    await gone(pid);
    expect((await startApp(path)).url).toMatch(/^postgres:/);
  });

  rootTest('an ordinary user runs it as themselves', async () => {
    await chown(parent, nobody().uid, nobody().gid);
    const path = join(parent, 'emc');
    const { child, url } = await startApp(path, nobody());
    expect(await query(url, 'SELECT 1 AS one')).toEqual([1]);
    expect(await serverUser(path)).toBe(nobody().uid);
    const pid = await postmaster(path);
    await kill(child);
    await gone(pid);
    expect((await startApp(path, nobody())).url).toMatch(/^postgres:/);
  });

  rootTest('an ordinary user on the folder of another is refused in plain words', async () => {
    const folder = await usedFolderIn('emc');
    await (await start(folder)).stop();
    const { errors } = await startApp(folder.path, nobody());
    expect(errors()).toMatch(/Không ghi được vào thư mục dữ liệu .* \(EACCES\)/);
  });
});

describe('programs of PostgreSQL', () => {
  test('links that npm did not make are made, those there are kept', async () => {
    const lib = join(parent, 'native/lib');
    await mkdir(lib, { recursive: true });
    await writeFile(join(lib, 'libpq.so.5.18'), 'x');
    const links = ['native/lib/libpq.so', 'native/lib/libpq.so.5'];
    const list = links.map((target) => ({ source: 'native/lib/libpq.so.5.18', target }));
    await writeFile(join(parent, 'native/pg-symlinks.json'), JSON.stringify(list));
    await Promise.all([repairLinks(parent), repairLinks(parent)]);
    await repairLinks(parent);
    expect(await readlink(join(parent, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
    expect(await readFile(join(parent, 'native/lib/libpq.so.5'), 'utf8')).toBe('x');
  });

  test('links that cannot be made are asked for', async () => {
    await mkdir(join(parent, 'native'));
    const list = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(parent, 'native/pg-symlinks.json'), JSON.stringify(list));
    await expect(repairLinks(parent)).rejects.toThrow(StartRefused);
    await expect(repairLinks(parent)).rejects.toThrow(/npm rebuild/);
  });
});
