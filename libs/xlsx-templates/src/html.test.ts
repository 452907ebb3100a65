import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceList, startJudging, type Issue, type SheetRow } from '@emc/domain';
import { chooseSheet } from './choose.js';
import { contentOf, fixture, withSaved, withWorkbook } from './fixtures/saved.js';
import { convert, describeWithLibreOffice } from './fixtures/libreoffice.js';
import { markedFromRows } from './marked.rows.js';

const exported = fixture('appendix-i.vue-json-excel.xls');
const page = (body: string, head = '<meta charset="utf-8">') => `<html><head>${head}</head><body>${body}</body></html>`;
const table = (rows: string) => page(`<table>${rows}</table>`);
const read = (html: string | Buffer) => withSaved(typeof html === 'string' ? Buffer.from(html) : html, contentOf);
/** The texts of the rows, holes as null. */
const texts = (rows: readonly SheetRow[]) =>
  rows.map(({ cells }) => Array.from(cells, (cell) => (cell && 'text' in cell ? cell.text : null)));
const textsOf = async (rows: string) => texts((await read(table(rows))).rows);

test('the list of the export button is read, every cell a text', async () => {
  const { rows, sheets, merges } = await contentOf(exported);
  expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  expect(rows.every(({ cells }) => cells.every((cell) => cell && 'text' in cell))).toBe(true);
  expect(texts(rows)[0]).toEqual(['name', 'level', 'url', 'idhttt', 'iddvc']);
  expect(texts(rows)[3]?.slice(1)).toEqual(['4', null, '1.001001.000.00.00.H34', '000003']);
  expect([sheets, merges]).toEqual([[{ name: 'Sheet1', hidden: false }], []]);
});

test('it is a right list, whose headers are told', async () => {
  const { issues, services } = await judged(exported);
  expect(issues.map(({ code, cell }) => [code, cell])).toEqual([
    ['HEADER_ALIAS', 'D1'],
    ['HEADER_ALIAS', 'E1'],
  ]);
  expect(services.map((service) => service?.idMcdt)).toEqual(['000001', '000002', '000003']);
});

test.each<[what: string, rows: string, texts: (string | null)[][]]>([
  ['leading zeros', '<tr><td>000001<td>1.002100', [['000001', '1.002100']]],
  ['lines of one cell', '<tr><td> a<br>b <br/>\n c </td></tr>', [['a\nb\nc']]],
  ['paragraphs', '<tr><td><p>a</p><p>b</p><div>c</div></td></tr>', [['a\nb\nc']]],
  ['white space as browsers show it', '<tr><td>\n\t a \n  b\t</td></tr>', [['a b']]],
  [
    'the references of XML',
    '<tr><td>&lt;a&gt; &amp;amp; &quot;&apos;&nbsp;&#272;&#x110;</td></tr>',
    [['<a> &amp; "\'\u00a0ĐĐ']],
  ],
  [
    'an address with parameters',
    '<tr><td>https://a.vn/?a=1&b=2&level=3&id</td></tr>',
    [['https://a.vn/?a=1&b=2&level=3&id']],
  ],
  ['a < that begins nothing', '<tr><td>phí < 5 triệu, <5</td></tr>', [['phí < 5 triệu, <5']]],
  ['looks', '<tr><td><b>a</b><font color=red>b</font><a href="x">c</a></td></tr>', [['abc']]],
  [
    'ends left out',
    '<thead><tr><th>a<th>b<tbody><tr><td>c<td>d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['an end without the row', '<tr><td>a</td></tr><tr><td>b</td>', [['a'], ['b']]],
  [
    'what must be looked over',
    '<colgroup><col width=5></colgroup><!-- <tr><td>no --><tr><!--[if x]>a<![endif]--><td>a</td></tr>',
    [['a']],
  ],
  ['conditions of Excel', '<![if !supportMisalignedColumns]><tr><td>a</td></tr><![endif]>', [['a']]],
  ['blank rows and cells', '<tr></tr><tr><td> </td></tr><tr><td></td><td>a</td></tr>', [[null, 'a']]],
  ['letters of any case', '<TR><TD CLASS=x ROWSPAN="1">a</TD></TR>', [['a']]],
  ['a > within an attribute', '<tr><td title="a > b" data-v=\'">\'>a</td></tr>', [['a']]],
  ['a formula of one text, as Excel shows it', '<tr><td>="000001"</td><td>="a""b"</td></tr>', [['000001', 'a"b']]],
])('%s', async (_, rows, expected) => expect(await textsOf(rows)).toEqual(expected));

test('a formula that would have to be calculated has no result', async () => {
  const { rows } = await read(table('<tr><td>=1+1</td><td>="1"&"2"</td></tr>'));
  expect(rows[0]?.cells).toEqual([
    { uncalculated: true, formula: true },
    { uncalculated: true, formula: true },
  ]);
});

test('spans are merged areas, and cells stand where a browser puts them', async () => {
  const rows =
    '<tr><th colspan=3>Danh mục</th></tr><tr><td rowspan=2>a</td><td>b</td><td rowspan=2>c</td></tr><tr><td>d</td></tr>';
  const content = await read(table(rows));
  expect(texts(content.rows)).toEqual([['Danh mục'], ['a', 'b', 'c'], [null, 'd']]);
  expect(content.merges).toEqual([
    { top: 1, left: 0, bottom: 1, right: 2 },
    { top: 2, left: 0, bottom: 3, right: 0 },
    { top: 2, left: 2, bottom: 3, right: 2 },
  ]);
});

test('a hidden row is told, as in every workbook', async () => {
  const { rows } = await read(table('<tr><td>a</td></tr><tr style="height:0;display: none"><td>b</td></tr>'));
  expect(rows.map(({ hidden }) => hidden)).toEqual([undefined, true]);
});

test.each<[encoding: string, bytes: (html: string) => Buffer]>([
  ['UTF-8 by its mark', (html) => Buffer.from(`\ufeff${html.replace(/<meta[^>]*>/, '')}`)],
  [
    'UTF-8 as the other tag says it',
    (html) =>
      Buffer.from(html.replace(/<meta[^>]*>/, '<meta http-equiv=Content-Type content="text/html; charset=UTF-8">')),
  ],
  ['UTF-16', (html) => Buffer.from(`\ufeff${html}`, 'utf16le')],
  ['UTF-16, the other way round', (html) => Buffer.from(`\ufeff${html}`, 'utf16le').swap16()],
  ['ASCII that says nothing', (html) => Buffer.from(html.replace(/<meta[^>]*>/, '').replace('Đ', '&#272;'))],
  [
    'ASCII that calls itself otherwise',
    (html) => Buffer.from(html.replace('utf-8', 'windows-1252').replace('Đ', '&#272;')),
  ],
])('%s', async (_, bytes) => {
  const { rows } = await read(bytes(table('<tr><td>Đ</td></tr>')));
  expect(texts(rows)).toEqual([['Đ']]);
});

const long = `<tr><td>${'Thủ tục '.repeat(20)}</td></tr>`.repeat(5_000);

test('a document of many pieces is read whole', async () => {
  const { rows } = await read(table(long));
  expect(rows).toHaveLength(5_000);
  expect(new Set(texts(rows).flat())).toEqual(new Set(['Thủ tục '.repeat(20).trim()]));
});

test('a document cut anywhere is refused', async () => {
  const bytes = await readFile(exported);
  for (let length = 700; length < bytes.length; length += 7) {
    const outcome = await withSaved(bytes.subarray(0, length), contentOf).catch((error: unknown) => error);
    expect([length, outcome]).toMatchObject([length, { code: 'HTML_TRUNCATED' }]);
  }
});

test.each<[code: string, what: string, html: string | Buffer]>([
  ['FILE_IS_HTML', 'a page without a table', page('<div></div>')],
  ['HTML_UNCLEAR', 'another table', page('<table><tr><td>a</td></tr></table><table></table>')],
  ['HTML_UNCLEAR', 'a table in a cell', table('<tr><td><table></table></td></tr>')],
  ['HTML_UNCLEAR', 'a table between rows', table('<tr><td>a</td></tr><table></table>')],
  ['HTML_UNCLEAR', 'words before it', page('Danh mục<table></table>')],
  ['HTML_UNCLEAR', 'words behind it', page('<table></table>Người lập')],
  ['HTML_UNCLEAR', 'words between cells', table('<tr>a<td>b</td></tr>')],
  ['HTML_UNCLEAR', 'a caption', table('<caption>Danh mục</caption><tr><td>b</td></tr>')],
  ['HTML_UNCLEAR', 'a cell without a row', table('<td>a</td>')],
  ['HTML_UNCLEAR', 'a script', page('<script>document.write("x")</script><table></table>')],
  ['HTML_UNCLEAR', 'a script in a cell', table('<tr><td>a<script>1</script></td></tr>')],
  ['HTML_UNCLEAR', 'a frame', page('<iframe src="http://127.0.0.1/"></iframe><table></table>')],
  ['HTML_UNCLEAR', 'a picture in a cell', table('<tr><td><img src=x onerror=1></td></tr>')],
  ['HTML_UNCLEAR', 'a box to type in', table('<tr><td><input value="4"></td></tr>')],
  ['HTML_UNCLEAR', 'an unknown tag', table('<tr><td>Cấp <Tên></td></tr>')],
  ['HTML_UNCLEAR', 'an unknown reference', table('<tr><td>&hearts;</td></tr>')],
  ['HTML_UNCLEAR', 'an entity of its own', `<!DOCTYPE html [<!ENTITY a "b">]>${table('<tr><td>&a;</td></tr>')}`],
  ['HTML_UNCLEAR', 'what browsers take for a reference', table('<tr><td>?a=1&timestamp=2</td></tr>')],
  ['HTML_UNCLEAR', 'a reference without an end', table('<tr><td>&#272 </td></tr>')],
  ['HTML_UNCLEAR', 'a reference to a control', table('<tr><td>a&#0;</td></tr>')],
  ['HTML_UNCLEAR', 'a reference to half a pair', table('<tr><td>&#xd800;</td></tr>')],
  ['HTML_UNCLEAR', 'a reference beyond the last', table('<tr><td>&#x110000;</td></tr>')],
  ['HTML_UNCLEAR', 'an end of what never began', table('<tr><td>a</div>b</td></tr>')],
  ['HTML_UNCLEAR', 'lines without measure', table(`<tr><td>${'<p>'.repeat(101)}a</td></tr>`)],
  ['HTML_UNCLEAR', 'a hidden cell', table('<tr><td style="DISPLAY:none">a</td></tr>')],
  ['HTML_UNCLEAR', 'hidden words in a cell', table('<tr><td><span hidden>1</span>a</td></tr>')],
  [
    'HTML_UNCLEAR',
    'cells for Excel only',
    table('<!--[if gte mso 9]><tr><td>b</td></tr><![endif]--><tr><td>a</td></tr>'),
  ],
  ['HTML_UNCLEAR', 'a comment that ends early', table('<!--><tr><td>a</td></tr>-->')],
  [
    'HTML_UNCLEAR',
    'cells over each other',
    table('<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr>'),
  ],
  ['HTML_UNCLEAR', 'a span beyond the last row', table('<tr><td rowspan=3>a</td></tr>')],
  ['HTML_UNCLEAR', 'a span to the end', table('<tr><td rowspan=0>a</td></tr>')],
  ['HTML_UNCLEAR', 'a span beyond the last column', table('<tr><td colspan=1001>a</td></tr>')],
  ['HTML_UNCLEAR', 'a span that is no number', table('<tr><td colspan="2;">a</td></tr>')],
  ['HTML_UNCLEAR', 'a quote too many', table('<tr><td a"b">a</td></tr>')],
  ['HTML_UNCLEAR', 'a text that no cell holds', table(`<tr><td>${'a'.repeat(32_768)}</td></tr>`)],
  ['HTML_UNCLEAR', 'a comment without measure', table(`<!--${' '.repeat(1_300_000)}--><tr><td>a</td></tr>`)],
  ['HTML_UNCLEAR', 'rows without measure', table('<tr>'.repeat(1_048_577))],
  ['HTML_UNCLEAR', 'another document behind it', table('<tr><td>a</td></tr>') + table('<tr><td>b</td></tr>')],
  [
    'HTML_UNCLEAR',
    'a control character',
    table(`${long.slice(0, 1_000_000 - (1_000_000 % 173))}<tr><td>a\u0001</td></tr>`),
  ],
  ['HTML_TRUNCATED', 'a table without its end', '<html><body><table><tr><td>a</td></tr>'],
  ['HTML_TRUNCATED', 'a document without its end', '<html><body><table><tr><td>a</td></tr></table>'],
  ['HTML_TRUNCATED', 'a comment without its end', '<table></table><!-- '],
  ['HTML_TRUNCATED', 'a style without its end', '<style><table></table>'],
  ['HTML_ENCODING', 'letters of an encoding not told', page('<table><tr><td>Đ</td></tr></table>', '')],
  [
    'HTML_ENCODING',
    'letters of another encoding',
    Buffer.from(page('<table><tr><td>\u00d0</td></tr></table>', '<meta charset=windows-1258>'), 'latin1'),
  ],
  ['HTML_ENCODING', 'bytes that are not UTF-8', Buffer.from(table('<tr><td>\u00d0</td></tr>'), 'latin1')],
  [
    'FILE_IS_XML',
    'a spreadsheet in XML',
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
  ],
])('%s: %s', async (code, _, html) => {
  await expect(read(html)).rejects.toMatchObject({ name: 'WorkbookRefused', code });
});

describeWithLibreOffice('the marked workbook of an HTML table', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'emc-html-'))));
  afterAll(() => rm(folder, { recursive: true }));

  test('is a real .xlsx, its codes as Text', async () => {
    const html = (await readFile(exported, 'utf8')).replace('<td>4</td>', '<td>5</td>');
    const bytes = await withSaved(Buffer.from(html), async (path) => {
      const { issues } = await judged(path);
      expect(issues.map(({ code, cell }) => [code, cell])).toContainEqual(['LEVEL_INVALID', 'B4']);
      return withWorkbook(path, (book) =>
        markedFromRows(book.rows(0), issues, { definition: serviceList, sheetName: 'Sheet1', origin: 'html' }),
      );
    });
    await writeFile(join(folder, 'marked.xlsx'), new Uint8Array(bytes));
    convert(folder, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', ['marked.xlsx']);
    const list = await readFile(join(folder, 'saved/marked-Sheet1.csv'), 'utf8');
    expect(list).toContain('1.001001.000.00.00.H34,000003');
    expect(await readFile(join(folder, 'saved/marked-Lỗi.csv'), 'utf8')).toContain('bảng HTML');
  });
});

async function judged(path: string) {
  return withWorkbook(path, async (book) => {
    const chosen = await chooseSheet(book, serviceList);
    if (!chosen) throw new Error('no header');
    const judging = startJudging(chosen.header, { agencyCodes: [], knownAgencyCodes: new Set(), knownIds: new Set() });
    const services = [];
    for await (const rows of book.rows(0)) {
      for (const row of rows) if (row.row > chosen.header.row) services.push(judging.row(row));
    }
    const issues: readonly Issue[] = judging.finish({ merges: book.merges(0), otherSheets: [] }).issues;
    return { issues, services };
  });
}
