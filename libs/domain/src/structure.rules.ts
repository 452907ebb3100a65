import type { Rule } from './rule.js';

/** Rules about the sheet and its header; they hold for every kind of list. */

export const headerMissing: Rule = {
  code: 'HEADER_MISSING',
  columns: [],
  severity: 'error',
  message: {
    vi: 'Không tìm thấy dòng tiêu đề trong 20 dòng đầu của các trang tính. Hãy ghi các tiêu đề {headers} trên cùng một dòng, hoặc chép danh sách vào tệp mẫu của EMC rồi nộp lại.',
    en: 'No header row was found in the first 20 rows of any sheet. Put the headers {headers} on one row, or copy the list into the EMC template, and hand it in again.',
  },
};

export const columnMissing: Rule = {
  code: 'COLUMN_MISSING',
  columns: [],
  severity: 'error',
  message: {
    vi: 'Thiếu cột “{header}”. Hãy ghi tiêu đề này trên dòng {row}, cùng dòng với các tiêu đề khác (nếu tiêu đề chiếm hai dòng, hãy đưa về một dòng), và điền dữ liệu cho cột; các ô bên dưới chỉ được kiểm tra khi đã đủ cột.',
    en: 'Column “{header}” is missing. Put this header on row {row}, the row of the other headers (where the header takes two rows, make it one), and fill the column; the cells below are only checked once all columns are there.',
  },
};

export const columnRepeated: Rule = {
  code: 'COLUMN_REPEATED',
  columns: [],
  severity: 'error',
  message: {
    vi: 'Có nhiều cột cùng mang nghĩa “{header}”: {places}. Hãy giữ lại một cột, xoá hoặc đổi tên các cột còn lại; các ô bên dưới chỉ được kiểm tra sau khi sửa.',
    en: 'Several columns mean “{header}”: {places}. Keep one and delete or rename the others; the cells below are only checked after that.',
  },
};

export const columnUnknown: Rule = {
  code: 'COLUMN_UNKNOWN',
  columns: [],
  severity: 'warning',
  message: {
    vi: 'Cột “{value}” không có trong mẫu nên không được đọc. Nếu đây là cột cần nộp, hãy đổi tiêu đề cho đúng mẫu: {headers}.',
    en: 'Column “{value}” is not in the template and was not read. If it should be handed in, give it one of the headers {headers}.',
  },
};

export const headerAlias: Rule = {
  code: 'HEADER_ALIAS',
  columns: [],
  severity: 'notice',
  message: {
    vi: 'Tiêu đề “{value}” được hiểu là cột “{header}”. Không cần sửa nếu đúng.',
    en: 'Header “{value}” was read as column “{header}”. Nothing to do if that is right.',
  },
};

export const headerRepeated: Rule = {
  code: 'HEADER_REPEATED',
  columns: [],
  severity: 'warning',
  message: {
    vi: 'Dòng tiêu đề lặp lại giữa danh sách, đã được bỏ qua. Nên xoá dòng này.',
    en: 'The header row is repeated inside the list and was skipped. Better delete this row.',
  },
};

export const columnNumbers: Rule = {
  code: 'COLUMN_NUMBERS',
  columns: [],
  severity: 'notice',
  message: {
    vi: 'Dòng đánh số cột dưới tiêu đề, như (1), (2), (3), đã được bỏ qua. Không cần sửa.',
    en: 'The row that numbers the columns below the header, such as (1), (2), (3), was skipped. Nothing to do.',
  },
};

export const listEmpty: Rule = {
  code: 'LIST_EMPTY',
  columns: [],
  severity: 'error',
  message: {
    vi: 'Danh sách không có dòng dữ liệu nào dưới dòng tiêu đề (dòng {row}). Hãy kiểm tra xem có nộp nhầm tệp mẫu chưa điền hay không.',
    en: 'The list has no data row below the header (row {row}). Check whether an unfilled template was handed in by mistake.',
  },
};

export const listTooLong: Rule = {
  code: 'LIST_TOO_LONG',
  columns: [],
  severity: 'error',
  message: {
    vi: 'Danh sách có {rows} dòng, vượt giới hạn {limit} dòng; các dòng sau giới hạn chưa được kiểm tra. Hãy kiểm tra xem có nộp nhầm tệp không, hoặc xoá các dòng thừa.',
    en: 'The list has {rows} rows, more than the limit of {limit}; rows beyond the limit were not checked. Check whether this is the right file, or delete the surplus rows.',
  },
};

export const rowsHidden: Rule = {
  code: 'ROWS_HIDDEN',
  columns: [],
  severity: 'notice',
  message: {
    vi: 'Có {count} dòng đang bị ẩn hoặc bị lọc (dòng đầu tiên: {first}); các dòng này vẫn được đọc. Nếu không muốn nộp, hãy bỏ ẩn rồi xoá chúng.',
    en: '{count} rows are hidden or filtered out (the first: {first}); they were read all the same. To leave them out, unhide and delete them.',
  },
};

export const blankRows: Rule = {
  code: 'BLANK_ROWS',
  columns: [],
  severity: 'notice',
  message: {
    vi: 'Có {count} dòng xen trong danh sách không có gì trong các cột của danh sách (dòng đầu tiên: {first}), đã được bỏ qua. Không cần sửa nếu không thiếu dữ liệu.',
    en: '{count} rows inside the list hold nothing in its columns (the first: {first}) and were skipped. Nothing to do if no data is missing.',
  },
};

/** Only of lists that are read from one sheet. */
export const sheetAlike: Rule = {
  code: 'SHEET_ALIKE',
  columns: [],
  severity: 'warning',
  message: {
    vi: 'Chỉ trang tính “{read}” được đọc. Các trang tính khác cũng có đủ tiêu đề của danh sách: {names}. Nếu danh sách nằm ở nhiều trang tính, hãy dồn về một trang; nếu đó là danh sách cũ, hãy xoá hoặc ẩn trang đó rồi nộp lại.',
    en: 'Only sheet “{read}” was read. Other sheets have all the headers of the list too: {names}. If the list stands on several sheets, bring it together on one; if they are older lists, delete or hide them and hand the file in again.',
  },
};

export const sheetOthers: Rule = {
  code: 'SHEET_OTHERS',
  columns: [],
  severity: 'notice',
  message: {
    vi: 'Tệp còn các trang tính khác không được đọc: {names}. Nếu dữ liệu nằm ở đó, hãy chuyển về trang tính của danh sách.',
    en: 'Other sheets of the file were not read: {names}. If they hold data of the list, move it to the sheet of the list.',
  },
};

/** Only of lists that may be longer than a sheet. */
export const listSpansSheets: Rule = {
  code: 'LIST_SPANS_SHEETS',
  columns: [],
  severity: 'notice',
  message: {
    vi: 'Danh sách gồm {count} trang tính, được đọc nối tiếp nhau như một danh sách: {sheets}. Nếu có trang tính không thuộc danh sách này, hãy bỏ ra rồi nộp lại.',
    en: 'The list came as {count} sheets, which were read one after another as one list: {sheets}. If one of them does not belong to it, take it out and hand the rest in again.',
  },
};

export const structureRules: readonly Rule[] = [
  headerMissing,
  columnMissing,
  columnRepeated,
  columnUnknown,
  headerAlias,
  headerRepeated,
  columnNumbers,
  listEmpty,
  listTooLong,
  rowsHidden,
  blankRows,
  sheetOthers,
];
