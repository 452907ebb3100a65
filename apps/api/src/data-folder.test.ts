import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder } from './data-folder-lock.js';
import { type DataFolder, StartRefused, openDataFolder, secretKeyOf, writeOnce } from './data-folder.js';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'emc-folder-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const open = () => openDataFolder(join(parent, 'emc'));
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** A process that lives until it is killed. */
async function bystander() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const end = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid ?? 0, end };
}

describe('data folder', () => {
  test('is made for its owner alone, and opened again as it is', async () => {
    const folder = await openDataFolder(join(parent, 'a', 'b'));
    expect(folder).toEqual({ path: join(parent, 'a', 'b'), received: join(parent, 'a', 'b', 'received') });
    expect(await mode(folder.path)).toBe('700');
    await writeFile(join(folder.received, 'giữ.xlsx'), 'x');
    expect(await openDataFolder(folder.path)).toEqual(folder);
    expect(await readdir(folder.received)).toEqual(['giữ.xlsx']);
    expect(await readdir(folder.path)).toEqual(['received']);
  });

  test.each(['/proc/emc', '/dev/null/emc', '/dev/null'])('refuses %s in plain words', async (path) => {
    const refusal = await openDataFolder(path).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartRefused);
    expect(String(refusal)).toMatch(/Không ghi được vào thư mục dữ liệu .*\n.*cannot be written/);
  });

  test('may be made by many at the same time', async () => {
    const folders = await Promise.all(Array.from({ length: 20 }, () => openDataFolder(join(parent, 'a', 'b', 'emc'))));
    expect(new Set(folders.map(({ path }) => path)).size).toBe(1);
  });

  test('the secret key is made once, however many ask at the same time', async () => {
    const folder = await open();
    const keys = await Promise.all(Array.from({ length: 20 }, () => secretKeyOf(folder)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    expect(await mode(join(folder.path, 'secret.key'))).toBe('600');
    expect(await readdir(folder.path)).toEqual(['received', 'secret.key']);
  });

  test('a damaged secret key is refused, never replaced', async () => {
    const folder = await open();
    await writeFile(join(folder.path, 'secret.key'), 'cụt');
    await expect(secretKeyOf(folder)).rejects.toThrow(/bản sao lưu/);
    expect(await readFile(join(folder.path, 'secret.key'), 'utf8')).toBe('cụt');
  });

  test('a file is written once: the second writer changes nothing', async () => {
    const path = join(parent, 'tệp');
    expect(await writeOnce(path, 'một')).toBe(true);
    expect(await writeOnce(path, 'hai')).toBe(false);
    expect(await readFile(path, 'utf8')).toBe('một');
    expect(await readdir(parent)).toEqual(['tệp']);
  });
});

describe('lock of the data folder', () => {
  const lockFile = (folder: DataFolder) => join(folder.path, 'lock');

  test('held once, free again after release', async () => {
    const folder = await open();
    const lock = await lockDataFolder(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(`(pid ${process.pid}, từ 20`);
    await lock.release();
    await (await lockDataFolder(folder)).release();
    expect(await readdir(folder.path)).toEqual(['received']);
  });

  test('of a process that was killed is taken over', async () => {
    const folder = await open();
    const other = await bystander();
    await writeFile(lockFile(folder), JSON.stringify({ pid: other.pid, started: null, since: '2025-03-01T08:00:00Z' }));
    await expect(lockDataFolder(folder)).rejects.toThrow(`pid ${other.pid}, since 2025-03-01T08:00:00Z`);
    await other.end();
    await (await lockDataFolder(folder)).release();
  });

  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('of a process that is dead but not yet buried by its parent is stale', async () => {
    const folder = await open();
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    const fields = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const started = `${boot}/${(await fields())[19]}`;
    await writeFile(lockFile(folder), JSON.stringify({ pid, started, since: '2025-03-01T08:00:00Z' }));
    await expect(lockDataFolder(folder)).rejects.toThrow(`pid ${pid}`);
    while ((await fields())[0] !== 'Z');
    await (await lockDataFolder(folder)).release();
    parent.kill('SIGKILL');
  });

  test.each([
    ['another start of the same pid', { pid: process.pid, started: 'boot/1', since: '2025-03-01T08:00:00Z' }],
    ['a pid that cannot be', { pid: 2 ** 22 + 1, started: null, since: '2025-03-01T08:00:00Z' }],
    ['half a lock', '{"pid":'],
    ['an empty lock', ''],
  ])('%s is stale', async (_, content) => {
    const folder = await open();
    await writeFile(lockFile(folder), typeof content === 'string' ? content : JSON.stringify(content));
    await (await lockDataFolder(folder)).release();
  });

  test('of ten who find a stale lock at once, one gets the folder', async () => {
    const folder = await open();
    await writeFile(lockFile(folder), 'cũ');
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => lockDataFolder(folder)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('release leaves a lock alone that is another’s by now', async () => {
    const folder = await open();
    const lock = await lockDataFolder(folder);
    await writeFile(lockFile(folder), 'của tiến trình khác');
    await lock.release();
    expect(await readFile(lockFile(folder), 'utf8')).toBe('của tiến trình khác');
  });
});
