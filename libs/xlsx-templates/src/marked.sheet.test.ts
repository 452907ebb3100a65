import type { Severity } from '@emc/domain';
import { deselect, readFoot, markSheet, type SheetPlan } from './marked.sheet.js';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** Marks `{ B2: 'error' }`; a marked style is the old one + 100 for errors, + 200 for the rest; 50 is an old mark. */
function plan(cells: Record<string, Severity>, legacyDrawing: string | null = null): SheetPlan {
  const marks = new Map<number, Map<number, Severity>>();
  for (const [address, severity] of Object.entries(cells)) {
    const row = Number(address.slice(1));
    marks.set(row, (marks.get(row) ?? new Map()).set(address.charCodeAt(0) - 65, severity));
  }
  return {
    marks,
    marked: (style, severity) => style + (severity === 'error' ? 100 : 200),
    unmarked: (style) => (style === 50 ? 0 : style),
    hasOldMarks: true,
    legacyDrawing,
  };
}

const sheet = (data: string, cols = '', tail = '') => `<worksheet xmlns="m">${cols}${data}${tail}</worksheet>`;
const data = (rows: string) => `<sheetData>${rows}</sheetData>`;

describe('marked cells in the text of a sheet', () => {
  test.each([
    ['a plain cell', '<row r="2"><c r="B2"><v>1</v></c></row>', '<row r="2"><c s="100" r="B2"><v>1</v></c></row>'],
    ['a styled cell', `<row r="2"><c r='B2' s='7' t="s"/></row>`, `<row r="2"><c r='B2' s="107" t="s"/></row>`],
    ['a cell that is not there', '<row r="2"><c r="A2"/></row>', '<row r="2"><c r="A2"/><c r="B2" s="100"/></row>'],
    [
      'a cell missing between',
      '<row r="2"><c r="A2"/><c r="C2"/></row>',
      '<row r="2"><c r="A2"/><c r="B2" s="100"/><c r="C2"/></row>',
    ],
    [
      'a row that is not there',
      '<row r="1"/><row r="3"/>',
      '<row r="1"/><row r="2"><c r="B2" s="100"/></row><row r="3"/>',
    ],
    ['a row behind the last', '<row r="1"></row>', '<row r="1"></row><row r="2"><c r="B2" s="100"/></row>'],
    [
      'an empty row, hint of its width dropped',
      '<row r="2" spans="1:1" ht="20"/>',
      '<row r="2" ht="20"><c r="B2" s="100"/></row>',
    ],
    [
      'a styled row',
      '<row r="2" s="4" customFormat="1"/>',
      '<row r="2" s="4" customFormat="1"><c r="B2" s="104"/></row>',
    ],
    ['no addresses at all', '<row/><row><c/><c><v>1</v></c></row>', '<row/><row><c/><c s="100"><v>1</v></c></row>'],
    [
      'what looks like tags and is none',
      '<row r="2"><!-- <c r="B2"/> --><c r="A2"><is><t><![CDATA[<row r="9">]]></t></is></c></row>',
      '<row r="2"><!-- <c r="B2"/> --><c r="A2"><is><t><![CDATA[<row r="9">]]></t></is></c><c r="B2" s="100"/></row>',
    ],
    [
      'an earlier mark beside it',
      '<row r="2"><c r="A2" s="50"/><c r="B2" s="50"/></row>',
      '<row r="2"><c r="A2" s="0"/><c r="B2" s="150"/></row>',
    ],
    [
      'an attribute with > in it',
      '<row r="2"><c r="B2" x="a>b"/></row>',
      '<row r="2"><c s="100" r="B2" x="a>b"/></row>',
    ],
  ])('%s', async (_, before, after) => {
    for (const size of [1, 7, 1000]) {
      const marked = await whole(markSheet(inPieces(sheet(data(before)), size), plan({ B2: 'error' })));
      expect(marked).toBe(sheet(data(after)));
    }
  });

  test('a new cell takes the style of its column', async () => {
    const cols = '<cols><col min="1" max="1" style="3"/><col min="2" max="5" style="9"/></cols>';
    const marked = await whole(
      markSheet(inPieces(sheet('<sheetData/>', cols), 50), plan({ B2: 'error', B3: 'notice' })),
    );
    const rows = '<row r="2"><c r="B2" s="109"/></row><row r="3"><c r="B3" s="209"/></row>';
    expect(marked).toBe(sheet(data(rows), cols));
  });

  test('elements keep the prefix of the sheet', async () => {
    const text = '<x:worksheet xmlns:x="m"><x:sheetData/><x:pageMargins/></x:worksheet>';
    const marked = await whole(markSheet(inPieces(text, 50), plan({ A1: 'error' }, 'legacyDrawing r:id="d"/>')));
    expect(marked).toBe(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" s="100"/></x:row></x:sheetData><x:pageMargins/>' +
        '<x:legacyDrawing r:id="d"/></x:worksheet>',
    );
  });

  test('nothing to mark leaves every byte', async () => {
    const text = `\ufeff<?xml version="1.0"?>\r\n${sheet(data('<row  r = "1" ><c r="A1" ></c ></row>'), '', '<extLst><ext/></extLst>')}\n`;
    expect(await whole(markSheet(inPieces(text, 3), plan({})))).toBe(text);
  });
});

describe('the place of comments in a sheet', () => {
  const drawing = '<legacyDrawing r:id="d"/>';
  test.each([
    ['', drawing],
    ['<pageMargins/><drawing r:id="a"/>', `<pageMargins/><drawing r:id="a"/>${drawing}`],
    ['<drawing/><tableParts><tablePart/></tableParts>', `<drawing/>${drawing}<tableParts><tablePart/></tableParts>`],
    [
      '<mergeCells><mergeCell/></mergeCells><extLst><ext/></extLst>',
      `<mergeCells><mergeCell/></mergeCells>${drawing}<extLst><ext/></extLst>`,
    ],
    ['<legacyDrawingHF r:id="h"/><picture/>', `${drawing}<legacyDrawingHF r:id="h"/><picture/>`],
    [
      '<conditionalFormatting><extLst/></conditionalFormatting>',
      `<conditionalFormatting><extLst/></conditionalFormatting>${drawing}`,
    ],
  ])('%j', async (tail, expected) => {
    for (const rows of ['<sheetData/>', data('<row r="1"/>')]) {
      const marked = await whole(markSheet(inPieces(sheet(rows, '', tail), 9), plan({}, 'legacyDrawing r:id="d"/>')));
      expect(marked).toBe(sheet(rows, '', expected));
    }
  });

  test.each([
    ['', undefined, [[], []], []],
    ['<legacyDrawing q:id="rId7"/>', 'rId7', [['rId7'], []], []],
    ['<pageSetup r:id="p"/><legacyDrawingHF r:id="rId7"/><oleObject r:id="o"/>', undefined, [['p', 'rId7'], ['o']], []],
    [
      '<x:mergeCells count="1"><x:mergeCell ref="A50:B51"/></x:mergeCells><x:legacyDrawing r:id="d"/>',
      'd',
      [['d'], []],
      [{ top: 50, left: 0, bottom: 51, right: 1 }],
    ],
  ])(
    'is found where the sheet has one, and merged areas too: %j',
    async (tail, legacyDrawing, [references, otherReferences], merges) => {
      for (const rows of ['<sheetData/>', data('<row r="1"/>')]) {
        expect(await readFoot(inPieces(sheet(rows, '', tail), 5))).toEqual({
          legacyDrawing,
          references,
          otherReferences,
          merges,
        });
      }
    },
  );
});

test('no other sheet stays selected, or Excel would edit both at once', async () => {
  const text = (flag: string) =>
    `<worksheet><sheetViews><sheetView ${flag}workbookViewId="0"/></sheetViews><sheetData/></worksheet>`;
  for (const size of [4, 1000]) {
    expect(await whole(deselect(inPieces(text('tabSelected="1" '), size)))).toBe(text(''));
    expect(await whole(deselect(inPieces(text('showGridLines="0" '), size)))).toBe(text('showGridLines="0" '));
  }
});

test.each([
  ['white space', `<sheetView${' '.repeat(2e6)}tabSelected="1"/>`],
  ['one long name', `<sheetView ${'a'.repeat(2e6)}="1"/>`],
  ['attributes', `<sheetView${Array.from({ length: 2e5 }, (_, n) => ` a${n}="1"`).join('')}/>`],
])('a tag with two million characters of %s is read once', async (_, tag) => {
  const text = `<worksheet>${tag}<sheetData><row r="2"/></sheetData></worksheet>`;
  expect(await whole(markSheet(deselect(inPieces(text, 1 << 16)), plan({})))).toContain('<row r="2"/>');
});

test('a text without end of tags is refused instead of being read for ever', async () => {
  async function* endless(): AsyncGenerator<string> {
    yield '<worksheet><sheetData><!--';
    for (;;) yield ' '.repeat(1 << 20);
  }
  await expect(whole(markSheet(endless(), plan({})))).rejects.toThrow('8 MB');
});
