import { readFile } from 'node:fs/promises';
import { contentOf, fixture, withSaved } from './fixtures/saved.js';
import {
  relationships,
  sharedStrings,
  workbook,
  workbookParts,
  worksheet,
  zipped,
  type Parts,
} from './fixtures/workbook-parts.js';

const rowsOf = async (own: Parts) => (await withSaved(zipped(workbookParts(own)), contentOf)).rows;

describe('Appendix I saved by each program', () => {
  const procedures = [
    ['Cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn tiền chất thuốc nổ', 0, '2.000221.000.00.00.H34', '000001'],
    [
      'Cấp Giấy chứng nhận kiểm dịch thực vật đối với các lô vật thể vận chuyển từ vùng nhiễm đối tượng kiểm dịch thực vật',
      3,
      '1.003984.000.00.00.H34',
      '000002',
    ],
    ['Cấp Giấy chứng nhận thẩm định thiết kế xe cơ giới cải tạo', 4, '1.001001.000.00.00.H34', '000003'],
  ] as const;

  test.each([
    'appendix-i.libreoffice.xlsx',
    'appendix-i.libreoffice.xls',
    'appendix-i.openpyxl.xlsx',
    'appendix-i.exceljs.xlsx',
    'appendix-i.sheetjs.xlsx',
    'appendix-i.sheetjs.xls',
  ])('%s holds the same rows', async (name) => {
    const { rows } = await contentOf(fixture(name));
    expect(rows).toEqual([
      { row: 1, cells: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'].map((text) => ({ text })) },
      ...procedures.map(([name, level, national, local], index) => ({
        row: index + 2,
        cells: [{ text: name }, { number: level }, undefined, { text: national }, { text: local }],
      })),
    ]);
  });
});

describe('the cells that go wrong most', () => {
  const expected = [
    { row: 1, cells: [, { text: '000001' }] },
    { row: 2, cells: [, { number: 1, format: '000000' }] },
    { row: 3, cells: [, { number: 1.0021 }], hidden: true },
    { row: 4, cells: [, { number: 123456789012 }] },
    { row: 5, cells: [, { date: '2023-02-27T08:30:00' }] },
    { row: 6, cells: [, { date: '2023-03-10T00:00:00', format: '[$-42A]dd/mm/yyyy' }] },
    { row: 7, cells: [, { boolean: true }] },
    { row: 8, cells: [, { number: 1234.5, format: '#,##0.00" đ"' }] },
    { row: 9, cells: [, { number: 2, formula: true }] },
    { row: 10, cells: [, { text: '000007', formula: true }] },
    { row: 11, cells: [, { error: '#DIV/0!', formula: true }] },
    { row: 12, cells: [, { boolean: true, formula: true }] },
    { row: 13, cells: [, { text: '', formula: true }] },
    { row: 14, cells: [, { error: '#N/A' }] },
    { row: 15, cells: [, { text: 'Ca\u0302\u0301p phép\nhai dòng' }] },
  ];
  const uncalculated = [9, 10, 11, 12, 13].map((row) => ({ row, cells: [, { uncalculated: true, formula: true }] }));

  test.each([
    ['traps.libreoffice.xlsx', expected],
    ['traps.libreoffice.xls', expected],
    ['traps-1904.libreoffice.xlsx', expected],
    ['traps-1904.libreoffice.xls', expected],
    ['traps.openpyxl.xlsx', expected.map((row) => uncalculated.find((each) => each.row === row.row) ?? row)],
    ['traps-1904.openpyxl.xlsx', expected.map((row) => uncalculated.find((each) => each.row === row.row) ?? row)],
  ])('%s', async (name, rows) => {
    const content = await contentOf(fixture(name));
    expect(content.rows).toMatchObject(rows);
    expect(content.date1904).toBe(name.includes('1904'));
    expect(content.merges).toEqual([{ top: 2, left: 3, bottom: 4, right: 5 }]);
    expect(content.sheets).toEqual([
      { name: 'Bẫy', hidden: false },
      { name: 'Ẩn', hidden: true },
    ]);
  });
});

test('content decides, not the name', async () => {
  const bytes = await readFile(fixture('appendix-i.libreoffice.xls'));
  const { rows } = await withSaved(bytes, contentOf);
  expect(rows[1]?.cells[4]).toEqual({ text: '000001' });
});

describe('what cannot be read without loss is refused', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const whole = worksheet(`${row}<row r="2"><c r="A2"><v>2</v></c></row>`);
  const inSheet = (xml: string | Buffer): Parts => ({ 'xl/worksheets/sheet1.xml': xml });

  test.each<[string, string, Parts]>([
    ['XML_TRUNCATED', 'a sheet cut between rows', inSheet(whole.slice(0, whole.indexOf('<row r="2"')))],
    ['XML_TRUNCATED', 'a sheet cut in a tag', inSheet(whole.slice(0, whole.indexOf('r="2"')))],
    ['XML_TRUNCATED', 'a sheet without its last tag', inSheet(whole.replace('</worksheet>', ''))],
    ['XML_TRUNCATED', 'an empty part', inSheet('')],
    ['XML_TRUNCATED', 'strings cut short', { 'xl/sharedStrings.xml': sharedStrings('<t>a</t>').slice(0, -8) }],
    ['XML_MALFORMED', 'a stray <', inSheet(whole.replace('<v>1', '<v><1'))],
    ['XML_MALFORMED', 'tags that cross', inSheet(whole.replace('</v></c>', '</c></v>'))],
    ['XML_MALFORMED', 'an unknown entity', inSheet(whole.replace('>1<', '>&nbsp;<'))],
    ['XML_MALFORMED', 'text after the end', inSheet(`${whole}<row r="3"/>`)],
    ['XML_MALFORMED', 'another root', inSheet('<html/>')],
    ['XML_MALFORMED', 'no namespace', inSheet(whole.replace(/ xmlns="[^"]*"/, ''))],
    ['XML_MALFORMED', 'a prefix never bound', inSheet(whole.replace('<row r="2">', '<y:a/><row r="2">'))],
    ['XML_MALFORMED', 'bytes that are not UTF-8', inSheet(Buffer.from(whole.replace('<v>1', '<v>\xff'), 'latin1'))],
    ['XML_MALFORMED', 'another encoding', inSheet(`<?xml version="1.0" encoding="windows-1258"?>${whole}`)],
    ['XML_MALFORMED', 'rows running backwards', inSheet(worksheet('<row r="2"/><row r="1"/>'))],
    ['XML_MALFORMED', 'a repeated row', inSheet(worksheet('<row r="2"/><row r="2"/>'))],
    ['XML_MALFORMED', 'a repeated cell', inSheet(worksheet('<row r="1"><c r="A1"/><c r="A1"/></row>'))],
    ['XML_MALFORMED', 'a cell of another row', inSheet(worksheet('<row r="1"><c r="A2"/></row>'))],
    ['XML_MALFORMED', 'a row beyond the last', inSheet(worksheet('<row r="1048577"/>'))],
    ['XML_MALFORMED', 'a column beyond the last', inSheet(worksheet('<row r="1"><c r="XFE1"/></row>'))],
    ['XML_MALFORMED', 'a string the workbook lacks', inSheet(worksheet('<row r="1"><c t="s"><v>7</v></c></row>'))],
    ['XML_MALFORMED', 'a number that is none', inSheet(worksheet('<row r="1"><c><v>0x10</v></c></row>'))],
    ['XML_MALFORMED', 'nested without end', inSheet(worksheet('<a>'.repeat(300) + '</a>'.repeat(300)))],
    ['XML_DTD', 'a document type', inSheet(`<!DOCTYPE worksheet>${whole}`)],
    ['XML_DTD', 'entities', inSheet(`<!DOCTYPE a [<!ENTITY b "c">]>${whole.replace('>1<', '>&b;<')}`)],
    ['XML_DTD', 'a document type in another part', { 'xl/workbook.xml': `<!DOCTYPE a>${workbook('')}` }],
    ['SHEET_NONE', 'a workbook without sheets', { 'xl/workbook.xml': workbook('') }],
    [
      'WORKBOOK_PART_MISSING',
      'no such sheet',
      { 'xl/_rels/workbook.xml.rels': relationships({ rId1: ['worksheet', 'x.xml'] }) },
    ],
    ['WORKBOOK_PART_MISSING', 'no such relationship', { 'xl/_rels/workbook.xml.rels': relationships({}) }],
    ['WORKBOOK_PART_MISSING', 'no document', { '_rels/.rels': relationships({}) }],
    [
      'FILE_NOT_EXCEL',
      'a document of words',
      {
        '[Content_Types].xml': String(workbookParts()['[Content_Types].xml']).replace(
          'spreadsheetml.sheet',
          'wordprocessingml.document',
        ),
      },
    ],
    [
      'FILE_HAS_MACROS',
      'a macro sheet',
      {
        'xl/_rels/workbook.xml.rels': relationships({
          rId1: ['worksheet', 'worksheets/sheet1.xml'],
          rId2: ['xlMacrosheet', 'a.xml'],
        }),
      },
    ],
  ])('%s: %s', async (code, _, own) => {
    await expect(rowsOf(own)).rejects.toMatchObject({ name: 'WorkbookRefused', code });
  });
});
