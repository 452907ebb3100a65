import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(tmpdir(), 'emc-bench');
const keyLength = 12;
/** What the made files depend on. */
const makers = ['chance.js', 'account-rows.js', 'service-rows.js', 'workbook-maker.js', 'copy-file.js', 'tables.js'];

/**
 * The path of a file that takes long to make. It is kept between runs until the code that makes it changes.
 *
 * @param {string} name such as accounts-100000.xlsx
 * @param {(path: string) => Promise<void>} make
 */
export async function madeFile(name, make) {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${await makersKey()}-${name}`);
  if (await stat(path).catch(() => null)) return path;
  console.log(`making ${name} …`);
  for (const older of await readdir(folder)) {
    if (older.slice(keyLength + 1) === name) await rm(join(folder, older));
  }
  const draft = `${path}.${process.pid}`;
  await make(draft);
  await rename(draft, path);
  return path;
}

async function makersKey() {
  const hash = createHash('sha256');
  for (const maker of makers) hash.update(await readFile(join(import.meta.dirname, maker)));
  return hash.digest('hex').slice(0, keyLength);
}
