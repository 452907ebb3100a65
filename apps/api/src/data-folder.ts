import type { Sentence } from '@emc/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** EMC cannot start here, in words for the operator; printed without a stack. */
export class StartRefused extends Error {
  constructor(readonly sentence: Sentence) {
    super(`${sentence.vi}\n${sentence.en}`);
    this.name = 'StartRefused';
  }
}

/** The folder that holds what EMC must not lose; both paths are absolute. */
export interface DataFolder {
  readonly path: string;
  /** Files as they were received; several processes may write here. */
  readonly received: string;
}

/** Opens the data folder, made readable by its owner alone when it does not exist yet. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = { path: resolve(path), received: resolve(path, 'received') };
  try {
    await makeFolder(folder.received);
    await trial(folder.path);
  } catch (error) {
    throw unusable(folder.path, error);
  }
  return folder;
}

/** The generated secret key: 32 random bytes, base64url; the same for every process that shares the folder. */
export async function secretKeyOf(folder: DataFolder): Promise<string> {
  const path = join(folder.path, 'secret.key');
  await writeOnce(path, randomBytes(32).toString('base64url'));
  const key = (await readFile(path, 'utf8')).trim();
  if (key.length >= 32) return key;
  throw new StartRefused({
    vi: `Khoá bí mật ${path} bị hỏng (chỉ còn ${key.length} ký tự). Chép lại tệp này từ bản sao lưu.`,
    en: `The secret key ${path} is damaged (only ${key.length} characters left). Restore this file from a backup.`,
  });
}

/**
 * Writes a file that never changes afterwards: all of it, on disk, or nothing; whoever comes first wins.
 * Answers whether this call wrote it.
 */
export async function writeOnce(path: string, content: string | Uint8Array): Promise<boolean> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The system's code of a failed call, `ENOENT` and the like; empty when it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Not `recursive: true`: that never ends where the system answers ENOENT below a folder that exists, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  if (await exists(path)) return;
  await makeFolder(dirname(path));
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** A folder may exist and still take no files: read-only, full, or someone else's. */
async function trial(folder: string): Promise<void> {
  const path = join(folder, `trial.${randomUUID()}`);
  await writeOnce(path, '');
  await rm(path, { force: true });
}

function unusable(path: string, error: unknown): StartRefused {
  const why = errorCode(error) || String(error);
  return new StartRefused({
    vi:
      `Không ghi được vào thư mục dữ liệu ${path} (${why}). Kiểm tra quyền ghi và dung lượng đĩa, ` +
      'hoặc chọn thư mục khác, ví dụ EMC_DATA_DIR=/var/lib/emc.',
    en:
      `The data folder ${path} cannot be written (${why}). Check its permissions and the free disk space, ` +
      'or choose another folder, for example EMC_DATA_DIR=/var/lib/emc.',
  });
}
