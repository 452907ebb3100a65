import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceList, type Issue } from '@emc/domain';
import exceljs from 'exceljs';
import { cellLook, textsOf } from './fixtures/marked-cell.js';
import { pack } from './marked.package.js';
import { markedFromRows } from './marked.rows.js';
import { fileSource } from './byte-source.js';
import { MARK_COLOURS } from './marked.styles.js';
import { markWorkbook } from './marked.js';
import { openWorkbook } from './read.js';
import { defaultLimits } from './read.limits.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const options = { definition: serviceList, sheetName: 'Dịch vụ công' };

/** `found('error', 'E4', 'Mã mất số 0 ở đầu.')` */
function found(severity: Issue['severity'], cell: string | null, words = 'Sửa ô này.'): Issue {
  const row = cell ? Number(cell.slice(1)) : null;
  const column = cell ? (serviceList.columns[cell.charCodeAt(0) - 65]?.key ?? null) : null;
  return {
    code: 'SOME_CODE',
    severity,
    sheet: null,
    row,
    column,
    cell,
    value: null,
    message: { vi: words, en: 'Correct this cell.' },
  };
}

const ISSUES: readonly Issue[] = [
  found('warning', 'D3', 'Mã có khoảng trắng.'),
  {
    ...found('error', 'E4', 'Mã mất số 0 ở đầu.'),
    fix: { value: '000003', why: { vi: 'cột này có 6 chữ số', en: 'six digits' } },
  },
  found('notice', 'E4', 'Ô là số.'),
  found('notice', 'C4', 'Thiếu https://.'),
  { ...found('error', 'A5', 'Nhập tên thủ tục.'), value: '=HYPERLINK("http://x","bấm")' },
  found('error', 'B7', 'Nhập mức độ.'),
  found('warning', null, 'Có 2 dòng bị ẩn.'),
];

async function officersOwn(sheetName = 'Dịch vụ công'): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(sheetName);
  sheet.addRow(['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT']);
  sheet.addRow(['Cấp giấy phép', 4, '', '1.001001.000.00.00.H34', '000001']).getCell(1).font = { bold: true };
  sheet.addRow(['Cấp đổi giấy phép', 3, '', '1.001002.000.00.00.H 34', '000002']);
  const row = sheet.addRow(['Thu hồi giấy phép', 3, 'x', '1.001003.000.00.00.H34', 3]);
  row.getCell(5).numFmt = '000000';
  row.getCell(5).font = { bold: true };
  const image = book.addImage({ base64: 'iVBORw0KGgo=', extension: 'png' });
  sheet.addImage(image, 'G1:H3');
  sheet.autoFilter = 'A1:E4';
  book.addWorksheet('Khác').addRow([1, { formula: 'A1*2', result: 2 }]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function loaded(workbook: Buffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(workbook).buffer);
  return book;
}

const folder = mkdtempSync(join(tmpdir(), 'emc-marked-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows as the reader takes them. */
async function rowsOfFirstSheet(workbook: Buffer) {
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, workbook);
  const book = await openWorkbook(await fileSource(path), defaultLimits);
  const rows: unknown[] = [];
  for await (const batch of book.rows(0)) {
    for (const { row, cells } of batch) rows.push([row, ...Array.from(cells, (cell) => cell ?? null)]);
  }
  await book.close();
  return rows;
}

const look = async (workbook: Buffer, address: string) => cellLook(await textsOf(workbook), address);

const ORIGINALS: readonly (readonly [writer: string, original: () => Promise<Buffer> | Buffer])[] = [
  ['exceljs', officersOwn],
  ['openpyxl', () => fixture('officers-list.openpyxl.xlsx')],
  ['LibreOffice', () => fixture('officers-list.libreoffice.xlsx')],
];

describe.each(ORIGINALS)("an officer's workbook saved by %s", (_, original) => {
  test.each([
    ['D3', MARK_COLOURS.warning, 'Cảnh báo SOME_CODE: Mã có khoảng trắng.'],
    [
      'E4',
      MARK_COLOURS.error,
      'Lỗi SOME_CODE: Mã mất số 0 ở đầu.\nGợi ý: 000003 (cột này có 6 chữ số)\nLưu ý SOME_CODE: Ô là số.',
    ],
    ['C4', MARK_COLOURS.notice, 'Lưu ý SOME_CODE: Thiếu https://.'],
    ['A5', MARK_COLOURS.error, 'Lỗi SOME_CODE: Nhập tên thủ tục.'],
    ['B7', MARK_COLOURS.error, 'Lỗi SOME_CODE: Nhập mức độ.'],
  ])('is marked at %s', async (address, fill, words) => {
    const seen = await look(await markWorkbook(await original(), ISSUES, options), address);
    expect(seen).toMatchObject({ fill, comment: expect.stringContaining(words) });
  });

  test('keeps fonts and number formats of marked cells', async () => {
    const marked = await markWorkbook(await original(), ISSUES, options);
    expect(await look(marked, 'E4')).toMatchObject({ bold: true, format: '000000' });
  });

  test('keeps every other part byte for byte', async () => {
    const before = await textsOf(await original());
    const after = await textsOf(await markWorkbook(await original(), ISSUES, options));
    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name);
    const expected =
      /^(\[Content_Types\]\.xml|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|worksheets\/sheet1\.xml|worksheets\/_rels\/sheet1\.xml\.rels|comments.*1\.xml|drawings\/\w+1\.vml))$/;
    expect(changed.filter((name) => !expected.test(name))).toEqual([]);
    expect(after.get('xl/worksheets/sheet2.xml')).toBe(before.get('xl/worksheets/sheet2.xml'));
  });

  test('holds the same list for the reader, which finds it beside the sheet of issues', async () => {
    const marked = await markWorkbook(await original(), ISSUES, options);
    expect(await rowsOfFirstSheet(marked)).toEqual(await rowsOfFirstSheet(await original()));
  });

  test('gives the same bytes for the same issues', async () => {
    const book = await original();
    expect((await markWorkbook(book, ISSUES, options)).equals(await markWorkbook(book, ISSUES, options))).toBe(true);
  });

  test('loses all marks when it is handed in again without faults', async () => {
    const once = await markWorkbook(await original(), ISSUES, options);
    const clean = await markWorkbook(once, [], options);
    for (const address of ['D3', 'E4', 'C4', 'A5', 'B7']) {
      expect(await look(clean, address)).toEqual(await look(await original(), address));
    }
    expect((await textsOf(clean)).get('xl/workbook.xml')?.match(/<sheet /g)).toHaveLength(3);
  });
});

describe("the officer's own comments", () => {
  const own = () => fixture('officers-list.openpyxl.xlsx');

  test('stand before ours in the same cell, untouched elsewhere', async () => {
    const marked = await markWorkbook(own(), ISSUES, options);
    expect((await look(marked, 'D3')).comment).toBe('Mã này xin ở đâu?\n[EMC] Cảnh báo SOME_CODE: Mã có khoảng trắng.');
    expect((await look(marked, 'A1')).comment).toBe('Danh sách quý I');
  });

  test('get the new words and not the old ones when marked again', async () => {
    const once = await markWorkbook(own(), ISSUES, options);
    const twice = await markWorkbook(once, [found('error', 'D3', 'Mã chưa có.')], options);
    expect((await look(twice, 'D3')).comment).toBe('Mã này xin ở đâu?\n[EMC] Lỗi SOME_CODE: Mã chưa có.');
    expect((await look(twice, 'E4')).comment).toBe('');
  });
});

describe('the sheet "Lỗi"', () => {
  const rowsOf = (book: exceljs.Workbook, name = 'Lỗi') => {
    const rows: unknown[][] = [];
    book.getWorksheet(name)?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    return rows;
  };

  test('lists every issue in the order given, with links', async () => {
    const book = await loaded(await markWorkbook(await officersOwn(), ISSUES, options));
    const rows = rowsOf(book);
    expect(rows[1]).toEqual(['3 lỗi (phải sửa), 2 cảnh báo (nên xem lại), 2 lưu ý (để biết).']);
    expect(rows.slice(3, 6)).toEqual([
      ['Mức độ', 'Mã lỗi', 'Dòng', 'Cột', 'Ô', 'Giá trị', 'Cần làm gì', 'Gợi ý sửa', 'Vì sao gợi ý như vậy'],
      ['Cảnh báo', 'SOME_CODE', 3, 'ID CDVCQG', 'D3', undefined, 'Mã có khoảng trắng.'],
      ['Lỗi', 'SOME_CODE', 4, 'ID MCDT', 'E4', undefined, 'Mã mất số 0 ở đầu.', '000003', 'cột này có 6 chữ số'],
    ]);
    expect(rows).toHaveLength(4 + ISSUES.length);
    expect(book.views[0]?.activeTab).toBe(2);
  });

  test('is English when asked', async () => {
    const book = await loaded(await markWorkbook(await officersOwn(), ISSUES, { ...options, language: 'en' }));
    expect(rowsOf(book, 'Issues')[0]).toEqual(['What was found in this list']);
  });

  test('takes a free name beside a sheet the officer calls so', async () => {
    const book = await loaded(await officersOwn());
    book.addWorksheet('LỖI').addRow(['của tôi']);
    const marked = await loaded(await markWorkbook(Buffer.from(await book.xlsx.writeBuffer()), ISSUES, options));
    expect(marked.worksheets.map(({ name }) => name).slice(2)).toEqual(['LỖI', 'Lỗi (2)']);
    expect(rowsOf(marked, 'LỖI')).toEqual([['của tôi']]);
  });

  test('links to sheets with quotes in their names', async () => {
    const sheetName = `Q'1 & "2"`;
    const texts = await textsOf(await markWorkbook(await officersOwn(sheetName), ISSUES, { ...options, sheetName }));
    expect(texts.get('xl/worksheets/sheet3.xml')).toContain(`location="'Q''1 &amp; &quot;2&quot;'!D3"`);
  });

  test('says when there are more cells than comments', async () => {
    const many = Array.from({ length: 5200 }, (_, n) => found(n < 300 ? 'notice' : 'error', `A${n + 2}`));
    const texts = await textsOf(await markWorkbook(await officersOwn(), many, options));
    const comments = texts.get('xl/comments1.xml') ?? '';
    expect(comments.split('<comment ').length - 1).toBe(5000);
    expect(comments).toContain('ref="A5201"');
    expect(texts.get('xl/worksheets/sheet3.xml')).toContain('Chỉ 5000 ô đầu tiên');
    expect(texts.get('xl/worksheets/sheet1.xml')?.match(/<c /g)?.length).toBeGreaterThan(5200);
  });
});

test('a Strict workbook with prefixes, absolute names and no styles is marked in its own way of writing', async () => {
  const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
  const office = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const relations = (line: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${line}</Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"></t:Types>',
    '_rels/.rels': relations(`<Relationship Id="a" Type="${office}/officeDocument" Target="/book/Main.xml"/>`),
    'book/main.xml': `<x:workbook xmlns:x="${main}" xmlns:q="${office}"><x:sheets><x:sheet name="DS" sheetId="4" q:id="b"/></x:sheets></x:workbook>`,
    'book/_rels/main.xml.rels': relations(`<Relationship Id="b" Type="${office}/worksheet" Target="one.xml"/>`),
    'book/one.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
  };
  const original = await pack(Object.entries(parts).map(([name, text]) => ({ name, content: async () => text })));
  const marked = await markWorkbook(original, [found('error', 'A1')], { ...options, sheetName: 'DS' });
  const texts = await textsOf(marked);
  expect(marked.toString('latin1').split('PK\x01\x02').length - 1).toBe(texts.size);
  expect(texts.get('book/one.xml')).toContain('<x:c s="1"><x:v>1</x:v></x:c>');
  expect(texts.get('book/one.xml')).toContain(`<x:legacyDrawing xmlns:r="${office}" r:id="rIdEmc2"/></x:worksheet>`);
  expect(texts.get('book/main.xml')).toContain('<x:bookViews><x:workbookView activeTab="1"/></x:bookViews><x:sheets>');
  expect(texts.get('book/main.xml')).toContain('<x:sheet name="Lỗi" sheetId="5"');
  expect(texts.get('book/styles1.xml')).toContain(
    '<xf applyFill="1" numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0"/>',
  );
  expect(texts.get('[Content_Types].xml')).toContain('<t:Override PartName="/book/styles1.xml"');
  expect(texts.get('book/_rels/one.xml.rels')).toContain(`${office}/comments`);
});

test('a workbook that is never a plain file is marked the same, and its source stays open', async () => {
  const name = 'officers-list.openpyxl.xlsx';
  const source = await fileSource(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));
  try {
    const marked = await markWorkbook(source, ISSUES, options);
    expect(marked.equals(await markWorkbook(fixture(name), ISSUES, options))).toBe(true);
    expect((await source.read(0, 2)).toString()).toBe('PK');
  } finally {
    await source.close();
  }
});

test.each([
  ['a sheet that is not there', async () => officersOwn('Tên khác'), 'no sheet named'],
  ['bytes that are no package', async () => Buffer.from('Name,Level'), 'not a zip file'],
])('%s is said and not guessed', async (_, original, words) => {
  await expect(markWorkbook(await original(), ISSUES, options)).rejects.toThrow(words);
});

test('rows without an .xlsx become one, marked at the same addresses', async () => {
  const rows = [
    [{ row: 3, cells: [{ text: 'Name' }, { text: 'Level' }, null, null, { text: 'ID MCDT' }] }],
    [
      {
        row: 5,
        hidden: true as const,
        cells: [
          { text: '=1+1' },
          { number: 1, format: '000000' },
          { date: '2023-02-27T12:00:00', number: 43522.5 },
          { error: '#N/A' },
          { text: '000001' },
        ],
      },
    ],
  ];
  const marked = await markedFromRows(rows, [found('error', 'E5')], {
    ...options,
    sheetName: 'Q1/2023',
    origin: 'xls',
  });
  const book = await loaded(marked);
  const sheet = book.getWorksheet('Q1 2023');
  const row = sheet?.getRow(5);
  expect([1, 2, 4, 5].map((n) => row?.getCell(n).value)).toEqual(['=1+1', 1, { error: '#N/A' }, '000001']);
  expect(row?.getCell(2).numFmt).toBe('000000');
  expect(row?.getCell(3).value).toEqual(new Date('2023-02-27T12:00:00Z'));
  expect(row?.getCell(5)).toMatchObject({ numFmt: '@', fill: { fgColor: { argb: MARK_COLOURS.error } } });
  expect(row?.hidden).toBe(true);
  expect(book.getWorksheet('Lỗi')?.getCell('A4').value).toMatch(/^Tệp gốc là \.xls/);
});
