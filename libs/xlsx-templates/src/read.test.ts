import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Merge, SheetRow } from '@emc/domain';
import {
  relationships,
  sharedStrings,
  styles,
  workbook,
  workbookParts,
  worksheet,
  zipped,
  type Parts,
} from './fixtures/workbook-parts.js';
import { openWorkbook } from './read.js';
import { defaultLimits } from './read.limits.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readFileRows(path: string, sheet = 0): Promise<{ rows: SheetRow[]; merges: readonly Merge[] }> {
  const book = await openWorkbook(path, defaultLimits);
  try {
    const rows: SheetRow[] = [];
    for await (const batch of book.rows(sheet)) rows.push(...batch);
    return { rows, merges: book.merges(sheet) };
  } finally {
    await book.close();
  }
}

async function saved(parts: Parts): Promise<string> {
  const path = join(folder, 'list.xlsx');
  await writeFile(path, new Uint8Array(zipped(parts)));
  return path;
}

async function rowsOf(own: Parts): Promise<SheetRow[]> {
  return (await readFileRows(await saved(workbookParts(own)))).rows;
}

const sheet = (rows: string, after = '') => ({ 'xl/worksheets/sheet1.xml': worksheet(rows, after) });
const firstCell = async (own: Parts) => (await rowsOf(own))[0]?.cells[0];

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
    const { rows } = await readFileRows(new URL(`../fixtures/${name}`, import.meta.url).pathname);
    expect(rows).toEqual([
      { row: 1, cells: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'].map((text) => ({ text })) },
      ...procedures.map(([name, level, national, local], index) => ({
        row: index + 2,
        cells: [{ text: name }, { number: level }, undefined, { text: national }, { text: local }],
      })),
    ]);
  });
});

describe('texts', () => {
  test.each([
    ['shared', '<t>Cấp phép</t>', 'Cấp phép'],
    ['rich', '<r><rPr><b/></rPr><t>Cấp </t></r><r><t xml:space="preserve"> phép</t></r>', 'Cấp phép'],
    ['phonetic guides', '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>', '東京'],
    ['CDATA', '<t>A <![CDATA[<b> & ]]>B</t>', 'A <b> & B'],
    ['entities', '<t>a &amp; b &lt;c&gt; &#7845;&#x1EA5;</t>', 'a & b <c> ấấ'],
    ['comments and instructions inside', '<t>Cấp<!-- x --> ph<?y z?>ép</t>', 'Cấp phép'],
    ['kept space', '<t xml:space="preserve">  a\n b  </t>', '  a\n b  '],
    ['space not kept', '<t>\n  a b\n</t>', 'a b'],
    ['escapes', '<t>a_x000D_\nb_x0009_c</t>', 'a\r\nb\tc'],
    ['an escaped escape', '<t>_x005F_x000D_</t>', '_x000D_'],
    ['what only looks like an escape', '<t>ma_x00_1 _xyz_</t>', 'ma_x00_1 _xyz_'],
    ['astral characters', '<t>𠀀 😀</t>', '𠀀 😀'],
    ['an escaped pair', '<t>_xD83D__xDE00_</t>', '😀'],
    ['decomposed Vietnamese, left as it is', '<t>Ca\u0302\u0301p</t>', 'Ca\u0302\u0301p'],
    ['nothing', '<t/>', ''],
  ])('%s', async (_, item, text) => {
    const shared = {
      'xl/sharedStrings.xml': sharedStrings('<t>x</t>', item),
      ...sheet('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'),
    };
    expect(await firstCell(shared)).toEqual({ text });
    expect(await firstCell(sheet(`<row r="1"><c r="A1" t="inlineStr"><is>${item}</is></c></row>`))).toEqual({ text });
  });

  test('codes stored as text keep their zeros', async () => {
    expect(await firstCell(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>000001</t></is></c></row>'))).toEqual({
      text: '000001',
    });
  });
});

describe('cells', () => {
  const formats = { 'xl/styles.xml': styles(['General', '000000', 14, '[$-42A]dd/mm/yyyy', '@', 46]) };

  test.each([
    ['<c r="A1"><v>1.0021</v></c>', { number: 1.0021 }],
    ['<c r="A1"><v>123456789012</v></c>', { number: 123456789012 }],
    ['<c r="A1"><v>1E-3</v></c>', { number: 0.001 }],
    ['<c r="A1"><v> 5\n</v></c>', { number: 5 }],
    ['<c r="A1" s="1"><v>1</v></c>', { number: 1, format: '000000' }],
    ['<c r="A1" s="4"><v>1</v></c>', { number: 1, format: '@' }],
    ['<c r="A1" s="2"><v>44927</v></c>', { date: '2023-01-01T00:00:00', number: 44927, format: 'm/d/yy' }],
    [
      '<c r="A1" s="3"><v>44927.604166666664</v></c>',
      { date: '2023-01-01T14:30:00', number: 44927.604166666664, format: '[$-42A]dd/mm/yyyy' },
    ],
    ['<c r="A1" s="3"><v>-1</v></c>', { number: -1, format: '[$-42A]dd/mm/yyyy' }],
    ['<c r="A1" s="99"><v>1</v></c>', { number: 1 }],
    ['<c r="A1" t="b"><v>1</v></c>', { boolean: true }],
    ['<c r="A1" t="b"><v>false</v></c>', { boolean: false }],
    ['<c r="A1" t="e"><v>#N/A</v></c>', { error: '#N/A' }],
    ['<c r="A1" t="d"><v>2023-02-27T08:30:00</v></c>', { date: '2023-02-27T08:30:00', number: 44984 + 8.5 / 24 }],
    ['<c r="A1" t="d" s="2"><v>2023-02-27</v></c>', { date: '2023-02-27T00:00:00', number: 44984, format: 'm/d/yy' }],
    ['<c r="A1" t="d"><v>hôm qua</v></c>', { text: 'hôm qua' }],
    ['<c r="A1"><f>A2+1</f><v>7</v></c>', { number: 7, formula: true }],
    ['<c r="A1" t="str"><f>TEXT(1,"000000")</f><v>000001</v></c>', { text: '000001', formula: true }],
    ['<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>', { text: '', formula: true }],
    ['<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: '#DIV/0!', formula: true }],
    ['<c r="A1" t="b"><f>1=1</f><v>1</v></c>', { boolean: true, formula: true }],
    ['<c r="A1"><f t="shared" si="0"/><v>8</v></c>', { number: 8, formula: true }],
    ['<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>9</v></c>', { number: 9, formula: true }],
    ['<c r="A1"><f>SUM(B1:B2)</f></c>', { uncalculated: true, formula: true }],
    ['<c r="A1"><f>SUM(B1:B2)</f><v/></c>', { uncalculated: true, formula: true }],
  ])('%s', async (xml, cell) => {
    expect(await firstCell({ ...formats, ...sheet(`<row r="1">${xml}</row>`) })).toEqual(cell);
  });

  test('a workbook of 1904 counts from there', async () => {
    const book = {
      'xl/workbook.xml': workbook('<sheet name="a" sheetId="1" r:id="rId1"/>', '<workbookPr date1904="1"/>'),
    };
    expect(
      await firstCell({ ...formats, ...book, ...sheet('<row r="1"><c r="A1" s="2"><v>43465</v></c></row>') }),
    ).toMatchObject({
      date: '2023-01-01T00:00:00',
    });
  });

  test('blank cells and rows leave holes, hidden rows say so, and places without a name follow on', async () => {
    const rows = await rowsOf(
      sheet(
        '<row><c><v>1</v></c><c s="0"/><c><v>3</v></c></row><row r="3" hidden="1"><c r="C3"><v>4</v></c><c><v>5</v></c></row>' +
          '<row r="4"><c r="A4" s="0"/></row><row r="5" ht="0" customHeight="1"><c r="A5"><v>6</v></c></row><row/><row><c><v>7</v></c></row>',
      ),
    );
    expect(rows).toEqual([
      { row: 1, cells: [{ number: 1 }, undefined, { number: 3 }] },
      { row: 3, cells: [undefined, undefined, { number: 4 }, { number: 5 }], hidden: true },
      { row: 5, cells: [{ number: 6 }], hidden: true },
      { row: 7, cells: [{ number: 7 }] },
    ]);
  });

  test('merges are known after the rows', async () => {
    const path = await saved(
      workbookParts(sheet('', '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    );
    expect((await readFileRows(path)).merges).toEqual([
      { top: 1, left: 0, bottom: 2, right: 2 },
      { top: 1, left: 0, bottom: 1_048_576, right: 16_383 },
    ]);
  });

  test('a row of another namespace is no row', async () => {
    const foreign = '<extLst><ext xmlns:x="urn:x"><x:sheetData><x:row r="1"/></x:sheetData></ext></extLst>';
    expect(await rowsOf(sheet('<row r="2"><c r="A2"><v>1</v></c></row>', foreign))).toHaveLength(1);
  });
});

describe('parts', () => {
  const strict = (xml: string) =>
    xml
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      );
  const everyPart = (change: (xml: string) => string): Parts =>
    Object.fromEntries(Object.entries(workbookParts()).map(([name, xml]) => [name, change(String(xml))]));
  const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[A-Za-z])/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=');
  const moved = (from: string, to: string): Parts => {
    const parts = Object.entries(workbookParts()).map(([name, xml]) => [name === from ? to : name, xml] as const);
    return Object.fromEntries(parts);
  };
  const target = (path: string) => ({ 'xl/_rels/workbook.xml.rels': relationships({ rId1: ['worksheet', path] }) });

  test.each<[string, Parts]>([
    ['x: before every name', everyPart(prefixed)],
    ['Strict OOXML', everyPart(strict)],
    [
      'UTF-16 little endian',
      { ...workbookParts(), 'xl/worksheets/sheet1.xml': utf16(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')) },
    ],
    ['a byte order mark', everyPart((xml) => `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)],
    ['an absolute target', { ...workbookParts(), ...target('/xl/worksheets/sheet1.xml') }],
    ['a target with dots', { ...workbookParts(), ...target('./../xl/worksheets/sheet1.xml') }],
    ['a target in other case', { ...workbookParts(), ...target('Worksheets/SHEET1.xml') }],
    [
      'a target with %20',
      { ...moved('xl/worksheets/sheet1.xml', 'du lieu/a b.xml'), ...target('../du%20lieu/a%20b.xml') },
    ],
    [
      'a part with another name',
      { ...moved('xl/worksheets/sheet1.xml', 'xl/data.bin.xml'), ...target('data.bin.xml') },
    ],
    ['no styles and no strings', { ...workbookParts(), ...target('worksheets/sheet1.xml') }],
    [
      'another prefix for relationships',
      everyPart((xml) => xml.replaceAll('xmlns:r=', 'xmlns:rel=').replaceAll(' r:id=', ' rel:id=')),
    ],
  ])('are found with %s', async (_, parts) => {
    expect((await readFileRows(await saved(parts))).rows).toEqual([{ row: 1, cells: [{ number: 1 }] }]);
  });

  test('sheets keep their order; chart sheets are none; hidden ones say so', async () => {
    const path = await saved(
      workbookParts({
        'xl/workbook.xml': workbook(
          '<sheet name="Biểu đồ" sheetId="1" r:id="c"/><sheet name="Ẩn" sheetId="2" state="hidden" r:id="b"/>' +
            '<sheet name="Ẩn kỹ" sheetId="4" state="veryHidden" r:id="b"/><sheet name="DVC" sheetId="3" r:id="a"/>',
        ),
        'xl/_rels/workbook.xml.rels': relationships({
          a: ['worksheet', 'worksheets/sheet1.xml'],
          b: ['worksheet', 'worksheets/sheet2.xml'],
          c: ['chartsheet', 'chartsheets/sheet1.xml'],
        }),
        'xl/worksheets/sheet2.xml': worksheet('<row r="1"><c r="A1"><v>2</v></c></row>'),
      }),
    );
    const book = await openWorkbook(path, defaultLimits);
    await book.close();
    expect(book.sheets).toEqual([
      { name: 'Ẩn', hidden: true },
      { name: 'Ẩn kỹ', hidden: true },
      { name: 'DVC', hidden: false },
    ]);
    expect((await readFileRows(path, 2)).rows[0]?.cells).toEqual([{ number: 1 }]);
  });
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

function utf16(xml: string): Buffer {
  return Buffer.from(`\ufeff${xml}`, 'utf16le');
}
