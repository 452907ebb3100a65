import { readFile } from 'node:fs/promises';
import { hostileFiles } from './fixtures/hostile.js';
import { contentOf, fixture, withSaved, withWorkbook } from './fixtures/saved.js';
import { defaultLimits } from './read.limits.js';
import { WorkbookRefused } from './workbook.refused.js';

describe('a .xls cut anywhere', () => {
  test.each(['appendix-i.sheetjs.xls', 'appendix-i.libreoffice.xls', 'traps.libreoffice.xls'])(
    '%s is refused or whole, never shorter',
    async (name) => {
      const bytes = await readFile(fixture(name));
      const whole = await contentOf(fixture(name));
      let refused = 0;
      for (let length = 97; length < bytes.length; length += 211) {
        const outcome = await withSaved(bytes.subarray(0, length), contentOf).catch((error: unknown) => error);
        if (outcome instanceof WorkbookRefused) refused++;
        else expect(outcome).toEqual(whole);
      }
      expect(refused).toBeGreaterThan(10);
    },
  );
});

describe('over the limit of .xls', () => {
  const limits = { ...defaultLimits, xlsBytes: 1000 };
  const opening = (path: string) => withWorkbook(path, () => Promise.resolve(), limits);

  test('a workbook is refused', async () => {
    await expect(opening(fixture('appendix-i.libreoffice.xls'))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  test('an encrypted .xlsx is still told as what it is', async () => {
    const encrypted = await hostileFiles.find(({ name }) => name === 'encrypted.xlsx')?.make();
    await expect(withSaved(encrypted ?? Buffer.alloc(0), opening)).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
  });
});
