import { isBareAddress, isWebAddress } from './address.js';
import { asRead, cellMerged, idTooLong, textNormalised, valueRules } from './cell.rules.js';
import { codeFromNumber, likelyNationalCode, parseNationalCode } from './code.js';
import { readLevel } from './level.js';
import { idFromFormat, idLostZero, numberTooLong } from './number.rules.js';
import type { CellRule, Found, ListRules, Rule, RowRule, Words } from './rule.js';
import { serviceList } from './service.js';
import { sheetAlike, structureRules } from './structure.rules.js';
import { oldText } from './old.fonts.js';
import { normaliseText, withoutSpaces } from './text.js';

/** Names typed in a font from before Unicode. What they say in Unicode is proposed, never taken for them. */
const textOldFont: CellRule = {
  code: 'TEXT_OLD_FONT',
  columns: ['name'],
  severity: 'warning',
  message: {
    vi: 'Chữ trong ô được gõ theo bảng mã cũ {encoding} (phông .VnTime, VNI-Times…), không phải Unicode, nên nơi khác sẽ đọc là “{value}”. Hãy chuyển sang Unicode (ví dụ bằng Unikey), tức là “{unicode}”.',
    en: 'The text was typed in the old encoding {encoding} (fonts such as .VnTime or VNI-Times), not in Unicode, so others will read “{value}”. Convert it to Unicode, that is “{unicode}”.',
  },
  fixes: [
    {
      why: {
        vi: 'Đây là nội dung ô sau khi chuyển từ bảng mã cũ sang Unicode.',
        en: 'This is what the cell says once converted from the old encoding to Unicode.',
      },
      value: ({ words }) => shown(words?.['unicode']),
    },
  ],
  find: ({ text }) => {
    const old = oldText(text);
    return old && { words: { encoding: old.encoding, unicode: old.unicode } };
  },
};

const longestName = 2_000;
const everyColumn = ['name', 'level', 'url', 'idCdvcqg', 'idMcdt'];

/** What a blank cell of a required column means. */
const missingRules: readonly Rule[] = [
  {
    code: 'NAME_MISSING',
    columns: ['name'],
    severity: 'error',
    message: {
      vi: 'Thiếu tên dịch vụ công. Hãy nhập tên thủ tục hành chính, hoặc xoá cả dòng nếu dòng thừa.',
      en: 'The name of the service is missing. Enter the name of the procedure, or delete the row if it is surplus.',
    },
  },
  {
    code: 'LEVEL_MISSING',
    columns: ['level'],
    severity: 'error',
    message: {
      vi: 'Thiếu cấp độ. Hãy nhập 0 (không trực tuyến), 3 (một phần) hoặc 4 (toàn trình).',
      en: 'The level is missing. Enter 0 (not online), 3 (partly online) or 4 (full-process online).',
    },
  },
  {
    code: 'CODE_MISSING',
    columns: ['idCdvcqg'],
    severity: 'error',
    message: {
      vi: 'Thiếu mã trên Cổng Dịch vụ công quốc gia. Hãy nhập mã, ví dụ 1.004873.000.00.00.H34.',
      en: 'The code on the national public service portal is missing. Enter it, for example 1.004873.000.00.00.H34.',
    },
  },
  {
    code: 'ID_MISSING',
    columns: ['idMcdt'],
    severity: 'error',
    message: {
      vi: 'Thiếu mã trên hệ thống một cửa điện tử. Hãy nhập đúng mã mà hệ thống này gửi về EMC (CodeTTHC), ví dụ 000001.',
      en: 'The code on the case-handling system is missing. Enter the very code this system sends to EMC (CodeTTHC), for example 000001.',
    },
  },
];

/** Stands for all the missing cells of a row of which only the name is filled. */
const rowNameOnly: Rule = {
  code: 'ROW_NAME_ONLY',
  columns: ['name'],
  severity: 'error',
  message: {
    vi: 'Dòng này chỉ có tên, không có cấp độ và mã. Nếu là tiêu đề nhóm hoặc ghi chú, hãy xoá dòng; nếu là dịch vụ công, hãy điền đủ các cột.',
    en: 'This row has a name only, no level and no codes. If it is a group heading or a note, delete it; if it is a service, fill in the other columns.',
  },
};

/** Stands for a missing cell which a merged area hides. */
const serviceCellMerged = cellMerged(everyColumn, [
  {
    why: {
      vi: 'Đây là giá trị hiển thị của vùng gộp ô.',
      en: 'This is the value the merged area shows.',
    },
    // An ID MCDT is unique, so the value of another row is never it.
    value: ({ column, words }) => (column === 'idMcdt' ? null : shown(words?.['shown'])),
  },
]);

/** Numbers where a code should be: restored where the file still tells, refused where it does not. */
const numberRules: readonly CellRule[] = [
  {
    code: 'CODE_FROM_NUMBER',
    columns: ['idCdvcqg'],
    severity: 'notice',
    message: {
      vi: 'Excel lưu mã này thành số {value}; đã khôi phục đủ sáu chữ số thập phân: {read}. Nên định dạng cột là Văn bản (Text).',
      en: 'Excel kept this code as the number {value}; its six decimals were restored: {read}. Better format the column as Text.',
    },
    fixes: [asRead],
    find: ({ cell }) => {
      const reads = 'number' in cell ? codeFromNumber(cell.number) : null;
      return reads === null ? null : { reads };
    },
  },
  numberTooLong(['idMcdt']),
  idFromFormat(['idMcdt']),
  idLostZero(
    ['idMcdt'],
    [
      {
        why: {
          vi: 'Mã này có trong danh sách đang dùng hoặc trong dữ liệu hồ sơ đã gửi về EMC.',
          en: 'This code stands in the list in force or in the dossiers sent to EMC.',
        },
        value: ({ value }, seen) => seen.knownId(digits(value)),
      },
      {
        why: {
          vi: 'Các mã khác trong cột có số chữ số như vậy.',
          en: 'The other codes of the column have as many digits.',
        },
        value: ({ value }, seen) => {
          const width = seen.usualWidth();
          return width !== null && width >= digits(value).length && digits(value)
            ? digits(value).padStart(width, '0')
            : null;
        },
      },
      {
        why: {
          vi: 'Mã gốc trên Cổng Dịch vụ công quốc gia luôn có sáu chữ số thập phân.',
          en: 'A root code of the national portal always has six decimals.',
        },
        value: ({ value }) => codeFromNumber(Number(value)),
      },
    ],
  ),
];

/** Texts whose meaning is beyond doubt, read as meant. */
const repairRules: readonly CellRule[] = [
  {
    code: 'LEVEL_TEXT',
    columns: ['level'],
    severity: 'notice',
    message: {
      vi: 'Đã hiểu “{value}” là cấp độ {read}. Không cần sửa nếu đúng.',
      en: '“{value}” was read as level {read}. Nothing to do if that is right.',
    },
    fixes: [asRead],
    find: ({ text }) => {
      const level = isLevel(text) ? null : readLevel(text);
      return level === null ? null : { reads: String(level) };
    },
  },
  {
    code: 'CODE_WRAPPED',
    columns: ['idCdvcqg', 'idMcdt'],
    severity: 'notice',
    message: {
      vi: 'Đã bỏ khoảng trắng hoặc chỗ xuống dòng ở giữa mã; mã được lấy là “{read}”. Không cần sửa nếu đúng.',
      en: 'White space or line breaks inside the code were removed; the code read is “{read}”. Nothing to do if that is right.',
    },
    fixes: [asRead],
    find: ({ text }) => {
      const code = parseNationalCode(text)?.code;
      return code === undefined || code === normaliseText(text) ? null : { reads: code };
    },
  },
  // Nobody may interpret an ID MCDT, so the white space inside it stays.
  textNormalised(['name', 'url', 'idCdvcqg', 'idMcdt'], ['idMcdt']),
];

const nameRules: readonly CellRule[] = [
  {
    code: 'NAME_TOO_LONG',
    columns: ['name'],
    severity: 'error',
    message: {
      vi: 'Tên dài {length} ký tự, quá giới hạn {limit} ký tự. Hãy kiểm tra xem có dán nhầm nội dung khác vào ô không.',
      en: 'The name is {length} characters long; the limit is {limit}. Check whether something else was pasted into the cell.',
    },
    find: ({ text }) => (text.length > longestName ? { words: { length: text.length, limit: longestName } } : null),
  },
];

const levelRules: readonly CellRule[] = [
  {
    code: 'LEVEL_INVALID',
    columns: ['level'],
    severity: 'error',
    message: {
      vi: '“{value}” không phải là cấp độ. Hãy nhập 0 (không trực tuyến), 3 (một phần) hoặc 4 (toàn trình).',
      en: '“{value}” is not a level. Enter 0 (not online), 3 (partly online) or 4 (full-process online).',
    },
    find: ({ text }) => (isLevel(text) ? null : {}),
  },
  {
    code: 'LEVEL_LEGACY',
    columns: ['level'],
    severity: 'warning',
    message: {
      vi: 'Cấp độ {read} thuộc cách phân loại cũ; EMC giữ nguyên và tính là không trực tuyến. Hãy xem lại theo Nghị định 42/2022/NĐ-CP: 0, 3 (một phần) hoặc 4 (toàn trình).',
      en: 'Level {read} belongs to the old scale; EMC keeps it and counts it as not online. Review it by Decree 42/2022/NĐ-CP: 0, 3 (partly online) or 4 (full-process online).',
    },
    find: ({ text }) => (text === '1' || text === '2' ? {} : null),
  },
];

const urlRules: readonly CellRule[] = [
  {
    code: 'URL_INVALID',
    columns: ['url'],
    severity: 'error',
    message: {
      vi: '“{value}” không phải là địa chỉ web. Hãy nhập một địa chỉ bắt đầu bằng https:// hoặc http://, hoặc để trống nếu chưa có.',
      en: '“{value}” is not a web address. Enter one address beginning with https:// or http://, or leave the cell blank if there is none.',
    },
    fixes: [
      {
        why: { vi: 'Địa chỉ có khoảng trắng ở giữa.', en: 'The address has white space inside.' },
        value: ({ value }) => {
          const address = withoutSpaces(value ?? '');
          return address !== value && isWebAddress(address) ? address : null;
        },
      },
    ],
    find: ({ text }) => (isWebAddress(text) || isBareAddress(text) ? null : {}),
  },
  {
    code: 'URL_NO_SCHEME',
    columns: ['url'],
    severity: 'warning',
    message: {
      vi: 'Địa chỉ “{read}” thiếu https:// ở đầu; EMC giữ nguyên như đã ghi. Hãy mở thử rồi nhập địa chỉ đầy đủ.',
      en: 'The address “{read}” lacks https:// at its beginning; EMC keeps it as it is. Try it in a browser and enter the complete address.',
    },
    fixes: [
      {
        why: { vi: 'Thêm https:// vào trước địa chỉ đã ghi.', en: 'The address as written, with https:// before it.' },
        value: ({ value }) => `https://${normaliseText(value ?? '')}`,
      },
    ],
    find: ({ text }) => (isWebAddress(text) ? null : {}),
  },
];

const codeRules: readonly CellRule[] = [
  {
    code: 'CODE_INVALID',
    columns: ['idCdvcqg'],
    severity: 'error',
    message: {
      vi: '“{value}” không phải là mã trên Cổng Dịch vụ công quốc gia. Hãy nhập mã dạng 1.004873.000.00.00.H34 hoặc 1.004873. Mã của hệ thống một cửa điện tử không thay được mã này.',
      en: '“{value}” is not a code of the national public service portal. Enter a code like 1.004873.000.00.00.H34 or 1.004873. A code of the case-handling system cannot stand for it.',
    },
    fixes: [
      {
        why: { vi: 'Mã hợp lệ gần nhất với nội dung đã nhập.', en: 'The valid code nearest to what was entered.' },
        value: ({ value }) => likelyNationalCode(value ?? ''),
      },
    ],
    find: ({ text }) => (parseNationalCode(text) ? null : {}),
  },
  {
    code: 'AGENCY_CODE_UNKNOWN',
    columns: ['idCdvcqg'],
    severity: 'warning',
    message: {
      vi: 'Mã đơn vị {suffix} trong “{read}” không có trong danh mục của EMC. Hãy kiểm tra lại; nếu mã đúng, báo Cục Chuyển đổi số quốc gia bổ sung danh mục.',
      en: 'The agency code {suffix} in “{read}” is not in the EMC register. Check it; if it is right, ask the Department to add it.',
    },
    find: ({ text, context: { knownAgencyCodes } }) => {
      const suffix = parseNationalCode(text)?.suffix;
      return suffix && knownAgencyCodes.size > 0 && !knownAgencyCodes.has(suffix) ? { words: { suffix } } : null;
    },
  },
  {
    code: 'AGENCY_SUFFIX',
    columns: ['idCdvcqg'],
    severity: 'warning',
    message: {
      vi: 'Mã “{read}” mang mã đơn vị {suffix}, không phải của đơn vị nộp ({own}). Hãy kiểm tra xem có chép nhầm từ danh sách của đơn vị khác không.',
      en: 'Code “{read}” carries the agency code {suffix}, which is not that of the submitting agency ({own}). Check whether it was copied from the list of another agency.',
    },
    find: ({ text, context: { agencyCodes, knownAgencyCodes } }) => {
      const suffix = parseNationalCode(text)?.suffix;
      const known = knownAgencyCodes.size === 0 || (suffix && knownAgencyCodes.has(suffix));
      if (!suffix || !known || agencyCodes.length === 0 || agencyCodes.includes(suffix)) return null;
      return { words: { suffix, own: agencyCodes.join(', ') } };
    },
  },
];

const idRules: readonly CellRule[] = [
  {
    code: 'ID_WRAPPED',
    columns: ['idMcdt'],
    severity: 'warning',
    message: {
      vi: 'Mã “{read}” có chỗ xuống dòng hoặc dấu tab ở giữa; EMC giữ nguyên. Nếu mã trên hệ thống một cửa không có, hãy xoá đi, nếu không hồ sơ sẽ không khớp.',
      en: 'Code “{read}” has a line break or tab inside; EMC keeps it. If the code on the case-handling system has none, remove it, otherwise its dossiers will not match.',
    },
    fixes: [
      {
        why: { vi: 'Mã đã bỏ khoảng trắng và chỗ xuống dòng.', en: 'The code without white space and line breaks.' },
        value: ({ value }) => withoutSpaces(value ?? ''),
      },
    ],
    find: ({ text }) => (/[\t\r\n]/.test(text) ? {} : null),
  },
  idTooLong(['idMcdt']),
];

/** In the order in which a cell is asked: what it holds, numbers, repairs, then the checks of its column. */
export const serviceCellRules: readonly CellRule[] = [
  ...valueRules(everyColumn),
  textOldFont,
  ...numberRules,
  ...repairRules,
  ...nameRules,
  ...levelRules,
  ...urlRules,
  ...codeRules,
  ...idRules,
];

export const serviceRowRules: readonly RowRule[] = [
  {
    code: 'ID_DUPLICATE_LEVEL',
    columns: ['idMcdt'],
    severity: 'error',
    message: {
      vi: 'Mã “{read}” đã có ở dòng {first} với cấp độ {firstLevel}, ở dòng này lại là cấp độ {level}. Hãy giữ lại một dòng với cấp độ đúng.',
      en: 'Code “{read}” already stands in row {first} at level {firstLevel}, here at level {level}. Keep one row with the right level.',
    },
    find: ({ idMcdt, level }, seen) => {
      const first = seen.firstId(idMcdt);
      if (!first?.level || !level || first.level === level) return null;
      return { first: String(first.row), firstLevel: first.level, level };
    },
  },
  {
    code: 'ID_DUPLICATE',
    columns: ['idMcdt'],
    severity: 'error',
    message: {
      vi: 'Mã “{read}” đã có ở dòng {first}. Hãy giữ lại một dòng, hoặc sửa mã nếu là hai dịch vụ công khác nhau.',
      en: 'Code “{read}” already stands in row {first}. Keep one row, or mend the code if these are two services.',
    },
    find: ({ idMcdt, level }, seen) => {
      const first = seen.firstId(idMcdt);
      if (!first || (first.level && level && first.level !== level)) return null;
      return { first: String(first.row) };
    },
  },
  {
    code: 'CODE_LEVELS_DIFFER',
    columns: ['idCdvcqg'],
    severity: 'warning',
    message: {
      vi: 'Mã “{read}” ở dòng {first} có cấp độ {firstLevel}, ở dòng này là cấp độ {level}. Hãy kiểm tra lại; không cần sửa nếu đúng là hai mức cung cấp khác nhau.',
      en: 'Code “{read}” has level {firstLevel} in row {first} and level {level} here. Check it; nothing to do if it really is provided at two levels.',
    },
    find: ({ idCdvcqg, idMcdt, level }, seen) => {
      const first = seen.firstCode(idCdvcqg);
      // The same ID MCDT at two levels is already reported as such.
      if (!first || !level || first.level === level || seen.firstId(idMcdt)) return null;
      return { first: String(first.row), firstLevel: first.level ?? '', level };
    },
  },
];

/** What a list of services is judged by, cell by cell. */
export const serviceListRules: ListRules = {
  definition: serviceList,
  cells: serviceCellRules,
  missing: missingRules,
  merged: serviceCellMerged,
  headingOnly: rowNameOnly,
  plain: {},
};

/** Every rule of a list of services: the catalogue the rule book is printed from. */
export const serviceRules: readonly Rule[] = [
  ...structureRules,
  sheetAlike,
  ...missingRules,
  rowNameOnly,
  serviceCellMerged,
  ...serviceCellRules,
  ...serviceRowRules,
];

function isLevel(text: string): boolean {
  return /^[0-4]$/.test(text);
}

function digits(value: Found['value']): string {
  return value !== null && /^\d+$/.test(value) ? value : '';
}

function shown(word: Words[string] | undefined): string | null {
  return typeof word === 'string' && word !== '' ? word : null;
}
