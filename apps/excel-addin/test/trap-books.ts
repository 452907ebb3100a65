import ExcelJS, { type CellValue, type Worksheet } from 'exceljs';

interface Written {
  readonly value: CellValue;
  readonly format: string;
}

/** What stands in a cell; text where codes are, as Excel has it: in a cell formatted as Text. */
type Put = string | number | Written | null;

/** One trap: a row like any other but for these cells, and what has to be said of it; null = nothing. */
export type Trap = readonly [what: string, says: string | null, cells: Readonly<Record<string, Put>>];

const cell = (value: CellValue, format = 'General'): Written => ({ value, format });
const rich = (...texts: readonly string[]) => cell({ richText: texts.map((text) => ({ text })) });
const linked = (text: string) => cell({ text, hyperlink: text });
const nfd = (text: string) => text.normalize('NFD');

/** Known to the default version: what a lost zero can be found by. */
export const inForce = ['000012', '000077'] as const;

/** Lists of services as officers have them. Columns: C mcdt, D name, E level, F code, G url; A is empty, B counts. */
export const serviceTraps: readonly Trap[] = [
  ['a good row', null, {}],
  ['000001 kept as the number 1 in the format 000000', 'ID_FROM_FORMAT', { C: cell(1, '000000') }],
  ['a number in General where the column has six digits', 'ID_LOST_ZERO', { C: cell(77) }],
  ['a number in General that the list in force knows', 'ID_LOST_ZERO', { C: cell(12) }],
  ['an ID MCDT that is a root code as a number', 'ID_LOST_ZERO', { C: cell(1.0021) }],
  ['1.002100 typed as the number 1.0021', 'CODE_FROM_NUMBER', { F: cell(1.0021) }],
  ['2.110000 typed as the number 2.11', 'CODE_FROM_NUMBER', { F: cell(2.11) }],
  ['a number of 1e15 and more', 'NUMBER_TOO_LONG', { C: cell(1e15) }],
  ['a code broken by spaces and a line', 'CODE_WRAPPED', { F: '1.004946.0\n00.00.00.H 34' }],
  ['an ID MCDT broken by a line', 'ID_WRAPPED', { C: 'TT-\n000009' }],
  ['no-break space', 'TEXT_NORMALISED', { D: 'Cấp\u00a0giấy phép A' }],
  ['zero-width space', 'TEXT_NORMALISED', { D: 'Cấp giấy\u200b phép B' }],
  ['tab and spaces at the end', 'TEXT_NORMALISED', { D: 'Cấp giấy\tphép C  ' }],
  ['decomposed letters', 'TEXT_NORMALISED', { D: nfd('Cấp giấy phép xây dựng Đ') }],
  ['Toàn trình', 'LEVEL_TEXT', { E: 'Toàn trình' }],
  ['Mức độ 4', 'LEVEL_TEXT', { E: 'Mức độ 4' }],
  ['4.0', 'LEVEL_TEXT', { E: '4.0' }],
  ['4 after a space', 'LEVEL_TEXT', { E: ' 4' }],
  ['level 1', 'LEVEL_LEGACY', { E: 1 }],
  ['level 2', 'LEVEL_LEGACY', { E: 2 }],
  ['level 7', 'LEVEL_INVALID', { E: 7 }],
  ['no level', 'LEVEL_MISSING', { E: null }],
  ['a day where a code should be', 'CELL_DATE', { F: cell(new Date(Date.UTC(2023, 1, 27)), 'dd/mm/yyyy') }],
  ['a day where an ID MCDT should be', 'CELL_DATE', { C: cell(new Date(Date.UTC(2023, 2, 4)), 'd-mmm') }],
  ['true', 'CELL_BOOLEAN', { E: cell(true) }],
  ['#N/A', 'CELL_ERROR', { C: cell({ error: '#N/A' }) }],
  ['#REF!', 'CELL_ERROR', { D: cell({ error: '#REF!' }) }],
  ['a formula', 'FORMULA_VALUE', { E: cell({ formula: '2+2', result: 4 }) }],
  ['a formula of a text', 'FORMULA_VALUE', { C: cell({ formula: 'TEXT(31,"000000")', result: '000031' }) }],
  ['a formula of an error', 'CELL_ERROR', { E: cell({ formula: '1/0', result: { error: '#DIV/0!' } }) }],
  ['a formula of nothing', 'LEVEL_MISSING', { E: cell({ formula: 'IF(TRUE,"")', result: '' }) }],
  ['rich text', null, { D: rich('Cấp ', 'giấy', ' phép đậm') }],
  ['a hyperlink', null, { G: linked('https://dichvucong.example.vn/lien-ket') }],
  ['an address without https', 'URL_NO_SCHEME', { G: 'dichvucong.example.vn/a' }],
  ['an address with a space', 'URL_INVALID', { G: 'https://dichvucong.example.vn/a b' }],
  ['a script as address', 'URL_INVALID', { G: 'javascript:alert(1)' }],
  ['no name', 'NAME_MISSING', { D: null }],
  ['only white space as name', 'NAME_MISSING', { D: ' \u00a0\u200b ' }],
  ['no code', 'CODE_MISSING', { F: null }],
  ['no ID MCDT', 'ID_MISSING', { C: null }],
  ['a code that is too short', 'CODE_INVALID', { F: '1.00487' }],
  ['a code with letters', 'CODE_INVALID', { F: 'không có' }],
  ['a root code', null, { F: '1.002109' }],
  ['a code of another agency', 'AGENCY_SUFFIX', { F: '1.004951.000.00.00.H56' }],
  ['a code of an unknown agency', 'AGENCY_CODE_UNKNOWN', { F: '1.004952.000.00.00.K99' }],
  ['an ID MCDT twice', 'ID_DUPLICATE', { C: '000100', E: 4 }],
  ['an ID MCDT twice at two levels', 'ID_DUPLICATE_LEVEL', { C: '000110', E: 0 }],
  ['a text that begins with =', null, { D: cell('=Cấp phép theo mẫu', '@') }],
  ['a text that begins with +', null, { D: cell('+84 là đầu số', '@') }],
  ['a text that begins with -', null, { D: cell('-Cấp bản sao', '@') }],
  ['a text that begins with @', null, { D: cell('@ Cấp lại', '@') }],
  ['######## for the eye', 'ID_FROM_FORMAT', { C: cell(999_999, '000000') }],
  ['a name only', 'ROW_NAME_ONLY', { C: null, E: null, F: null, G: null, D: 'I. LĨNH VỰC HỘ TỊCH' }],
  ['a cell longer than Excel takes for a name', 'NAME_TOO_LONG', { D: 'Cấp phép '.repeat(300).trim() }],
];

const headerRow = 5;

/**
 * The workbook of all of them: titles above the header, whose cells are named otherwise and in another order; column
 * numbers below it; hidden, merged and blank rows, the header again; formatted blanks far below; other sheets.
 */
export async function serviceBook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Danh mục “DVC” & <khác>');
  sheet.getCell('B1').value = 'DANH MỤC DỊCH VỤ CÔNG TRỰC TUYẾN';
  sheet.mergeCells('B1:H1');
  sheet.getCell('B2').value = 'Kèm theo Quyết định ngày 27/02/2023';
  for (const [column, title] of Object.entries({
    B: 'STT',
    C: '  id   mcdt ',
    D: 'TÊN DỊCH VỤ CÔNG',
    E: 'Mức độ',
    F: nfd('Mã CDVCQG'),
    G: 'Link',
    H: 'Ghi chú',
  })) {
    sheet.getCell(`${column}${headerRow}`).value = title;
  }
  sheet.getRow(headerRow + 1).values = ['', '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'];
  const first = headerRow + 2;
  for (const [at, [, , cells]] of serviceTraps.entries()) putRow(sheet, first + at, { ...goodService(at), ...cells });
  addTail(sheet, first + serviceTraps.length);
  sheet.getColumn('C').width = 1;
  sheet.getCell('K300').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
  book.addWorksheet('Ghi chú').getCell('A1').value = 'Không xoá trang này';
  book.addWorksheet('Hướng dẫn').getCell('A1').value = 'Trang của EMC';
  const hidden = book.addWorksheet('Nháp ẩn');
  hidden.getCell('A1').value = 'Name';
  hidden.state = 'hidden';
  return bytesOf(book);
}

/** Where each trap stands. */
export const rowOfTrap = (at: number) => headerRow + 2 + at;

function goodService(at: number): Readonly<Record<string, Put>> {
  const six = String(at + 100).padStart(6, '0');
  return {
    B: at + 1,
    C: six,
    D: `Cấp giấy phép loại ${at}`,
    E: at % 2 === 0 ? 4 : 3,
    F: `1.${String(4000 + at).padStart(6, '0')}.000.00.00.H34`,
    G: `https://dichvucong.example.vn/${at}`,
  };
}

/** What goes wrong between rows: two merged, hidden ones, blank ones, and the header again. */
function addTail(sheet: Worksheet, from: number): void {
  for (const at of [0, 1, 2, 3, 6, 8]) putRow(sheet, from + at, goodService(500 + at));
  sheet.getCell(`D${from + 1}`).value = null;
  sheet.mergeCells(`D${from}:D${from + 1}`);
  sheet.getRow(from + 2).hidden = true;
  sheet.getRow(from + 3).hidden = true;
  for (const column of 'BCDEFGH')
    sheet.getCell(`${column}${from + 7}`).value = sheet.getCell(`${column}${headerRow}`).value;
}

/** Lists of accounts. Columns: A ID_QG, B ID_local, C TYPE, D CREATEDATE_USER, E LAST_LOGIN. */
export const accountTraps: readonly Trap[] = [
  ['a good row', null, {}],
  ['an id of 12 digits as a number of 11', 'PERSONAL_ID_LOST_ZERO', { B: cell(79_000_000_001) }],
  ['the same under ID_QG', 'PERSONAL_ID_LOST_ZERO', { A: cell(79_000_000_002) }],
  ['an id of 1e15 and more', 'NUMBER_TOO_LONG', { B: cell(1e15) }],
  ['an id kept by its format', 'ID_FROM_FORMAT', { B: cell(8, '000000000000') }],
  ['an id as a plain number', 'ID_LOST_ZERO', { B: cell(9) }],
  ['no id', 'ACCOUNT_ID_MISSING', { B: null }],
  ['NULL as ID_QG', 'NOTHING_WRITTEN', { A: 'NULL' }],
  ['an id twice', 'ACCOUNT_ID_DUPLICATE', { B: 'tk.000000' }],
  ['an ID_QG of two accounts', 'ACCOUNT_QG_SHARED', { A: 'qg.0' }],
  ['a type in words', 'TYPE_TEXT', { C: 'Cá nhân' }],
  ['a type in decomposed words', 'TYPE_TEXT', { C: nfd('Cán bộ một cửa') }],
  ['a type as 3.0', 'TYPE_TEXT', { C: '3.0' }],
  ['type 4', 'TYPE_INVALID', { C: 4 }],
  ['no type', 'TYPE_MISSING', { C: null }],
  ['no day of creation', 'CREATED_MISSING', { D: null }],
  ['a day that does not exist', 'DATE_INVALID', { D: '31/02/2023' }],
  ['words for a day', 'DATE_INVALID', { D: 'hôm qua' }],
  ['a day to come', 'DATE_FUTURE', { E: '27/02/2099' }],
  ['a login before the account', 'LOGIN_BEFORE_CREATION', { E: '01/01/2020' }],
  ['a real day with its time', null, { D: cell(new Date(Date.UTC(2023, 1, 27, 8, 30)), 'yyyy-mm-dd hh:mm:ss') }],
  ['a serial in General', 'DATE_SERIAL', { D: cell(44_984) }],
  ['an ISO day', null, { D: '2023-02-27 08:00:00' }],
  ['digits alone', null, { D: '20230227080000' }],
  ['a no-break space in a day', 'TEXT_NORMALISED', { D: '27/02/2023\u00a008:00:00' }],
  ['#N/A', 'CELL_ERROR', { B: cell({ error: '#N/A' }) }],
  ['a formula', 'FORMULA_VALUE', { C: cell({ formula: '1+1', result: 2 }) }],
  ['false', 'CELL_BOOLEAN', { C: cell(false) }],
  ['an id with a zero-width space', 'TEXT_NORMALISED', { B: 'tk\u200b.zero' }],
  ['a clock before its day', null, { D: '15:05:00, 27/02/2023' }],
  ['a clock of half a day', null, { D: '27/02/2023 3:05:00 CH' }],
  ['a day in words', 'DATE_FORMAT_UNKNOWN', { D: '15:05:00 27 thg 2, 2023' }],
];

export async function accountBook(date1904 = false): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = date1904;
  const sheet = book.addWorksheet('Tài khoản');
  sheet.getRow(1).values = ['id_qg', ' ID_LOCAL', 'Type', 'CREATEDATE_USER', 'LAST_LOGIN'];
  for (const [at, [, , cells]] of accountTraps.entries()) putRow(sheet, at + 2, { ...goodAccount(at), ...cells });
  sheet.getRow(4).hidden = true;
  book.addWorksheet('Ghi chú').getCell('A1').value = 'x';
  return bytesOf(book);
}

/** The month first, as only one row tells. */
export async function monthFirstBook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Tài khoản');
  sheet.getRow(1).values = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
  for (const [at, day] of ['03/04/2022', '12/31/2022', '05/06/2022'].entries()) {
    sheet.getRow(at + 2).values = [`tk.${at}`, '', '2', day, at === 1 ? '13/01/2023' : '02/25/2023'];
  }
  return bytesOf(book);
}

function goodAccount(at: number): Readonly<Record<string, Put>> {
  return {
    A: `qg.${at}`,
    B: `tk.${String(at).padStart(6, '0')}`,
    C: 2,
    D: '27/02/2023 08:00:00',
    E: '28/02/2023 09:00:00',
  };
}

function putRow(sheet: Worksheet, row: number, cells: Readonly<Record<string, Put>>): void {
  for (const [column, put] of Object.entries(cells)) {
    const at = sheet.getCell(`${column}${row}`);
    if (put === null) continue;
    if (typeof put !== 'object') {
      at.value = put;
      if (typeof put === 'string') at.numFmt = '@';
    } else {
      at.value = put.value;
      if (put.format !== 'General') at.numFmt = put.format;
    }
  }
}

async function bytesOf(book: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}
