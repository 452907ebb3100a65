import type { Cell, Row, Workbook, Worksheet } from 'exceljs';
import { looksLikeFormula } from './export.cell.js';
import { FONT, paintHeader } from './template.look.js';

/** A step of a discrepancy's life, in words. */
export interface RecordedStep {
  /** `02/03/2026 09:05`. */
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly note: string;
}

/** A discrepancy as the record tells it; all texts Vietnamese, days `02/03/2026`. */
export interface RecordedDiscrepancy {
  readonly kind: string;
  readonly subject: string;
  readonly message: string;
  readonly severity: string;
  readonly state: string;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly closedOn: string;
  readonly owner: string;
  readonly suggestion: string;
  /** Rows of evidence, each as `name: value` in words. */
  readonly evidence: readonly string[];
  readonly steps: readonly RecordedStep[];
}

export interface RecordAbout {
  readonly siteId: number;
  readonly siteName: string;
  readonly agencyCode: string;
  readonly agencyName: string;
  readonly from: string;
  readonly to: string;
  /** When it was made, in words. */
  readonly madeAt: string;
  readonly remarks: readonly string[];
  readonly counts: readonly (readonly [what: string, count: number])[];
}

const WIDTHS = [5, 24, 20, 58, 14, 18, 13, 13, 18];
const HEADERS = [
  'STT',
  'Loại chênh lệch',
  'Đối tượng',
  'Nội dung',
  'Mức độ',
  'Trạng thái',
  'Phát hiện',
  'Hạn xử lý',
  'Người phụ trách',
];
const LAST = WIDTHS.length;

/** The record of reconciliation ("biên bản đối soát") of a site as an .xlsx to be printed and signed. */
export async function reconciliationRecord(
  about: RecordAbout,
  discrepancies: readonly RecordedDiscrepancy[],
): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'EMC';
  book.title = 'Biên bản đối soát';
  writeRecord(book, about, discrepancies);
  writeEvidence(book, discrepancies);
  writeLives(book, discrepancies);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function writeRecord(book: Workbook, about: RecordAbout, discrepancies: readonly RecordedDiscrepancy[]): void {
  const sheet = newSheet(book, 'Biên bản', WIDTHS);
  const line = (text: string, looks: Looks = {}) => wholeLine(sheet, text, looks);
  line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, center: true });
  line('Độc lập – Tự do – Hạnh phúc', { bold: true, center: true });
  sheet.addRow([]);
  line('BIÊN BẢN ĐỐI SOÁT', { bold: true, center: true, size: 16 });
  line('Dữ liệu hồ sơ, danh sách dịch vụ công và tài khoản gửi về hệ thống EMC', { center: true, italic: true });
  sheet.addRow([]);
  line(`Đơn vị: ${about.agencyName} (mã ${about.agencyCode})`);
  line(`Trang: ${about.siteName} (mã trang ${about.siteId})`);
  line(`Kỳ đối soát: từ ngày ${about.from} đến ngày ${about.to}`);
  line(`Lập lúc: ${about.madeAt} (giờ Việt Nam)`);
  for (const [what, count] of about.counts) line(`${what}: ${String(count).replace(/\B(?=(\d{3})+$)/g, '.')}`);
  for (const remark of about.remarks) line(remark, { italic: true });
  sheet.addRow([]);
  const header = sheet.addRow(HEADERS);
  paintHeader(header);
  sheet.pageSetup.printTitlesRow = `${header.number}:${header.number}`;
  if (discrepancies.length === 0) line('Trong kỳ không có chênh lệch nào.', { italic: true });
  discrepancies.forEach((one, index) => {
    const { kind, subject, message, severity, state, openedOn, dueOn, closedOn, owner, suggestion } = one;
    const content = suggestion === '' ? message : `${message}\nGợi ý: ${suggestion}`;
    const stands = closedOn === '' ? state : `${state}\n(${closedOn})`;
    const row = sheet.addRow([index + 1, kind, subject, content, severity, stands, openedOn, dueOn, owner]);
    paintRow(row, WIDTHS);
  });
  signatures(sheet);
}

function signatures(sheet: Worksheet): void {
  sheet.addRow([]);
  const place = sheet.addRow([]);
  sheet.mergeCells(place.number, 5, place.number, LAST);
  put(place.getCell(5), '…………, ngày …… tháng …… năm ………', { italic: true, center: true });
  const titles = sheet.addRow([]);
  const hints = sheet.addRow([]);
  for (const [from, to, title, hint] of [
    [1, 3, 'ĐẠI DIỆN ĐƠN VỊ', '(Ký, ghi rõ họ tên, đóng dấu)'],
    [4, 4, 'CÁN BỘ PHỤ TRÁCH HỆ THỐNG', '(Ký, ghi rõ họ tên)'],
    [5, LAST, 'ĐẠI DIỆN CỤC CHUYỂN ĐỔI SỐ QUỐC GIA', '(Ký, ghi rõ họ tên, đóng dấu)'],
  ] as const) {
    for (const row of [titles, hints]) if (to > from) sheet.mergeCells(row.number, from, row.number, to);
    put(titles.getCell(from), title, { bold: true, center: true });
    put(hints.getCell(from), hint, { italic: true, center: true });
  }
  for (let n = 0; n < 5; n++) sheet.addRow([]);
}

function writeEvidence(book: Workbook, discrepancies: readonly RecordedDiscrepancy[]): void {
  const widths = [8, 26, 24, 100];
  const sheet = newSheet(book, 'Bằng chứng', widths);
  paintHeader(sheet.addRow(['STT', 'Loại chênh lệch', 'Đối tượng', 'Số liệu và dòng mẫu']));
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.pageSetup.printTitlesRow = '1:1';
  discrepancies.forEach(({ kind, subject, evidence }, index) => {
    for (const text of evidence) paintRow(sheet.addRow([index + 1, kind, subject, text]), widths);
  });
}

function writeLives(book: Workbook, discrepancies: readonly RecordedDiscrepancy[]): void {
  const widths = [8, 26, 24, 18, 24, 30, 60];
  const sheet = newSheet(book, 'Quá trình xử lý', widths);
  paintHeader(
    sheet.addRow(['STT', 'Loại chênh lệch', 'Đối tượng', 'Thời điểm', 'Người thực hiện', 'Việc đã làm', 'Nội dung']),
  );
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.pageSetup.printTitlesRow = '1:1';
  discrepancies.forEach(({ kind, subject, steps }, index) => {
    for (const { at, who, what, note } of steps) {
      paintRow(sheet.addRow([index + 1, kind, subject, at, who, what, note]), widths);
    }
  });
}

function newSheet(book: Workbook, name: string, widths: readonly number[]): Worksheet {
  const sheet = book.addWorksheet(name, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    headerFooter: { oddFooter: '&C&P/&N' },
  });
  widths.forEach((width, n) => (sheet.getColumn(n + 1).width = width));
  return sheet;
}

interface Looks {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly center?: boolean;
  readonly size?: number;
}

function wholeLine(sheet: Worksheet, text: string, looks: Looks): void {
  const row = sheet.addRow([]);
  sheet.mergeCells(row.number, 1, row.number, LAST);
  put(row.getCell(1), text, looks);
  const { size = 12 } = looks;
  row.height =
    linesIn(
      text,
      WIDTHS.reduce((sum, width) => sum + width, 0),
    ) *
    (size + 6);
}

function put(cell: Cell, text: string, { bold = false, italic = false, center, size = 12 }: Looks): void {
  cell.value = text;
  cell.font = { name: FONT, size, bold, italic };
  cell.alignment = { vertical: 'middle', horizontal: center ? 'center' : 'left', wrapText: true };
}

const HAIR = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;

function paintRow(row: Row, widths: readonly number[]): void {
  let lines = 1;
  for (const [n, width] of widths.entries()) {
    const cell = row.getCell(n + 1);
    cell.font = { name: FONT, size: 11 };
    cell.alignment = { vertical: 'top', wrapText: true, horizontal: n === 0 ? 'center' : 'left' };
    cell.border = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };
    if (typeof cell.value !== 'string') continue;
    // Cells are texts, never formulas; as Text they stay so when somebody edits them.
    if (looksLikeFormula(cell.value)) cell.numFmt = '@';
    lines = Math.max(lines, linesIn(cell.value, width));
  }
  row.height = Math.min(lines * 15 + 3, 400);
}

/** How many lines a text takes in so many characters, counted generously. */
function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.95))), 0);
}
