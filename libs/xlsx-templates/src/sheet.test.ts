import { contentOf, withSaved } from './fixtures/saved.js';
import {
  sharedStrings,
  styles,
  workbook,
  workbookParts,
  worksheet,
  zipped,
  type Parts,
} from './fixtures/workbook-parts.js';

const contentOfParts = (parts: Parts) => withSaved(zipped(parts), contentOf);
const rowsOf = async (own: Parts) => (await contentOfParts(workbookParts(own))).rows;
const sheet = (rows: string, after = '') => ({ 'xl/worksheets/sheet1.xml': worksheet(rows, after) });
const firstCell = async (own: Parts) => (await rowsOf(own))[0]?.cells[0];

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
    ['escapes of what is no text', '<t>a_x0000_b_xD83D_c_xdc00_</t>', 'a_x0000_b_xD83D_c_xDC00_'],
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
  const sheets = workbook('<sheet name="a" sheetId="1" r:id="rId1"/>');
  const formats = {
    'xl/workbook.xml': sheets.replace('</sheets>', '</sheets><calcPr calcId="191029"/>'),
    'xl/styles.xml': styles(['General', '000000', 14, '[$-42A]dd/mm/yyyy', '@', 46]),
  };

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
    const merges = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    expect((await contentOfParts(workbookParts(sheet('', merges)))).merges).toEqual([
      { top: 1, left: 0, bottom: 2, right: 2 },
      { top: 1, left: 0, bottom: 1_048_576, right: 16_383 },
    ]);
  });

  test('a row of another namespace is no row', async () => {
    const foreign = '<extLst><ext xmlns:x="urn:x"><x:sheetData><x:row r="1"/></x:sheetData></ext></extLst>';
    expect(await rowsOf(sheet('<row r="2"><c r="A2"><v>1</v></c></row>', foreign))).toHaveLength(1);
  });
});
