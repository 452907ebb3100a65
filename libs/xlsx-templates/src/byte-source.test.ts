import { readFile } from 'node:fs/promises';
import { fileSource, type ByteSource } from './byte-source.js';
import { fixture, rowsIn, withSaved } from './fixtures/saved.js';
import { defaultLimits } from './read.limits.js';
import { openWorkbook } from './read.js';

/** A source that keeps its bytes in blocks, as an encrypted file does, and remembers whether it was closed. */
function inBlocks(bytes: Buffer, lost = Infinity): ByteSource & { closed: boolean } {
  return {
    size: bytes.length,
    closed: false,
    read(offset, length) {
      if (offset + length > lost) return Promise.reject(new Error('the disk is gone'));
      return Promise.resolve(Buffer.from(new Uint8Array(bytes.subarray(offset, offset + length))));
    },
    close() {
      this.closed = true;
      return Promise.resolve();
    },
  };
}

test.each([
  [0, 4, 'abcd'],
  [2, 3, 'cde'],
  [4, 9, 'ef'],
  [6, 3, ''],
  [9, 3, ''],
])('from byte %d, %d bytes of a file are %j', async (offset, length, text) => {
  await withSaved(Buffer.from('abcdef'), async (path) => {
    const source = await fileSource(path);
    expect(source.size).toBe(6);
    expect((await source.read(offset, length)).toString()).toBe(text);
    await source.close();
  });
});

describe('a workbook that is no file', () => {
  test.each(['appendix-i.exceljs.xlsx', 'appendix-i.libreoffice.xls'])('%s is read and closed', async (name) => {
    const source = inBlocks(await readFile(fixture(name)));
    const book = await openWorkbook(source, defaultLimits);
    expect(await rowsIn(book)).toHaveLength(4);
    await book.close();
    expect(source.closed).toBe(true);
  });

  test('is closed at once where it is no workbook', async () => {
    const source = inBlocks(Buffer.from('một dòng chữ'));
    await expect(openWorkbook(source, defaultLimits)).rejects.toMatchObject({ code: 'FILE_NOT_EXCEL' });
    expect(source.closed).toBe(true);
  });

  test('is not called broken when only its source is', async () => {
    const bytes = await readFile(fixture('appendix-i.exceljs.xlsx'));
    await expect(openWorkbook(inBlocks(bytes, bytes.length - 1), defaultLimits)).rejects.toThrow(/source/);
  });
});
