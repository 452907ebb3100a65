import { readFile } from 'node:fs/promises';
import type { ByteSource } from './byte-source.js';
import { fixture, rowsIn } from './fixtures/saved.js';
import { defaultLimits } from './read.limits.js';
import { openUnlessXls } from './reader.js';

/** Bytes as a browser lends them, and whether they were given back. */
function lent(bytes: Buffer): ByteSource & { closed: boolean } {
  return {
    size: bytes.length,
    closed: false,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    close() {
      this.closed = true;
      return Promise.resolve();
    },
  };
}

test('an .xlsx is opened', async () => {
  const source = lent(await readFile(fixture('appendix-i.libreoffice.xlsx')));
  const book = await openUnlessXls(source, defaultLimits);
  expect(book && (await rowsIn(book))).toHaveLength(4);
  await book?.close();
  expect(source.closed).toBe(true);
});

test('an .xls is left, and given back', async () => {
  const source = lent(await readFile(fixture('appendix-i.libreoffice.xls')));
  expect(await openUnlessXls(source, defaultLimits)).toBeNull();
  expect(source.closed).toBe(true);
});

test('an .xls too large for anybody is refused', async () => {
  const source = lent(await readFile(fixture('appendix-i.libreoffice.xls')));
  await expect(openUnlessXls(source, { ...defaultLimits, xlsBytes: 100 })).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
  });
  expect(source.closed).toBe(true);
});
