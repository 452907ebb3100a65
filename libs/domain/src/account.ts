import { readAccountType, type AccountType } from './account.type.js';
import type { ListDefinition } from './list.js';

/** One account of a list (Appendix II), as read from the row. Times are Unix times in seconds. */
export interface Account {
  readonly row: number;
  readonly idLocal: string;
  readonly idQg: string | null;
  readonly type: AccountType;
  readonly createdAt: number;
  /** null = the account never logged in, or the agency does not know. */
  readonly lastLogin: number | null;
}

export type AccountKey = Exclude<keyof Account, 'row'>;

/** Dates as people and programs write them, also where EMC does not read them: short groups of digits, never a run that could be an id. */
const clock = '\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?(?:SA|CH|AM|PM))?';
const digits = '\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}';
const named =
  '(?:ngày )?\\d{1,2}[\\s-](?:thg|tháng) \\d{1,2},? (?:năm )?\\d{4}|(?:\\d{1,2}[\\s-])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[\\s-](?:\\d{1,2},? )?\\d{2,4}';
const looksLikeDate = new RegExp(
  `^(?:\\d{1,4}(?:(?:[-/.:T+]| {1,2})\\d{1,4}){2,7}Z?|(?:(?:lúc )?${clock},?\\s+)?(?:${digits}|${named})(?:,?\\s+(?:lúc )?${clock})?)$`,
  'i',
);

/** True for what may be quoted in a column of dates. */
export function quotesDate(text: string): boolean {
  return looksLikeDate.test(text.trim());
}

export const accountList: ListDefinition = {
  kind: 'accounts',
  revision: 3,
  title: { vi: 'Danh sách tài khoản', en: 'List of accounts' },
  sheetName: 'Tài khoản',
  maxRows: 5_000_000,
  columns: [
    {
      key: 'idLocal',
      header: 'ID_local',
      aliases: [
        'Mã tài khoản',
        'Mã tài khoản nội bộ',
        'Mã tài khoản địa phương',
        'ID tài khoản',
        'Tài khoản một cửa',
        'User ID',
      ],
      required: true,
      asText: true,
      width: 28,
      personal: true,
      note: {
        vi: 'Mã tài khoản trên hệ thống một cửa điện tử của đơn vị; mỗi mã chỉ xuất hiện một lần.',
        en: "Id of the account on the agency's case-handling system; each id appears once.",
      },
      examples: ['000000000001', 'TK-000002', '000000000003'],
    },
    {
      key: 'idQg',
      header: 'ID_QG',
      aliases: [
        'ID quốc gia',
        'Mã tài khoản quốc gia',
        'Mã tài khoản CDVCQG',
        'Mã tài khoản DVCQG',
        'Tài khoản quốc gia',
        'Tài khoản DVCQG',
        'Tài khoản Cổng DVCQG',
      ],
      required: false,
      asText: true,
      width: 28,
      personal: true,
      note: {
        vi: 'Mã tài khoản trên Cổng Dịch vụ công quốc gia; để trống nếu tài khoản chưa liên kết.',
        en: 'Id of the account on the national public service portal; blank when the account is not linked.',
      },
      examples: ['000000000001', '', '000000000003'],
    },
    {
      key: 'type',
      header: 'TYPE',
      aliases: ['Loại', 'Loại tài khoản', 'Đối tượng', 'Loại người dùng', 'User type', 'Account type'],
      required: true,
      asText: false,
      width: 10,
      quotes: (text) => text.length <= 2 || readAccountType(text) !== null,
      note: {
        vi: '1 = doanh nghiệp; 2 = cá nhân; 3 = cán bộ một cửa.',
        en: '1 = business; 2 = citizen; 3 = one-stop officer.',
      },
      examples: ['1', '2', '3'],
      choices: [
        { value: '1', meaning: { vi: 'Doanh nghiệp', en: 'Business' } },
        { value: '2', meaning: { vi: 'Cá nhân', en: 'Citizen' } },
        { value: '3', meaning: { vi: 'Cán bộ một cửa', en: 'One-stop officer' } },
      ],
    },
    {
      key: 'createdAt',
      header: 'CREATDATE_USER',
      aliases: [
        'CREATEDATE_USER',
        'CREATEDATE',
        'CREATED_DATE',
        'CREATED_AT',
        'Ngày tạo',
        'Ngày tạo tài khoản',
        'Thời gian tạo',
        'Thời gian tạo tài khoản',
        'Ngày đăng ký',
      ],
      required: true,
      asText: false,
      width: 22,
      quotes: quotesDate,
      note: {
        vi: 'Thời điểm tạo tài khoản: ô kiểu Ngày, hoặc văn bản yyyy-MM-dd HH:mm:ss hay dd/MM/yyyy HH:mm:ss (giờ Việt Nam).',
        en: 'When the account was created: a date cell, or text as yyyy-MM-dd HH:mm:ss or dd/MM/yyyy HH:mm:ss (Vietnamese time).',
      },
      examples: ['2022-10-04 08:30:00', '2023-02-27 15:05:00', '2021-12-31'],
    },
    {
      key: 'lastLogin',
      header: 'LAST_LOGIN',
      aliases: [
        'LAST_LOGIN_DATE',
        'LAST_LOGIN_TIME',
        'Đăng nhập lần cuối',
        'Lần đăng nhập cuối',
        'Đăng nhập gần nhất',
        'Lần đăng nhập gần nhất',
        'Thời gian đăng nhập cuối',
        'Ngày đăng nhập cuối',
      ],
      required: false,
      asText: false,
      width: 22,
      quotes: quotesDate,
      note: {
        vi: 'Thời điểm đăng nhập gần nhất, ghi như cột CREATDATE_USER; để trống nếu chưa đăng nhập lần nào.',
        en: 'When the account last logged in, written like CREATDATE_USER; blank when it never did.',
      },
      examples: ['2023-02-28 09:00:00', '', '2023-03-01 07:45:12'],
    },
  ],
};
