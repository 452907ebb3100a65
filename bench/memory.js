import { readdir, readFile } from 'node:fs/promises';

const lookEveryMs = 50;
const pageBytes = 4096;

/**
 * Watches what a process and all its descendants, but for PostgreSQL's, hold in memory together: what they share (the
 * program itself, for the most part) is counted once. `resident` counts it for each of them, as RSS does.
 *
 * @param {number} pid
 */
export async function watchMemory(pid) {
  /** @type {Map<number, boolean>} */
  const isPostgres = new Map();
  const most = { once: 0, resident: 0 };
  let looking = Promise.resolve();

  /** @returns {Promise<number[]>} */
  async function family(/** @type {number} */ of) {
    if (!isPostgres.has(of)) isPostgres.set(of, /\/postgres\b/.test(await read(`/proc/${of}/cmdline`)));
    if (isPostgres.get(of)) return [];
    const children = await childrenOf(of);
    return [of, ...(await Promise.all(children.map(family))).flat()];
  }

  async function look() {
    const sizes = await Promise.all((await family(pid)).map(sizesOf));
    const own = sum(sizes.map((size) => size.own));
    most.once = Math.max(most.once, own + Math.max(...sizes.map((size) => size.shared)));
    most.resident = Math.max(most.resident, own + sum(sizes.map((size) => size.shared)));
  }

  const timer = setInterval(() => (looking = looking.then(look)), lookEveryMs);
  return {
    /** The most it was, in MB of 2^20 bytes. */
    async stop() {
      clearInterval(timer);
      await looking;
      return { megabytes: most.once / 2 ** 20, resident: most.resident / 2 ** 20 };
    },
  };
}

/** Nothing once the process has ended. Pages of files are what processes of one program share. */
async function sizesOf(/** @type {number} */ pid) {
  const [, resident = 0, shared = 0] = (await read(`/proc/${pid}/statm`)).split(' ').map(Number);
  return { own: (resident - shared) * pageBytes, shared: shared * pageBytes };
}

async function childrenOf(/** @type {number} */ pid) {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => read(`/proc/${pid}/task/${thread}/children`)));
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number));
}

const read = (/** @type {string} */ path) => readFile(path, 'utf8').catch(() => '');
const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
