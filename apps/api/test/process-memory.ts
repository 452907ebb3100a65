import { readdir, readFile } from 'node:fs/promises';

const pageBytes = 4096;
const lookEveryMs = 10;

/** Watches what a process and its children hold in memory together, in bytes, until asked for the most it was. */
export async function watchMemory(pid: number): Promise<{ growth(): Promise<number> }> {
  const before = await residentBytes(pid);
  let most = before;
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => {
      most = Math.max(most, await residentBytes(pid));
    });
  }, lookEveryMs);
  return {
    async growth() {
      clearInterval(timer);
      await looking;
      return most - before;
    },
  };
}

async function residentBytes(pid: number): Promise<number> {
  const sizes = await Promise.all([pid, ...(await childrenOf(pid))].map(bytesOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Zero when it has ended meanwhile. */
async function bytesOf(pid: number): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(pages.split(' ')[1] ?? 0) * pageBytes;
}

/** Of all its threads. */
export async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number));
}
