import type { Sentence } from '@emc/domain';
import type { Workbook, Worksheet } from 'exceljs';
import { openPackage, pack } from './marked.package.js';
import { FONT, paintHeader } from './template.look.js';

/** A column of the workbook in which an agency declares its totals. */
interface DeclaredColumn {
  readonly key: 'day' | 'received' | 'online' | 'returned';
  readonly header: string;
  readonly aliases: readonly string[];
  readonly note: Sentence;
}

export type DeclaredKey = DeclaredColumn['key'];

export const declaredColumns: readonly DeclaredColumn[] = [
  {
    key: 'day',
    header: 'Ngày',
    aliases: ['Ngày tiếp nhận', 'Date', 'Day'],
    note: {
      vi: 'Ngày tiếp nhận, ví dụ 02/03/2026. Mỗi ngày một dòng.',
      en: 'The day, such as 02/03/2026. One row for each day.',
    },
  },
  {
    key: 'received',
    header: 'Tiếp nhận',
    aliases: ['Số tiếp nhận', 'Số hồ sơ tiếp nhận', 'Received'],
    note: {
      vi: 'Tổng số hồ sơ tiếp nhận trong ngày, trực tuyến và trực tiếp. Bắt buộc; điền 0 nếu không có.',
      en: 'All dossiers received on the day, online and direct. Required; 0 if there was none.',
    },
  },
  {
    key: 'online',
    header: 'Trực tuyến',
    aliases: ['Số trực tuyến', 'Tiếp nhận trực tuyến', 'Online'],
    note: {
      vi: 'Trong đó số hồ sơ tiếp nhận trực tuyến. Để trống nếu không khai.',
      en: 'How many of them online. Leave blank if not declared.',
    },
  },
  {
    key: 'returned',
    header: 'Trả kết quả',
    aliases: ['Số trả kết quả', 'Đã trả kết quả', 'Returned'],
    note: {
      vi: 'Số hồ sơ được trả kết quả trong ngày, tiếp nhận từ bất kỳ ngày nào. Để trống nếu không khai.',
      en: 'Results returned on the day, whenever received. Leave blank if not declared.',
    },
  },
];

const DAYS = 366;
const NO_DAY = new Date(0);

const STEPS: readonly Sentence[] = [
  {
    vi: 'Mỗi ngày một dòng; nhiều nhất một năm trong một tệp. Không cần khai ngày không làm việc.',
    en: 'One row for each day; a year at most. Days on which nobody works need not be declared.',
  },
  {
    vi: 'Có ô sai thì cả tệp không được nhận; EMC chỉ ra từng ô cần sửa.',
    en: 'One wrong cell refuses the whole file; EMC names each cell to correct.',
  },
  {
    vi: 'Khai lại một ngày là thêm một lần khai mới; lần khai trước vẫn được lưu.',
    en: 'Declaring a day again adds to what was declared before; nothing is overwritten.',
  },
  {
    vi: 'EMC so số khai với số nhận được. Muốn biết thiếu hồ sơ nào, hãy khai kèm mã hồ sơ qua API.',
    en: 'EMC compares with what it received. To learn which dossiers are missing, declare their codes through the API.',
  },
];

/** An empty workbook of declared totals (.xlsx) with a sheet of instructions; always the same bytes. */
export async function declaredTemplate(): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  Object.assign(book, { creator: 'EMC', lastModifiedBy: 'EMC', created: NO_DAY, modified: NO_DAY });
  book.title = 'Khai số liệu hồ sơ theo ngày';
  writeDays(book);
  writeGuide(book);
  const pkg = await openPackage(Buffer.from(await book.xlsx.writeBuffer()));
  try {
    return await pack(pkg.parts);
  } finally {
    pkg.close();
  }
}

function writeDays(book: Workbook): void {
  const sheet = book.addWorksheet('Khai số liệu', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' },
  });
  declaredColumns.forEach(({ key }, n) => {
    const column = sheet.getColumn(n + 1);
    column.width = 18;
    column.font = { name: FONT, size: 12 };
    column.numFmt = key === 'day' ? 'dd/mm/yyyy' : '#,##0';
  });
  const header = sheet.getRow(1);
  header.values = declaredColumns.map((column) => column.header);
  paintHeader(header);
  declaredColumns.forEach(({ note }, n) => {
    header.getCell(n + 1).note = { texts: [{ text: `${note.vi}\n${note.en}`, font: { name: 'Tahoma', size: 9 } }] };
  });
  offerCounts(sheet);
}

/** exceljs has this since 4.0 and leaves it out of its types. */
interface Validations {
  readonly dataValidations: { add(range: string, validation: object): void };
}

function offerCounts(sheet: Worksheet): void {
  (sheet as Worksheet & Validations).dataValidations.add(`B2:D${DAYS + 1}`, {
    type: 'whole',
    operator: 'greaterThanOrEqual',
    formulae: [0],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: 'Số hồ sơ',
    error: 'Hãy gõ một số nguyên từ 0 trở lên.',
  });
}

function writeGuide(book: Workbook): void {
  const sheet = book.addWorksheet('Hướng dẫn', {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToHeight: 0 },
  });
  sheet.getColumn(1).width = 18;
  sheet.getColumn(2).width = 84;
  const say = (left: string, text: string, looks: { bold?: boolean; italic?: boolean; size?: number } = {}) => {
    const row = sheet.addRow([left, text]);
    row.eachCell((cell, n) => {
      cell.font = { name: FONT, size: looks.size ?? 11, bold: looks.bold ?? n === 1, italic: looks.italic ?? false };
      cell.alignment = { vertical: 'top', wrapText: n === 2 };
    });
    row.height = Math.ceil(text.length / 105 || 1) * 16;
  };
  say('Khai số liệu hồ sơ theo ngày', '', { bold: true, size: 16 });
  sheet.getRow(1).height = 24;
  say('Declared totals', '', { italic: true, bold: false });
  sheet.addRow([]);
  for (const { header, note } of declaredColumns) {
    say(header, note.vi);
    say('', note.en, { italic: true });
  }
  sheet.addRow([]);
  STEPS.forEach(({ vi, en }, n) => {
    say(`${n + 1}.`, vi);
    say('', en, { italic: true });
  });
}
