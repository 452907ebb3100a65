import type { Cell } from './cell.js';
import type { CellRule, Rule, Suggestion } from './rule.js';
import { normaliseCode, normaliseText } from './text.js';

/** Excel itself holds no more in a cell; a file that does was not made by Excel. */
const longestCell = 32_767;
/** Far above any code seen; a longer one could not be indexed. */
export const longestId = 200;

/** The suggestion of every rule that repairs what it finds: the officer's file may be made to say the same. */
export const asRead: Suggestion = {
  why: {
    vi: 'EMC đã hiểu ô này như vậy; có thể ghi lại vào tệp cho gọn.',
    en: 'This is how EMC read the cell; the file may be tidied to say the same.',
  },
  value: (found) => found.reads ?? null,
};

/** The first questions to every cell, whatever its column; a date is at home in the `dates` only. */
export function valueRules(columns: readonly string[], dates: readonly string[] = []): readonly CellRule[] {
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
      columns: columns.filter((column) => !dates.includes(column)),
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
      find: ({ cell }) => (cell.formula && !isStale(cell) && !isLinked(cell) ? {} : null),
    },
    {
      code: 'FORMULA_STALE',
      columns,
      severity: 'warning',
      message: {
        vi: 'Ô là công thức và tệp yêu cầu tính lại khi mở, nên Excel có thể hiển thị kết quả khác với “{value}” mà EMC đọc được trong tệp. Hãy mở tệp bằng Excel, kiểm tra rồi lưu lại, hoặc dán giá trị (Paste Values).',
        en: 'The cell is a formula, and the file asks to be calculated when it is opened, so Excel may show another result than “{value}”, which EMC found in the file. Open it in Excel, check it and save it, or paste the value (Paste Values).',
      },
      find: ({ cell }) => (isStale(cell) ? {} : null),
    },
    {
      code: 'FORMULA_LINKED',
      columns,
      severity: 'warning',
      message: {
        vi: 'Ô là công thức lấy giá trị từ tệp khác; EMC dùng “{value}” được lưu trong tệp này, có thể đã cũ. Hãy mở cả hai tệp bằng Excel để cập nhật rồi dán giá trị (Paste Values), hoặc bỏ liên kết (Data → Edit Links → Break Link).',
        en: 'The cell is a formula that takes its value from another file; EMC took “{value}”, as it was kept in this one, which may be out of date. Open both files in Excel to bring it up to date and paste the value (Paste Values), or break the link (Data → Edit Links → Break Link).',
      },
      find: ({ cell }) => (isLinked(cell) ? {} : null),
    },
  ];
}

const isStale = (cell: NonNullable<Cell>) => 'stale' in cell && cell.stale === true;
const isLinked = (cell: NonNullable<Cell>) => 'linked' in cell && cell.linked === true;

/** What stands for a missing cell which a merged area hides. */
export function cellMerged(columns: readonly string[], fixes: readonly Suggestion[] = []): Rule {
  return {
    code: 'CELL_MERGED',
    columns,
    severity: 'error',
    message: {
      vi: 'Ô này nằm trong vùng gộp {area} nên không có giá trị riêng. Hãy bỏ gộp ô (Unmerge Cells) và điền giá trị cho từng dòng.',
      en: 'This cell lies in the merged area {area} and has no value of its own. Unmerge the cells and fill in every row.',
    },
    fixes,
  };
}

/** Reads the columns in their normal form; the white space inside `opaque` ones stays. */
export function textNormalised(columns: readonly string[], opaque: readonly string[]): CellRule {
  return {
    code: 'TEXT_NORMALISED',
    columns,
    severity: 'notice',
    message: {
      vi: 'Đã bỏ khoảng trắng thừa, ký tự ẩn hoặc chuẩn hóa dấu tiếng Việt trong ô; giá trị được lấy là “{read}”. Không cần sửa.',
      en: 'Surplus spaces or invisible characters were removed, or Vietnamese letters put in standard form; the value read is “{read}”. Nothing to do.',
    },
    fixes: [asRead],
    find: ({ text, column }) => {
      const reads = opaque.includes(column) ? normaliseCode(text) : normaliseText(text);
      return reads === text ? null : { reads };
    },
  };
}

/** Refuses what is too long for an id. */
export function idTooLong(columns: readonly string[]): CellRule {
  return {
    code: 'ID_TOO_LONG',
    columns,
    severity: 'error',
    message: {
      vi: 'Mã dài {length} ký tự, quá giới hạn {limit} ký tự. Hãy kiểm tra xem có dán nhầm nội dung khác vào ô không.',
      en: 'The code is {length} characters long; the limit is {limit}. Check whether something else was pasted into the cell.',
    },
    find: ({ text }) => (text.length > longestId ? { words: { length: text.length, limit: longestId } } : null),
  };
}
