import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import type { Page } from 'playwright-core';
import { BookSheet, Workbook } from './workbook.js';

const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
const accountHeader = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];

/** Procedures as officers know them, for lists that are shown to officers. */
const names = [
  'Đăng ký khai sinh',
  'Đăng ký kết hôn',
  'Đăng ký khai tử',
  'Cấp bản sao trích lục hộ tịch',
  'Cấp phiếu lý lịch tư pháp',
  'Cấp giấy phép xây dựng',
  'Cấp giấy phép lái xe',
  'Đăng ký hộ kinh doanh',
  'Đăng ký thường trú',
  'Chứng thực bản sao từ bản chính',
  'Cấp giấy chứng nhận huấn luyện an toàn lao động',
  'Đăng ký biến động quyền sử dụng đất',
  'Cấp giấy phép hoạt động khám bệnh, chữa bệnh',
  'Cấp thẻ hướng dẫn viên du lịch',
  'Công nhận làng nghề',
  'Cấp giấy chứng nhận kiểm dịch thực vật',
  'Trợ giúp xã hội thường xuyên',
  'Cấp lại sổ bảo hiểm xã hội',
  'Thẩm định thiết kế xe cơ giới cải tạo',
  'Cấp giấy phép bán lẻ rượu',
];

export type Row = readonly [name: string, level: number | string, url: string, national: string, own: string];

/** Services without a fault; beyond the procedures above, those of districts. */
export function services(count: number): Row[] {
  return Array.from({ length: count }, (_, n) => {
    const round = Math.floor(n / names.length);
    const name = `${names[n % names.length] ?? ''}${round > 0 ? ` (cấp huyện ${round})` : ''}`;
    const code = String(n + 1).padStart(6, '0');
    return [name, n % 3 ? 4 : 3, '', `1.00${String(2199 + n).padStart(4, '0')}.000.00.00.H34`, code];
  });
}

/** The rows as a sheet of an open workbook, codes as texts. */
export function bookOf(rows: readonly Row[]): Workbook {
  const book = new Workbook('Dịch vụ công');
  put(book.active, [header, ...rows]);
  return book;
}

function put(sheet: BookSheet, rows: readonly (readonly (string | number)[])[]): void {
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      sheet.put(row, column, { value, ...(typeof value === 'string' && { format: '@' }) });
    }
  }
}

/** The rows as the API takes them. */
export function bodyOf(fileName: string, rows: readonly Row[]) {
  const cells = rows.map(([name, level, url, national, own]) => [name, level, url, { text: national }, { text: own }]);
  const decision = { decisionNumber: '12/QĐ-UBND', decisionDate: '2026-03-02' };
  return { sheetName: 'Dịch vụ công', fileName, header, rows: cells, ...decision };
}

type PickedFile = Extract<Parameters<Page['setInputFiles']>[1], { readonly buffer: Buffer }>;

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function serviceFile(name: string, rows: readonly Row[]): PickedFile {
  const texts = [header, ...rows.map((row) => row.map(String))];
  return { name, mimeType, buffer: workbookOfTexts([{ name: 'Dịch vụ công', rows: texts }]) };
}

export function accountFile(name: string, first: number, count: number): PickedFile {
  const rows = Array.from({ length: count }, (_, n) => {
    const id = String(34_000_000_000 + first + n).padStart(12, '0');
    return [`tk-${first + n}`, id, String((n % 3) + 1), '2022-10-04 08:30:00', '2023-02-27 15:05:00'];
  });
  return { name, mimeType, buffer: workbookOfTexts([{ name: 'Tài khoản', rows: [accountHeader, ...rows] }]) };
}
