import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceList } from '@emc/domain';
import { chooseSheet } from './choose.js';
import { hostileFiles } from './fixtures/hostile.js';
import { openWorkbook } from './read.js';
import { defaultLimits } from './read.limits.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsRead(path: string): Promise<number> {
  const book = await openWorkbook(path, defaultLimits);
  try {
    const chosen = await chooseSheet(book, serviceList);
    let count = 0;
    for await (const batch of book.rows(chosen?.sheetIndex ?? 0)) count += batch.length;
    return count;
  } finally {
    await book.close();
  }
}

describe('hostile files', () => {
  test.each(hostileFiles)('$name: $code', async ({ name, code, make }) => {
    const path = join(folder, name);
    await writeFile(path, new Uint8Array(await make()));
    const outcome = await rowsRead(path).catch((error: unknown) => error);
    if (code === null) expect(outcome).toBe(3);
    else expect(outcome).toMatchObject({ name: 'WorkbookRefused', code });
  });
});
