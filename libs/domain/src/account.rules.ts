import { accountList, type AccountKey } from './account.js';
import { readAccountType, typeOf } from './account.type.js';
import { asRead, cellMerged, idTooLong, textNormalised, valueRules } from './cell.rules.js';
import { cellText, type Cell } from './cell.js';
import { asFormatted, idFromFormat, idLostZero, numberTooLong } from './number.rules.js';
import type { CellRule, ListRules, Rule } from './rule.js';
import { listSpansSheets, structureRules } from './structure.rules.js';
import { normaliseText } from './text.js';

export type DateKey = Extract<AccountKey, 'createdAt' | 'lastLogin'>;

const everyColumn: readonly AccountKey[] = ['idLocal', 'idQg', 'type', 'createdAt', 'lastLogin'];
const ids: readonly AccountKey[] = ['idLocal', 'idQg'];
const dates: readonly DateKey[] = ['createdAt', 'lastLogin'];

/** What database exports and people write for "nothing". */
const nothing = /^(?:null|nil|none|undefined|n\/a|[-–—]+|không có|chưa có|chưa đăng nhập)$/i;

const idMissing: CellRule = {
  code: 'ACCOUNT_ID_MISSING',
  columns: ['idLocal'],
  severity: 'error',
  message: {
    vi: 'Thiếu mã tài khoản trên hệ thống một cửa điện tử. Hãy nhập mã, hoặc xoá cả dòng nếu dòng thừa.',
    en: 'The id of the account on the case-handling system is missing. Enter it, or delete the row if it is surplus.',
  },
  find: ({ text }) => (nothing.test(text) ? {} : null),
};

const missingRules: readonly Rule[] = [
  idMissing,
  {
    code: 'TYPE_MISSING',
    columns: ['type'],
    severity: 'error',
    message: {
      vi: 'Thiếu loại tài khoản. Hãy nhập 1 (doanh nghiệp), 2 (cá nhân) hoặc 3 (cán bộ một cửa).',
      en: 'The type of the account is missing. Enter 1 (business), 2 (citizen) or 3 (one-stop officer).',
    },
  },
  {
    code: 'CREATED_MISSING',
    columns: ['createdAt'],
    severity: 'error',
    message: {
      vi: 'Thiếu thời điểm tạo tài khoản. Hãy nhập ngày giờ, ví dụ 2023-02-27 15:05:00.',
      en: 'The time the account was created is missing. Enter it, for example 2023-02-27 15:05:00.',
    },
  },
];

const accountCellMerged = cellMerged(everyColumn);

const idRules: readonly CellRule[] = [
  numberTooLong(ids),
  idFromFormat(ids),
  {
    code: 'PERSONAL_ID_LOST_ZERO',
    columns: ids,
    severity: 'error',
    message: {
      vi: 'Ô chứa số có 11 chữ số: nhiều khả năng là số định danh cá nhân 12 chữ số đã bị Excel bỏ số 0 ở đầu. Hãy định dạng cột là Văn bản (Text) rồi xuất hoặc nhập lại đủ 12 chữ số từ nguồn gốc.',
      en: 'The cell holds a number of 11 digits: most likely a personal id of 12 digits whose first 0 Excel dropped. Format the column as Text and export or enter all 12 digits again from their source.',
    },
    find: ({ cell, text }) =>
      'number' in cell && /^\d{11}$/.test(cellText(cell)) && asFormatted(cell.number, cell.format) !== text ? {} : null,
  },
  idLostZero(ids),
];

const repairRules: readonly CellRule[] = [
  {
    code: 'TYPE_TEXT',
    columns: ['type'],
    severity: 'notice',
    message: {
      vi: 'Đã hiểu “{value}” là loại tài khoản {read}. Không cần sửa nếu đúng.',
      en: '“{value}” was read as account type {read}. Nothing to do if that is right.',
    },
    fixes: [asRead],
    find: ({ text }) => {
      const type = /^[1-3]$/.test(text) ? null : readAccountType(text);
      return type === null ? null : { reads: String(type) };
    },
  },
  textNormalised(['idLocal', 'idQg', 'createdAt', 'lastLogin'], ids),
  idMissing,
  {
    code: 'NOTHING_WRITTEN',
    columns: ['idQg', 'lastLogin'],
    severity: 'notice',
    message: {
      vi: 'Ô chỉ ghi chữ hoặc dấu có nghĩa là “không có” (như NULL); EMC coi là ô trống. Không cần sửa nếu đúng.',
      en: 'The cell only says that there is nothing (such as NULL); EMC took it as blank. Nothing to do if that is right.',
    },
    find: ({ text }) => (nothing.test(normaliseText(text)) ? { reads: '' } : null),
  },
  idTooLong(ids),
  {
    code: 'TYPE_INVALID',
    columns: ['type'],
    severity: 'error',
    message: {
      vi: '“{value}” không phải là loại tài khoản. Hãy nhập 1 (doanh nghiệp), 2 (cá nhân) hoặc 3 (cán bộ một cửa).',
      en: '“{value}” is not a type of account. Enter 1 (business), 2 (citizen) or 3 (one-stop officer).',
    },
    find: ({ text }) => (/^[1-3]$/.test(text) ? null : {}),
  },
];

export const dateInvalid: Rule = {
  code: 'DATE_INVALID',
  columns: dates,
  severity: 'error',
  message: {
    vi: '“{value}” không phải là ngày giờ có thật từ năm 1990 trở đi. Hãy nhập ô kiểu Ngày, hoặc văn bản như 2023-02-27 15:05:00 hay 27/02/2023 15:05:00; nếu tài khoản chưa đăng nhập lần nào, để trống LAST_LOGIN.',
    en: '“{value}” is not a real date from 1990 on. Enter a date cell, or text like 2023-02-27 15:05:00 or 27/02/2023 15:05:00; leave LAST_LOGIN blank when the account never logged in.',
  },
};

export const dateFormatUnknown: Rule = {
  code: 'DATE_FORMAT_UNKNOWN',
  columns: dates,
  severity: 'error',
  message: {
    vi: '“{value}” là ngày giờ ghi theo kiểu mà EMC không đọc. Hãy ghi lại cả cột dạng yyyy-MM-dd HH:mm:ss (ví dụ 2023-02-27 15:05:00) hoặc dd/MM/yyyy HH:mm:ss, hoặc đổi thành ô kiểu Ngày.',
    en: '“{value}” is a date written in a way EMC does not read. Write the whole column as yyyy-MM-dd HH:mm:ss (for example 2023-02-27 15:05:00) or dd/MM/yyyy HH:mm:ss, or as date cells.',
  },
};

export const dateFuture: Rule = {
  code: 'DATE_FUTURE',
  columns: dates,
  severity: 'error',
  message: {
    vi: '“{value}” là ngày chưa tới (hôm nay là {today}). Hãy kiểm tra năm, và xem ngày với tháng có bị đảo không.',
    en: '“{value}” has not come yet (today is {today}). Check the year, and whether day and month are swapped.',
  },
};

export const dateFormatsMixed: Rule = {
  code: 'DATE_FORMATS_MIXED',
  columns: dates,
  severity: 'error',
  message: {
    vi: '“{value}” ghi ngày và tháng theo thứ tự khác với các ô còn lại của cột. Hãy ghi lại cả cột theo một kiểu, tốt nhất là yyyy-MM-dd (ví dụ 2023-02-27), và soát lại các ngày từ 1 đến 12.',
    en: '“{value}” has day and month in another order than the rest of the column. Write the whole column in one way, best as yyyy-MM-dd (for example 2023-02-27), and review the days 1 to 12.',
  },
};

export const dateFormatUndecided: Rule = {
  code: 'DATE_FORMAT_UNDECIDED',
  columns: dates,
  severity: 'error',
  message: {
    vi: 'Cột {header}: không có gì cho biết ngày đứng trước hay tháng đứng trước, vì {count} ô (dòng {rows}) đọc được cả hai cách. Hãy ghi lại cả cột dạng yyyy-MM-dd (ví dụ 2023-02-27) hoặc đổi thành ô kiểu Ngày; hãy đối chiếu các dòng này với hệ thống gốc.',
    en: 'Column {header}: nothing tells whether the day or the month comes first, for {count} cells (rows {rows}) can be read both ways. Write the whole column as yyyy-MM-dd (for example 2023-02-27) or as date cells; compare these rows with the system they came from.',
  },
};

export const datesSwapped: Rule = {
  code: 'DATES_SWAPPED',
  columns: dates,
  severity: 'error',
  message: {
    vi: 'Cột {header}: {count} ô kiểu Ngày (dòng {rows}) đều có ngày từ 1 đến 12, còn {texts} ô văn bản thì không. Đó là dấu hiệu Excel đã đảo ngày với tháng khi mở tệp xuất ra. Hãy xuất (hoặc nhập) lại cả cột ở dạng yyyy-MM-dd từ nguồn gốc; đừng sửa từng ô, vì nhìn ô không biết được ô nào đã bị đảo.',
    en: 'Column {header}: all {count} date cells (rows {rows}) fall on days 1 to 12, and none of the {texts} texts does. This is how it looks when Excel swapped day and month on opening an export. Export (or enter) the whole column again as yyyy-MM-dd from its source; do not mend single cells, for a cell does not show whether it was swapped.',
  },
};

export const dateSerial: Rule = {
  code: 'DATE_SERIAL',
  columns: dates,
  severity: 'notice',
  message: {
    vi: 'Cột {header}: {count} ô (dòng {rows}) là số; EMC hiểu là số ngày của Excel. Nên định dạng cột là Ngày để nhìn thấy và kiểm tra được.',
    en: 'Column {header}: {count} cells (rows {rows}) are numbers and were read as Excel day numbers. Better format the column as Date, so that they can be seen and checked.',
  },
};

const columnAbsent: Rule = {
  code: 'COLUMN_ABSENT',
  columns: ['idQg', 'lastLogin'],
  severity: 'warning',
  message: {
    vi: 'Danh sách không có cột “{header}”; EMC coi cột này trống ở mọi dòng nên số tài khoản liên kết hoặc hoạt động sẽ bằng 0. Hãy thêm cột nếu hệ thống có dữ liệu.',
    en: 'The list has no column “{header}”; EMC takes it as blank in every row, so no account counts as linked or active. Add the column if the system has the data.',
  },
};

export const idDuplicate: Rule = {
  code: 'ACCOUNT_ID_DUPLICATE',
  columns: ['idLocal'],
  severity: 'error',
  message: {
    vi: 'Mã tài khoản “{read}” đã có ở dòng {first}. Hãy giữ lại một dòng cho mỗi tài khoản.',
    en: 'Account id “{read}” already stands in row {first}. Keep one row for each account.',
  },
};

export const qgShared: Rule = {
  code: 'ACCOUNT_QG_SHARED',
  columns: ['idQg'],
  severity: 'warning',
  message: {
    vi: 'Tài khoản quốc gia “{read}” đã gắn với tài khoản ở dòng {first}. Hãy kiểm tra; không cần sửa nếu một người thật sự có nhiều tài khoản tại đơn vị.',
    en: 'The national account “{read}” is already linked to the account in row {first}. Check it; nothing to do if one person really has several accounts at the agency.',
  },
};

export const loginBeforeCreation: Rule = {
  code: 'LOGIN_BEFORE_CREATION',
  columns: ['lastLogin'],
  severity: 'warning',
  message: {
    vi: 'Lần đăng nhập cuối ({login}) trước lúc tạo tài khoản ({created}); EMC giữ nguyên. Hãy kiểm tra hai cột ngày của dòng này.',
    en: 'The last login ({login}) is before the account was created ({created}); EMC keeps both. Check the two dates of this row.',
  },
};

export const accountDrop: Rule = {
  code: 'ACCOUNT_DROP',
  columns: [],
  severity: 'warning',
  message: {
    vi: '{whose} giảm từ {before} xuống {after} (−{percent} %) so với danh sách ngày {day}. Hãy kiểm tra xem tệp có bị thiếu dòng, thiếu trang tính hoặc thiếu phần nào không; không cần sửa nếu số tài khoản thật sự giảm.',
    en: '{whose} fell from {before} to {after} (−{percent} %) since the list of {day}. Check whether rows, sheets or parts of the list are missing; nothing to do if so many accounts are really gone.',
  },
};

export const accountsOlder: Rule = {
  code: 'ACCOUNTS_OLDER',
  columns: [],
  severity: 'warning',
  message: {
    vi: 'Danh sách thể hiện ngày {day}, trước ngày {before} của phiên bản mặc định. Nếu đặt làm mặc định, số liệu tài khoản sẽ lùi lại ngày đó. Hãy kiểm tra ngày số liệu và tệp.',
    en: 'The list shows {day}, before {before}, the day of the default version. As the default it would take the figures of accounts back to that day. Check the day and the file.',
  },
};

/** What a list of accounts is judged by, cell by cell; a cell seen at a glance to be as it should is asked no rule. */
export const accountListRules: ListRules = {
  definition: accountList,
  cells: [...valueRules(everyColumn, dates), ...idRules, ...repairRules],
  missing: missingRules,
  absent: columnAbsent,
  merged: accountCellMerged,
  plain: { idLocal: plainId, idQg: plainId, type: plainType, createdAt: plainDate, lastLogin: plainDate },
};

/** Every rule of a list of accounts: the catalogue the rule book is printed from. */
export const accountRules: readonly Rule[] = [
  ...new Set<Rule>([
    ...structureRules,
    listSpansSheets,
    accountDrop,
    accountsOlder,
    ...missingRules,
    accountCellMerged,
    ...accountListRules.cells,
    columnAbsent,
    dateInvalid,
    dateFormatUnknown,
    dateFuture,
    dateFormatsMixed,
    dateFormatUndecided,
    datesSwapped,
    dateSerial,
    idDuplicate,
    qgShared,
    loginBeforeCreation,
  ]),
];

/** A digit makes sure that it is no word for "nothing". */
function plainId(cell: NonNullable<Cell>): string | null {
  return 'text' in cell && !cell.formula && /^[A-Za-z_-]{0,40}\d[\w.@-]{0,80}$/.test(cell.text) ? cell.text : null;
}

function plainType(cell: NonNullable<Cell>): string | null {
  if (cell.formula) return null;
  if ('number' in cell && !('date' in cell)) return typeOf(cell.number)?.toString() ?? null;
  return 'text' in cell && /^[1-3]$/.test(cell.text) ? cell.text : null;
}

function plainDate(cell: NonNullable<Cell>): string | null {
  if (cell.formula) return null;
  if ('date' in cell) return cell.date;
  return 'text' in cell && /^\d[\d/.:TZ+-]*(?:,? [\d/:.Z+-]+)?$/.test(cell.text) && cell.text.length < 40
    ? cell.text
    : null;
}
