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

describe('a .xls of Excel 5 and 95', () => {
  /** The same file declaring another code page (record CODEPAGE, MS-XLS 2.4.52). */
  async function declaring(codePage: number): Promise<Buffer> {
    const bytes = await readFile(fixture('code-page-1258.excel-95.xls'));
    const record = Buffer.from('42000200ea04', 'hex');
    const at = bytes.indexOf(new Uint8Array(record));
    expect(at).toBeGreaterThan(0);
    bytes.writeUInt16LE(codePage, at + 4);
    return bytes;
  }
  const firstName = async (bytes: Buffer) => {
    const { rows } = await withSaved(bytes, contentOf);
    const cell = rows[1]?.cells[0];
    return cell && 'text' in cell ? cell.text.normalize('NFC') : cell;
  };

  test('is read by the code page it declares', async () => {
    expect(await firstName(await declaring(1258))).toBe('Cấp giấy phép xây dựng');
    expect(await firstName(await declaring(10029))).toMatch(/^C.+p gi.+y ph.p x.y d.+ng$/);
  });
});

test('a .xls that Excel opens without asking for a password is told as encrypted', async () => {
  await expect(contentOf(fixture('opens-without-password.poi.xls'))).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
});
