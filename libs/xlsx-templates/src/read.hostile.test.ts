import { serviceList } from '@emc/domain';
import { chooseSheet } from './choose.js';
import { hostileFiles } from './fixtures/hostile.js';
import { rowsIn, withSaved, withWorkbook } from './fixtures/saved.js';

const rowsRead = (path: string) =>
  withWorkbook(path, async (book) => {
    const chosen = await chooseSheet(book, serviceList);
    return (await rowsIn(book, chosen?.sheetIndex)).length;
  });

describe('hostile files', () => {
  test.each(hostileFiles)('$name: $code', async ({ code, make }) => {
    const outcome = await withSaved(await make(), rowsRead).catch((error: unknown) => error);
    if (code === null) expect(outcome).toBe(3);
    else expect(outcome).toMatchObject({ name: 'WorkbookRefused', code });
  });
});
