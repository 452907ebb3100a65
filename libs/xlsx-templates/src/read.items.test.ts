import { serviceList, type SheetRow } from '@emc/domain';
import { fileSource } from './byte-source.js';
import { exportList } from './export.js';
import { fixture, withSaved } from './fixtures/saved.js';
import { sharedStrings, worksheet } from './fixtures/workbook-parts.js';
import { ItemReader } from './read.items.js';
import { defaultLimits } from './read.limits.js';
import { XmlReader } from './read.xml.js';
import { SheetEvents } from './sheet.js';
import { SharedStrings } from './strings.js';
import { general, numberFormat } from './styles.js';
import { template } from './template.js';
import { workbookParts } from './workbook.parts.js';
import { WorkbookRefused } from './workbook.refused.js';
import { ZipParts } from './zip.js';

const context = {
  date1904: false,
  calculation: 'done' as const,
  isLinked: null,
  string: (number: number) => (number < 100 ? `Thủ tục ${number}` : undefined),
  format: (style: number) => (style === 1 ? numberFormat('dd/mm/yyyy hh:mm') : general),
};

interface Reader {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Feeds a part, of which each piece ends before one of the places; what comes of it, or the code it is refused with. */
function outcome<T>(part: Buffer, cuts: readonly number[], to: { reader: Reader; result: () => T }): T | string {
  try {
    [...cuts, part.length].reduce((from, cut) => (to.reader.write(new Uint8Array(part.subarray(from, cut))), cut), 0);
    to.reader.end();
    return to.result();
  } catch (error) {
    if (error instanceof WorkbookRefused) return error.code;
    throw error;
  }
}

interface Read {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly unknown[];
}

function bySaxes(part: Buffer): Read | string {
  const events = new SheetEvents(context);
  const result = () => ({ rows: events.take(), merges: events.merges });
  return outcome(part, [], { reader: new XmlReader(events), result });
}

function byItems(part: Buffer, cuts: readonly number[] = []): { readonly read: Read | string; handedOver: number } {
  const events = new SheetEvents(context);
  const reader = new ItemReader(events, 1);
  const result = () => ({ rows: events.take(), merges: events.merges });
  return { read: outcome(part, cuts, { reader, result }), handedOver: reader.handedOver };
}

function stringsOf(part: Buffer, cuts: readonly number[] | 'saxes'): { read: unknown; handedOver: number } {
  const strings = new SharedStrings({ strings: 1000, stringBytes: 10_000_000 });
  const items = new ItemReader(strings, 1);
  const reader = cuts === 'saxes' ? new XmlReader(strings) : items;
  const result = () => {
    const all: string[] = [];
    for (let text = strings.at(0); text !== undefined; text = strings.at(all.length)) all.push(text);
    return all;
  };
  return { read: outcome(part, cuts === 'saxes' ? [] : cuts, { reader, result }), handedOver: items.handedOver };
}

const sheet = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' +
    worksheet(
      '<row r="1" spans="1:5" hidden="1"><c r="A1" t="s" s="2"><v>0</v></c><c r="B1" t="s"><v>3</v></c></row>\n' +
        '<row r="2" ht="0" customHeight="1"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> Cấp &amp; 😀</t></is></c>' +
        '<c r="C2" s="1"><v>44984.354166666664</v></c><c r="D2" t="str"><f ca="1">A1&amp;"x"</f><v>a &lt; b</v></c></row>' +
        '<row><c><v>-1.5E3</v></c><c/><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2023-02-27</v></c></row>' +
        '<row r="9" x14ac:dyDescent="0.25"><c r="A9" t="inlineStr"><is><t> 012_x0041_ </t></is></c>' +
        '<c r="XFD9" s="1"><f>1+1</f></c></row><row r="10"/>',
      '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    ),
);
const strings = Buffer.from(
  sharedStrings(
    '<t>000001</t>',
    '<t xml:space="preserve"> Cấp &amp; 😀</t>',
    '<r><t>a</t></r><r><t>b</t></r>',
    '<t/>',
  ) + '\n',
);

/** The parts of a workbook that the reader of items reads. */
function partsOf(path: string): Promise<{ sheet: Buffer; strings: Buffer | null }> {
  return fileSource(path).then(async (source) => {
    const zip = await ZipParts.open(source, defaultLimits);
    const parts = await workbookParts(zip);
    const whole = async (name: string) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of zip.part(name).chunks()) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    const found = {
      sheet: await whole(parts.sheets[0]?.part ?? ''),
      strings: parts.strings === null ? null : await whole(parts.strings),
    };
    await zip.close();
    await source.close();
    return found;
  });
}

const anExport = () =>
  exportList(serviceList, [['Cấp phép & "thu hồi"', 4, null, '2.000221.000.00.00.H34', '000001']], {
    siteId: 278,
    siteName: 'Một cửa điện tử',
    versionNumber: 3,
    acceptedAt: '2026-03-01T02:05:00Z',
    exportedAt: '2026-03-01T17:30:00Z',
    sha256: 'ab'.repeat(32),
  });

describe('what programs write is plain to the last row', () => {
  test.each([
    ['exceljs', () => partsOf(fixture('appendix-i.exceljs.xlsx'))],
    ['LibreOffice', () => partsOf(fixture('appendix-i.libreoffice.xlsx'))],
    ['openpyxl', () => partsOf(fixture('appendix-i.openpyxl.xlsx'))],
    ['SheetJS', () => partsOf(fixture('appendix-i.sheetjs.xlsx'))],
    ['LibreOffice, with formulas and dates', () => partsOf(fixture('traps.libreoffice.xlsx'))],
    ['openpyxl, with formulas and dates', () => partsOf(fixture('traps.openpyxl.xlsx'))],
    ['our template', async () => withSaved(await template(serviceList), partsOf)],
    ['our export', async () => withSaved(await anExport(), partsOf)],
  ])('%s', async (_, parts) => {
    const written = await parts();
    expect(byItems(written.sheet).handedOver).toBe(0);
    if (written.strings) expect(stringsOf(written.strings, []).handedOver).toBe(0);
  });
});

describe('cut anywhere into chunks, a part is read as the parser reads it', () => {
  test('a sheet', () => {
    const whole = bySaxes(sheet);
    expect(whole).toMatchObject({ rows: [{ row: 1 }, { row: 2 }, { row: 3 }, { row: 9 }], merges: [{ right: 1 }] });
    expect(byItems(sheet)).toEqual({ read: whole, handedOver: 0 });
    for (let cut = 1; cut < sheet.length; cut++) expect(byItems(sheet, [cut]).read).toEqual(whole);
    const each = Array.from(sheet, (_, at) => at).slice(1);
    expect(byItems(sheet, each)).toEqual({ read: whole, handedOver: 0 });
  });

  test('shared strings', () => {
    const whole = stringsOf(strings, 'saxes').read;
    expect(whole).toEqual(['000001', ' Cấp & 😀', 'ab', '']);
    for (let cut = 0; cut < strings.length; cut++) expect(stringsOf(strings, [cut]).read).toEqual(whole);
  });
});

test.each([
  [
    'plain rows after one with a comment',
    worksheet('<row><c><!-- > --><v>1</v></c></row><row><c><v>2</v></c></row>'),
    1,
  ],
  ['rows in CDATA', worksheet('<row><c><v><![CDATA[1]]></v></c></row><row><c><v>2</v></c></row>'), 1],
  ['a comment that looks like rows', worksheet('<row/><!-- <row r="1"></row> --><row><c><v>2</v></c></row>'), 1],
  ['an empty row, then a comment of rows', worksheet('<?a?><row/><!-- </row> --><row><c><v>2</v></c></row>'), 1],
  ['single quotes', worksheet("<row r='1'><c r='A1'><v>1</v></c></row>"), 1],
  ['sheet data twice', worksheet('<row><c><v>1</v></c></row></sheetData><sheetData><row><c><v>2</v></c></row>'), 1],
  ['XML 1.1', `<?xml version="1.1"?>${worksheet('<row><c t="str"><v>a\u0085b</v></c></row>')}`, 0],
  ['rows of a namespace of their own', worksheet('<row xmlns="urn:x"><c><v>1</v></c></row>'), 1],
  ['names that begin alike', worksheet('<rows/><row><cx/><c><vx/><v>1</v></c></row>'), 1],
])('%s are as the parser has them', (_, xml, handedOver) => {
  const part = Buffer.from(xml);
  expect(byItems(part)).toEqual({ read: bySaxes(part), handedOver });
});

// Most changes are refused, and nobody reads where.
const { stackTraceLimit } = Error;
beforeAll(() => (Error.stackTraceLimit = 0));
afterAll(() => (Error.stackTraceLimit = stackTraceLimit));

/** The same dice on every run: a failure can be looked at. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * below);
}

// As bytes, one character each.
const bits = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '&',
    ';',
    '/',
    ' ',
    '=',
    ']',
    '!',
    '?',
    '_',
    'x',
    '0',
    '1',
    '-',
    '.',
    'e',
    ':',
    '\n',
    '\r',
    '\t',
  ],
  ...[
    '\0',
    '\x01',
    '\x7f',
    '\x85',
    '\xc3',
    '\xff',
    '\xef\xbf\xbf',
    '\xef\xbb\xbf',
    '\xe2\x80\xa8',
    '\xed\xa0\x80',
    '\r\n',
  ],
  ...[
    '&lt;',
    '&amp;',
    '&#65;',
    '&#0;',
    '&nbsp;',
    ']]>',
    '<!--',
    '-->',
    '<!-- x -->',
    '<![CDATA[',
    '<![CDATA[7]]>',
    '<?a?>',
    '<b/>',
  ],
  ...[
    '<row/>',
    '<row>',
    '</row>',
    '<c/>',
    '<c>',
    '</c>',
    '<v>',
    '</v>',
    '<v/>',
    '<f>',
    '</f>',
    '<is>',
    '<t>',
    '</t>',
    '</si>',
  ],
  ...[
    ' r="1"',
    ' r="B2"',
    ' t="s"',
    ' s="1"',
    ' hidden="1"',
    ' xmlns="urn:x"',
    ' xmlns:x="urn:x"',
    ' x:y="1"',
    'x:',
    '  ',
  ],
];

function mutated(text: string, roll: (below: number) => number): string {
  const at = roll(text.length);
  const from = roll(text.length);
  // A bit put in, a bit put in the place of others, or a stretch of the text itself somewhere else.
  const bit =
    [bits[roll(bits.length)], bits[roll(bits.length)], text.slice(from, from + roll(80)), text[from]][roll(4)] ?? '';
  return text.slice(0, at) + bit + text.slice(at + (roll(2) === 0 ? 0 : roll(6)));
}

function differences(part: Buffer, rounds: number, read: (part: Buffer, cuts: readonly number[] | 'saxes') => unknown) {
  const text = part.toString('latin1');
  const roll = dice(part.length);
  const differing: string[] = [];
  let accepted = 0;
  for (let round = 0; round < rounds; round++) {
    const changed = Buffer.from(mutated(roll(5) === 0 ? mutated(text, roll) : text, roll), 'latin1');
    const cuts = Array.from({ length: roll(4) }, () => roll(changed.length)).sort((a, b) => a - b);
    const expected = read(changed, 'saxes');
    if (typeof expected !== 'string') accepted++;
    if (JSON.stringify(read(changed, cuts)) !== JSON.stringify(expected)) differing.push(changed.toString('latin1'));
  }
  return { differing, accepted };
}

describe('whatever is changed, the parser would say the same', () => {
  const readSheet = (part: Buffer, cuts: readonly number[] | 'saxes') =>
    cuts === 'saxes' ? bySaxes(part) : byItems(part, cuts).read;
  const ofFixture = (name: string) => partsOf(fixture(name)).then((parts) => parts.sheet);

  test.each([
    ['a sheet of everything', () => Promise.resolve(sheet), 10_000],
    ['exceljs', () => ofFixture('appendix-i.exceljs.xlsx'), 3000],
    ['openpyxl', () => ofFixture('traps.openpyxl.xlsx'), 3000],
    ['SheetJS', () => ofFixture('appendix-i.sheetjs.xlsx'), 3000],
    ['LibreOffice', () => ofFixture('traps.libreoffice.xlsx'), 3000],
  ])('rows: %s', async (_, part, rounds) => {
    const { differing, accepted } = differences(await part(), rounds, readSheet);
    expect(differing).toEqual([]);
    expect(accepted).toBeGreaterThan(rounds / 20);
  });

  test.each([
    '<c r="B1" t="inlineStr"><is><t> a &lt; 1_x0041_</t></is></c>',
    '<c r="B1" s="1" t="s"><v>31</v></c>',
    '<c r="B1" t="s"><v>3</v></c>',
    '<c r="B1" s="1"><v>44984.35</v></c>',
    '<c r="B1"><v>-1</v></c>',
  ])('a cell as most are, anything left out or put in: %s', (cell) => {
    const differing: string[] = [];
    for (let at = 0; at < cell.length; at++) {
      const left = Array.from({ length: 12 }, (_, length) => cell.slice(0, at) + cell.slice(at + length));
      const put = [...' "1/<>xA-.s\n'].map((bit) => cell.slice(0, at) + bit + cell.slice(at));
      for (const changed of [...left, ...put]) {
        const part = Buffer.from(worksheet(`<row r="1"><c r="A1"/>${changed}<c r="C1"><v>7</v></c></row>`));
        if (JSON.stringify(byItems(part).read) !== JSON.stringify(bySaxes(part))) differing.push(changed);
      }
    }
    expect(differing).toEqual([]);
  });

  test('strings', () => {
    const { differing, accepted } = differences(strings, 2000, (part, cuts) => stringsOf(part, cuts).read);
    expect(differing).toEqual([]);
    expect(accepted).toBeGreaterThan(100);
  });
});

test('numbers of any length are the nearest to what is written', () => {
  const roll = dice(41);
  const digits = (length: number) => Array.from({ length }, () => roll(10)).join('');
  const written = Array.from(
    { length: 4000 },
    () => `${digits(roll(20))}${roll(3) === 0 ? '' : '.'}${digits(roll(20))}`,
  );
  const part = Buffer.from(worksheet(written.map((number) => `<row><c><v>1${number}</v></c></row>`).join('')));
  const cells = written.map((number, at) => ({ row: at + 1, cells: [{ number: Number(`1${number}`) }] }));
  expect(byItems(part)).toEqual({ read: { rows: cells, merges: [] }, handedOver: 0 });
});

test('a string of many megabytes comes back whole among short ones', () => {
  const long = 'đ'.repeat(3_000_000);
  const part = Buffer.from(sharedStrings('<t>a</t>', `<t>${long}</t>`, '<t></t>', '<t>b</t>'));
  expect(stringsOf(part, []).read).toEqual(['a', long, '', 'b']);
});
