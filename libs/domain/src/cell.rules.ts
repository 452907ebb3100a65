import type { CellRule, Suggestion } from './rule.js';

/** Excel itself holds no more in a cell; a file that does was not made by Excel. */
const longestCell = 32_767;

/** The suggestion of every rule that repairs what it finds: the officer's file may be made to say the same. */
export const asRead: Suggestion = {
  why: {
    vi: 'EMC đã hiểu ô này như vậy; có thể ghi lại vào tệp cho gọn.',
    en: 'This is how EMC read the cell; the file may be tidied to say the same.',
  },
  value: (found) => found.reads ?? null,
};

/** The first questions to every cell, whatever its column. */
export function valueRules(columns: readonly string[]): readonly CellRule[] {
  return [
    {
      code: 'CELL_ERROR',
      columns,
      severity: 'error',
      message: {
        vi: 'Ô đang báo lỗi {value} của Excel. Hãy sửa công thức, hoặc nhập trực tiếp giá trị.',
        en: 'The cell shows the Excel error {value}. Mend the formula, or type the value itself.',
      },
      find: ({ cell }) => ('error' in cell ? {} : null),
    },
    {
      code: 'FORMULA_UNCALCULATED',
      columns,
      severity: 'error',
      message: {
        vi: 'Ô chứa công thức chưa được tính nên tệp không có giá trị. Hãy mở tệp bằng Excel, lưu lại, hoặc dán giá trị (Paste Values) rồi nộp lại.',
        en: 'The cell holds a formula without a calculated value. Open the file in Excel and save it, or paste the value (Paste Values), and hand it in again.',
      },
      find: ({ cell }) => ('uncalculated' in cell ? {} : null),
    },
    {
      code: 'CELL_BOOLEAN',
      columns,
      severity: 'error',
      message: {
        vi: 'Ô chứa giá trị đúng/sai ({value}) thay vì dữ liệu của danh sách. Hãy nhập lại giá trị.',
        en: 'The cell holds a true/false value ({value}) instead of data of the list. Type the value again.',
      },
      find: ({ cell }) => ('boolean' in cell ? {} : null),
    },
    {
      code: 'CELL_DATE',
      columns,
      severity: 'error',
      message: {
        vi: 'Ô đang là ngày tháng ({value}): có thể Excel đã tự đổi giá trị bạn nhập thành ngày. Hãy định dạng ô là Văn bản (Text) rồi nhập lại giá trị.',
        en: 'The cell is a date ({value}): Excel may have turned what you typed into one. Format the cell as Text and type the value again.',
      },
      find: ({ cell }) => ('date' in cell ? {} : null),
    },
    {
      code: 'CELL_TOO_LONG',
      columns,
      severity: 'error',
      message: {
        vi: 'Ô dài {length} ký tự, quá giới hạn {limit} ký tự của Excel. Hãy rút gọn nội dung.',
        en: 'The cell is {length} characters long, beyond the {limit} Excel allows. Shorten it.',
      },
      find: ({ text }) => (text.length > longestCell ? { words: { length: text.length, limit: longestCell } } : null),
    },
    {
      code: 'FORMULA_VALUE',
      columns,
      severity: 'notice',
      message: {
        vi: 'Ô là công thức; EMC lấy kết quả đang hiển thị là “{value}”. Không cần sửa nếu đúng.',
        en: 'The cell is a formula; EMC took the value it shows, “{value}”. Nothing to do if that is right.',
      },
      find: ({ cell }) => (cell.formula ? {} : null),
    },
  ];
}
