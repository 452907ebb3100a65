import { BookSheet, Workbook, type BookCell, type Value } from './workbook.js';

const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
type Shown = Value | Partial<BookCell>;

/** Rows that officers have: what Excel did to each is told beside it. */
export const troubledRows: readonly (readonly Shown[])[] = [
  ['Cấp phiếu lý lịch tư pháp', 4, '', '1.002199.000.00.00.H34', { value: '000010', format: '@' }],
  // The zeros are gone for good.
  ['Cấp giấy phép xây dựng', 4, '', '1.002200.000.00.00.H34', 12],
  ['Cấp giấy phép lái xe', 3, '', '1.002201.000.00.00.H34', 13],
  // 1.002100, typed into a cell of numbers.
  ['Đăng ký khai sinh', 4, '', 1.0021, { value: '000014', format: '@' }],
  ['Đăng ký kết hôn', 'Toàn trình', '', '1.004946.0\n00.00.00.H 34', { value: '000015', format: '@' }],
  ['Đăng ký khai tử', 4, 'dichvucong.example.vn/khai-tu', '1.002203.000.00.00.H34', { value: '000016', format: '@' }],
  ['Cấp thẻ', 4, '', '1.002204.000.00.00.H34', { value: 17, formula: '=8+9' }],
  ['-  Cấp bản sao', 4, '', '1.002205.000.00.00.H34', { value: 18, format: '000000' }],
  ['', 4, '', '1.002206.000.00.00.H34', { value: '000019', format: '@' }],
  ['Cấp lại thẻ', 4, '', '1.002207.000.00.00.H34', { value: '#N/A', isError: true }],
];

/** A workbook whose sheet holds a title, the header in row 3 and these rows from row 4 on. */
export function listBook(rows: readonly (readonly Shown[])[] = troubledRows): Workbook {
  const book = new Workbook('Dịch vụ công', 'Hướng dẫn', 'Nháp');
  const sheet = book.active;
  sheet.put(0, 0, { value: 'DANH MỤC DỊCH VỤ CÔNG' });
  fill(sheet, 2, [header, ...rows]);
  return book;
}

/** Good rows as many as asked, every hundredth with a code that lost its zeros. */
export function longList(count: number): Workbook {
  const two = (n: number) => String(n).padStart(6, '0');
  return listBook(
    Array.from({ length: count }, (_, n) => [
      `Thủ tục ${n}`,
      n % 2 ? 3 : 4,
      '',
      `1.${two(n)}.000.00.00.H34`,
      n % 100 === 50 ? n : { value: two(n), format: '@' },
    ]),
  );
}

/** Services without a fault, of H34. */
export function goodRows(count: number): readonly (readonly Shown[])[] {
  return Array.from({ length: count }, (_, n) => {
    const code = String(n + 1).padStart(6, '0');
    return [`Thủ tục số ${n + 1}`, n % 2 ? 3 : 4, '', `1.${code}.000.00.00.H34`, { value: code, format: '@' }];
  });
}

/** A workbook with a list of accounts without a fault. */
export function accountBook(count: number): Workbook {
  const book = new Workbook('Tài khoản');
  const rows = Array.from({ length: count }, (_, n) => [
    { value: `tk-${n + 1}`, format: '@' },
    { value: String(34_000_000_000 + n).padStart(12, '0'), format: '@' },
    (n % 3) + 1,
    { value: 44_900 + n, format: 'dd/mm/yyyy' },
    { value: 44_990 + n, format: 'dd/mm/yyyy' },
  ]);
  fill(book.active, 0, [['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'], ...rows]);
  return book;
}

function fill(sheet: BookSheet, first: number, rows: readonly (readonly Shown[])[]): void {
  for (const [r, cells] of rows.entries()) {
    for (const [c, cell] of cells.entries()) {
      if (cell !== '') sheet.put(first + r, c, typeof cell === 'object' ? cell : { value: cell });
    }
  }
}
