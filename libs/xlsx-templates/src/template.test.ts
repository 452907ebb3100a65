import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceList, type SheetRow } from '@emc/domain';
import exceljs from 'exceljs';
import { fileSource } from './byte-source.js';
import { openPackage } from './marked.package.js';
import { openWorkbook } from './read.js';
import { defaultLimits } from './read.limits.js';
import { readStamp } from './template.stamp.js';
import { template } from './template.js';

async function opened() {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(await template(serviceList)).buffer);
  const [list, guide] = book.worksheets;
  if (!list || !guide) throw new Error('two sheets expected');
  return { list, guide };
}

async function part(name: string, definition = serviceList): Promise<string> {
  const pkg = await openPackage(await template(definition));
  const text = await pkg.text(name);
  pkg.close();
  return text;
}

test('row 1 holds the words of the letter and stays in sight', async () => {
  const { list } = await opened();
  expect(list.name).toBe('Dịch vụ công');
  expect(list.getRow(1).values).toEqual([undefined, 'Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT']);
  expect(list.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(list.rowCount).toBe(1);
});

test.each(serviceList.columns.map((column, n) => [column.header, n + 1, column] as const))(
  'column %s',
  async (_, n, { asText, width, note }) => {
    const { list } = await opened();
    const column = list.getColumn(n);
    expect(column.width).toBe(width);
    expect(column.numFmt === '@').toBe(asText);
    const comment = list.getCell(1, n).note;
    expect(typeof comment === 'object' && comment.texts?.map(({ text }) => text).join('')).toBe(
      `${note.vi}\n${note.en}`,
    );
  },
);

test('what an officer types into it is read back with every zero', async () => {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(await template(serviceList)).buffer);
  const [name, code, id] = ['Cấp giấy phép', '2.000221.000.00.00.H34', '000001'];
  book.worksheets[0]?.addRow([name, 4, null, code, id]);
  const folder = mkdtempSync(join(tmpdir(), 'emc-template-'));
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  const read = await openWorkbook(await fileSource(path), defaultLimits);
  const rows: SheetRow[] = [];
  for await (const batch of read.rows(0)) rows.push(...batch);
  await read.close();
  rmSync(folder, { recursive: true });
  expect(rows).toHaveLength(2);
  expect(rows[1]?.cells).toMatchObject([{ text: name }, { number: 4 }, undefined, { text: code }, { text: id }]);
});

test('a list longer than a sheet offers its choices down to the last row of the sheet', async () => {
  const xml = await part('xl/worksheets/sheet1.xml', { ...serviceList, maxRows: 5_000_000 });
  expect(xml).toContain('sqref="B2:B1048576"');
});

test('level is a list to pick from in every row that may be filled', async () => {
  const xml = await part('xl/worksheets/sheet1.xml');
  expect(xml).toContain(`sqref="B2:B${serviceList.maxRows + 1}"`);
  expect(xml).toContain('<formula1>&quot;0,3,4&quot;</formula1>');
  expect(xml).toContain('4 = Trực tuyến toàn trình');
});

test('prints on a landscape page with the header on each', async () => {
  expect(await part('xl/worksheets/sheet1.xml')).toMatch(/<pageSetup[^>]*orientation="landscape"/);
  expect(await part('xl/workbook.xml')).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">&apos;Dịch vụ công&apos;!$1:$1<',
  );
});

test('the guide explains every column in both languages and ends with the stamp', async () => {
  const { guide } = await opened();
  const said: string[] = [];
  guide.eachRow((row) => row.eachCell((cell) => said.push(cell.text)));
  for (const { header, note } of serviceList.columns) {
    expect(said).toContain(header);
    expect(said).toContain(`${note.vi}\n${note.en}`);
  }
  expect(said.at(-1)).toBe(`Mẫu / Template: emc-list services ${serviceList.revision}`);
});

test('is stamped with the definition that made it', async () => {
  expect(readStamp(await part('docProps/core.xml'))).toEqual({ kind: 'services', revision: serviceList.revision });
  expect(readStamp('<cp:keywords>danh sách</cp:keywords>')).toBeNull();
});

test('the same definition gives the same bytes', async () => {
  expect((await template(serviceList)).equals(await template(serviceList))).toBe(true);
});
