import { readFile } from 'node:fs/promises';
import { contentOf, fixture, withSaved, withWorkbook } from './fixtures/saved.js';
import { workbookParts, worksheet } from './fixtures/workbook-parts.js';
import { zipBytes, zipEntry } from './fixtures/zip-bytes.js';
import { WorkbookRefused } from './workbook.refused.js';

/** Refused, or the same as ever. */
async function expectNothingLost(bytes: Buffer, whole: unknown): Promise<void> {
  const outcome = await withSaved(bytes, contentOf).catch((error: unknown) => error);
  if (!(outcome instanceof WorkbookRefused)) expect(outcome).toEqual(whole);
}

describe('a workbook', () => {
  const name = 'appendix-i.openpyxl.xlsx';

  test('cut anywhere is refused', async () => {
    const bytes = await readFile(fixture(name));
    for (let length = 31; length < bytes.length; length += 307) {
      await expect(withSaved(bytes.subarray(0, length), contentOf)).rejects.toThrow('ZIP_BROKEN');
    }
  });

  test('with one byte changed anywhere loses nothing unnoticed', async () => {
    const whole = await contentOf(fixture(name));
    const bytes = await readFile(fixture(name));
    for (let at = 0; at < bytes.length; at += 53) {
      const damaged = Buffer.from(new Uint8Array(bytes));
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      await expectNothingLost(damaged, whole);
    }
  });
});

test.each([
  ['a checksum', { crc: 1 }],
  ['a larger size', { size: 100_000 }],
  ['a smaller size', { size: 10 }],
])('a sheet with %s that is not its own is refused', async (_, lie) => {
  const name = 'xl/worksheets/sheet1.xml';
  const entries = Object.entries(workbookParts())
    .map(([part, content]) => zipEntry(part, content))
    .map((entry) => (entry.name === name ? { ...entry, ...lie } : entry));
  await expect(withSaved(zipBytes(entries), contentOf)).rejects.toThrow('ZIP_BROKEN');
});

test('a workbook closes at once though a sheet is half read', async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => `<row><c><v>${at * 7919}</v></c></row>`).join('');
  const bytes = zipBytes(
    Object.entries(workbookParts({ 'xl/worksheets/sheet1.xml': worksheet(rows) })).map(([name, xml]) =>
      zipEntry(name, xml),
    ),
  );
  const reading = await withSaved(bytes, (path) =>
    withWorkbook(path, async (book) => {
      const batches = book.rows(0);
      expect((await batches.next()).done).toBe(false);
      return batches;
    }),
  );
  await expect(reading.next()).rejects.toThrow('ZIP_BROKEN');
});
