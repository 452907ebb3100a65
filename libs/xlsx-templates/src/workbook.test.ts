import { contentOf, withSaved } from './fixtures/saved.js';
import { relationships, workbook, workbookParts, worksheet, zipped, type Parts } from './fixtures/workbook-parts.js';

const contentOfParts = (parts: Parts) => withSaved(zipped(parts), contentOf);

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
    expect((await contentOfParts(parts)).rows).toEqual([{ row: 1, cells: [{ number: 1 }] }]);
  });

  test('sheets keep their order; chart sheets are none; hidden ones say so', async () => {
    const bytes = zipped(
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
    const { sheets, rows } = await withSaved(bytes, (path) => contentOf(path, 2));
    expect(sheets).toEqual([
      { name: 'Ẩn', hidden: true },
      { name: 'Ẩn kỹ', hidden: true },
      { name: 'DVC', hidden: false },
    ]);
    expect(rows[0]?.cells).toEqual([{ number: 1 }]);
  });
});

function utf16(xml: string): Buffer {
  return Buffer.from(`\ufeff${xml}`, 'utf16le');
}
