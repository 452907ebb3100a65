import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/**
 * @typedef {{ header: string, kind: 'text' | 'number' | 'moment' }} Column moments are texts, dd/MM/yyyy HH:mm:ss
 * @typedef {{ columns: readonly Column[], rows: () => Iterable<string[]>, as: 'exporter' | 'excel' }} Book
 *   as an exporter writes it: inline strings, moments as text; as Excel saves it: shared strings, moments as date cells
 */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const entry = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/** Writes a workbook of one sheet, row by row: memory stays the same however long the list is. */
export async function makeWorkbook(/** @type {string} */ path, /** @type {Book} */ book) {
  const zip = new yazl.ZipFile();
  for (const [name, pieces] of Object.entries(partsOf(book))) {
    zip.addReadStreamLazy(name, entry, (done) => done(null, Readable.from(inChunks(pieces()))));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** @returns {Record<string, () => Iterable<string>>} */
function partsOf(/** @type {Book} */ book) {
  const excel = book.as === 'excel';
  const kinds = {
    worksheet: 'worksheets/sheet1',
    styles: 'styles',
    ...(excel && { sharedStrings: 'sharedStrings' }),
  };
  return {
    '[Content_Types].xml': () => [contentTypes(kinds)],
    '_rels/.rels': () => [relationships({ officeDocument: 'xl/workbook' })],
    'xl/workbook.xml': () => [
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
      '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ],
    'xl/_rels/workbook.xml.rels': () => [relationships(kinds)],
    'xl/styles.xml': () => [styles],
    'xl/worksheets/sheet1.xml': () => worksheet(book),
    ...(excel && { 'xl/sharedStrings.xml': () => sharedStrings(book) }),
  };
}

function contentTypes(/** @type {Record<string, string>} */ kinds) {
  const part = (/** @type {string} */ name, /** @type {string} */ kind) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SPREADSHEET}.${kind}+xml"/>`;
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}` +
    `${Object.entries(kinds)
      .map(([kind, name]) => part(name, kind))
      .join('')}</Types>`
  );
}

function relationships(/** @type {Record<string, string>} */ kinds) {
  const lines = Object.entries(kinds).map(
    ([kind, name], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${name}.xml"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** Style 0 is General, style 1 shows a moment. */
const styles =
  `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function* worksheet(/** @type {Book} */ { columns, rows, as }) {
  const cell = as === 'excel' ? excelCells() : exporterCell;
  const header = columns.map((column) => column.header);
  yield `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`;
  yield `<row r="1">${header.map((text, at) => cell(text, { kind: 'text', place: `${letter(at)}1` })).join('')}</row>`;
  let row = 1;
  for (const texts of rows()) {
    row++;
    let cells = '';
    for (let at = 0; at < texts.length; at++) {
      if (texts[at] !== '') cells += cell(texts[at], { kind: columns[at].kind, place: letter(at) + row });
    }
    yield `<row r="${row}">${cells}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** @typedef {{ kind: Column['kind'], place: string }} Where */

function exporterCell(/** @type {string} */ text, /** @type {Where} */ { kind, place }) {
  return kind === 'number'
    ? `<c r="${place}"><v>${text}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
}

/** Counts the strings as `sharedStrings` writes them. */
function excelCells() {
  const numberOf = stringNumbers();
  return (/** @type {string} */ text, /** @type {Where} */ { kind, place }) => {
    if (kind === 'number') return `<c r="${place}"><v>${text}</v></c>`;
    if (kind === 'moment') return `<c r="${place}" s="1"><v>${serialOf(text)}</v></c>`;
    return `<c r="${place}" t="s"><v>${numberOf(text)}</v></c>`;
  };
}

function* sharedStrings(/** @type {Book} */ { columns, rows }) {
  const numberOf = stringNumbers();
  let next = 0;
  yield `${DECLARATION}<sst xmlns="${MAIN}">`;
  const each = function* () {
    yield* columns.map((column) => column.header);
    for (const texts of rows()) yield* texts.filter((text, at) => text !== '' && columns[at].kind === 'text');
  };
  for (const text of each()) {
    if (numberOf(text) < next) continue;
    next++;
    yield `<si><t>${escape(text)}</t></si>`;
  }
  yield '</sst>';
}

/** Texts that follow each other share a number; to remember all of them would take the memory of the whole list. */
function stringNumbers() {
  let last = '';
  let number = -1;
  return (/** @type {string} */ text) => {
    if (text !== last) number++;
    last = text;
    return number;
  };
}

/** Days since 30 December 1899. */
function serialOf(/** @type {string} */ text) {
  const [date, month, year, hour, minute, second] = text.split(/[/ :]/).map(Number);
  return Date.UTC(year, month - 1, date, hour, minute, second) / 86_400_000 + 25_569;
}

const letter = (/** @type {number} */ at) => 'ABCDEFGHIJ'[at];
const escape = (/** @type {string} */ text) =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

function* inChunks(/** @type {Iterable<string>} */ pieces) {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
