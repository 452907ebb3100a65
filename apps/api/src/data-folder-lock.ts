import { randomUUID } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DataFolder, StartRefused, errorCode, writeOnce } from './data-folder.js';

/** Who holds the folder. A pid is used again after a while; with `started` it names one process only. */
const holderSchema = z.object({
  pid: z.number().int().positive(),
  started: z.string().nullable(),
  since: z.iso.datetime(),
});
type Holder = z.infer<typeof holderSchema>;

/** One process's sole use of a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

const takeovers = 5;

/** Takes the folder for this process alone, also from a process that died without giving it back; else refuses. */
export async function lockDataFolder(folder: DataFolder): Promise<FolderLock> {
  const path = join(folder.path, 'lock');
  const { pid } = process;
  const mine = JSON.stringify({ pid, started: await startOf(pid), since: new Date().toISOString() } satisfies Holder);

  for (let attempt = 0; attempt < takeovers; attempt++) {
    if (await writeOnce(path, mine)) return { release: () => release(path, mine) };
    const found = await contentOf(path);
    const holder = parseHolder(found);
    if (holder && (await isAlive(holder))) throw heldBy(holder, folder);
    if (found !== null) await removeStale(path, found);
  }
  throw heldBy(parseHolder(await contentOf(path)), folder);
}

async function release(path: string, mine: string): Promise<void> {
  if ((await contentOf(path)) === mine) await rm(path, { force: true });
}

/** Two processes may find the same stale lock: what was moved away is put back when it is the other one's new lock. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await contentOf(aside);
  if (moved !== null && moved !== stale) await writeOnce(path, moved);
  await rm(aside, { force: true });
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text: string | null): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  return holder.started === null || holder.started === (await startOf(holder.pid));
}

/**
 * When a process started, as boot id and clock ticks since that boot; null for one that only waits to be buried (a
 * zombie), and where the system has no /proc.
 */
async function startOf(pid: number): Promise<string | null> {
  const [boot, stat] = await Promise.all([
    contentOf('/proc/sys/kernel/random/boot_id'),
    contentOf(`/proc/${pid}/stat`),
  ]);
  // The name in the second field may hold spaces and brackets; after it come the state and, 19 fields on, the start.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const ticks = fields[19];
  return boot !== null && ticks !== undefined && fields[0] !== 'Z' ? `${boot.trim()}/${ticks}` : null;
}

function heldBy(holder: Holder | null, folder: DataFolder): StartRefused {
  const who = holder ? `pid ${holder.pid}` : '?';
  const since = holder?.since ?? '?';
  return new StartRefused({
    vi:
      `EMC đang chạy trên thư mục dữ liệu ${folder.path} (${who}, từ ${since}). Dừng tiến trình đó trước, ` +
      'hoặc đặt EMC_DATA_DIR thành thư mục khác; muốn chạy nhiều tiến trình trên cùng dữ liệu thì đặt DATABASE_URL.',
    en:
      `EMC is already running on the data folder ${folder.path} (${who}, since ${since}). Stop that process first, ` +
      'or set EMC_DATA_DIR to another folder; to run several processes on the same data, set DATABASE_URL.',
  });
}
