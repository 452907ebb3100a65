import { Readable } from 'node:stream';
import { inPieces } from './export.cell.js';
import { packStream } from './marked.package.js';
import { escapeXml } from './marked.xml.js';

export interface NewSheet {
  readonly name: string;
  /** In characters; `style` also holds for the cells nobody has filled yet. */
  readonly columns: readonly { readonly width: number; readonly style: number }[];
  /** Rows at the top that stay in sight. */
  readonly frozen: number;
  readonly rows: AsyncIterable<string> | Iterable<string>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles every new workbook starts with, by their number; those of `formats` come behind. */
export const BOOK_STYLE = { plain: 0, text: 1, header: 2, title: 3 };

/** Number formats as cells ask for them; each becomes a style of its own. */
export class CellFormats {
  private readonly codes: string[] = [];

  /** The style that shows numbers in this format; General when there is none. */
  style(code: string | undefined): number {
    if (code === undefined || code === 'General') return BOOK_STYLE.plain;
    if (!this.codes.includes(code)) this.codes.push(code);
    return 4 + this.codes.indexOf(code);
  }

  xml(): string {
    const font = (marks: string) => `<font>${marks}<name val="Times New Roman"/><family val="1"/></font>`;
    const fonts = ['<sz val="11"/>', '<b/><sz val="11"/><color rgb="FFFFFFFF"/>', '<b/><sz val="14"/>'].map(font);
    const fill = (kind: string) => `<fill><patternFill patternType="${kind}"/></fill>`;
    const dark = '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill>';
    const numFmts = this.codes.map((code, n) => `<numFmt numFmtId="${164 + n}" formatCode="${escapeXml(code)}"/>`);
    const formats = [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
      '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>',
      '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
      ...this.codes.map(
        (_, n) => `<xf numFmtId="${164 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
      ),
    ];
    return (
      `${DECLARATION}<styleSheet xmlns="${MAIN}">${numFmts.length > 0 ? list('numFmts', numFmts) : ''}` +
      list('fonts', fonts) +
      list('fills', [fill('none'), fill('gray125'), dark]) +
      list('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']) +
      list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
      list('cellXfs', formats) +
      `${list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])}</styleSheet>`
    );
  }
}

const list = (name: string, items: readonly string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`;

/** A new workbook (.xlsx), written sheet by sheet as it is read; the same rows give the same bytes. */
export function writeBook(sheets: readonly NewSheet[], formats: CellFormats): Readable {
  return packStream([
    { name: '[Content_Types].xml', content: async () => contentTypes(sheets) },
    { name: '_rels/.rels', content: async () => relationships(['officeDocument xl/workbook.xml']) },
    { name: 'xl/workbook.xml', content: async () => workbook(sheets) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: async () =>
        relationships([...sheets.map((_, n) => `worksheet worksheets/sheet${n + 1}.xml`), 'styles styles.xml']),
    },
    ...sheets.map((sheet, n) => ({
      name: `xl/worksheets/sheet${n + 1}.xml`,
      content: async () => Readable.from(worksheet(sheet)),
    })),
    { name: 'xl/styles.xml', content: async () => formats.xml() },
  ]);
}

function contentTypes(sheets: readonly NewSheet[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SPREADSHEET}.${type}+xml"/>`;
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    sheets.map((_, n) => part(`worksheets/sheet${n + 1}`, 'worksheet')).join('') +
    `${part('styles', 'styles')}</Types>`
  );
}

function relationships(wanted: readonly string[]): string {
  const lines = wanted.map((one, n) => {
    const [kind, target] = one.split(' ');
    return `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  });
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbook(sheets: readonly NewSheet[]): string {
  const lines = sheets.map(({ name }, n) => `<sheet name="${escapeXml(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`);
  return (
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${lines.join('')}</sheets></workbook>`
  );
}

async function* worksheet({ columns, frozen, rows }: NewSheet): AsyncGenerator<string, void, undefined> {
  const widths = columns.map(
    ({ width, style }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" style="${style}" customWidth="1"/>`,
  );
  const pane =
    frozen > 0 ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` : '';
  yield (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  );
  yield* inPieces(rows);
  yield '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}
