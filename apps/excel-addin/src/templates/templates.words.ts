import type { ListKind, Sentence } from '@emc/domain';
import { countTold } from '../told.js';

export const words = {
  files: { vi: 'Tệp mẫu', en: 'Template files' },
  filesIntro: {
    vi: 'Tải tệp về, điền theo từng cột rồi nộp. Ô chứa mã đã ở dạng văn bản nên không mất số 0 ở đầu.',
    en: 'Download a file, fill in its columns and hand it in. Cells for codes are text, so that leading zeros stay.',
  },
  declared: { vi: 'Khai số liệu hồ sơ theo ngày', en: 'Declared totals of dossiers' },
  workbook: { vi: 'Trong sổ tính đang mở', en: 'In the open workbook' },
  insert: { vi: 'Chèn trang mẫu', en: 'Insert a template sheet' },
  insertHint: {
    vi: 'Thêm một trang tính trống có sẵn dòng tiêu đề và định dạng. Các trang tính đang có vẫn giữ nguyên.',
    en: 'Adds a blank sheet with header and formats. The sheets that are there stay as they are.',
  },
  fill: { vi: 'Điền danh sách hiện hành', en: 'Fill in the current list' },
  fillHint: {
    vi: 'Thêm một trang tính có phiên bản mặc định trên EMC, để sửa rồi nộp lại.',
    en: 'Adds a sheet with the default version kept by EMC, to be changed and handed in again.',
  },
  noAccounts: {
    vi: 'EMC không lưu mã tài khoản, nên danh sách tài khoản không điền lại được. Hãy xuất danh sách từ hệ thống một cửa.',
    en: 'EMC keeps no account ids, so a list of accounts cannot be filled in again. Export it from the case-handling system.',
  },
  signIn: {
    vi: 'Để điền danh sách hiện hành, hãy đăng nhập.',
    en: 'Sign in to fill in the current list.',
  },
  chooseSite: {
    vi: 'Để điền danh sách hiện hành, hãy chọn trang ở phía trên.',
    en: 'Choose a site above to fill in the current list.',
  },
  noDefault: {
    vi: 'Trang này chưa có phiên bản mặc định nên chưa có gì để điền. Hãy chèn trang mẫu, điền rồi nộp.',
    en: 'The site has no default version yet, so there is nothing to fill in. Insert a template sheet, fill it in and hand it in.',
  },
  stopped: { vi: 'Đã dừng. Không có trang tính nào được thêm.', en: 'Stopped. No sheet was added.' },
  cancel: { vi: 'Dừng', en: 'Stop' },
  column: { vi: 'Cột', en: 'Column' },
  meaning: { vi: 'Ý nghĩa', en: 'Meaning' },
  required: { vi: 'bắt buộc', en: 'required' },
  example: { vi: 'Ví dụ', en: 'Example' },
} as const satisfies Record<string, Sentence>;

const count = (value: number) => ({ vi: countTold(value, 'vi'), en: countTold(value, 'en') });

/** `Các cột của danh sách dịch vụ công` */
export const columnsOf: Readonly<Record<ListKind, Sentence>> = {
  services: { vi: 'Các cột của danh sách dịch vụ công', en: 'Columns of the list of public services' },
  accounts: { vi: 'Các cột của danh sách tài khoản', en: 'Columns of the list of accounts' },
};

/** How far a sheet is; `writing` comes after `loading`. */
export interface Work {
  readonly step: 'loading' | 'writing';
  readonly row: number;
  readonly of: number;
}

export function workSentence({ step, row, of }: Work): Sentence {
  const [done, all] = [count(row), count(of)];
  return step === 'loading'
    ? { vi: `Đang tải danh sách: ${done.vi} / ${all.vi}`, en: `Loading the list: ${done.en} of ${all.en}` }
    : { vi: `Đang ghi vào trang tính: ${done.vi} / ${all.vi}`, en: `Writing the sheet: ${done.en} of ${all.en}` };
}

export function insertedSentence(name: string): Sentence {
  return {
    vi: `Đã thêm trang tính “${name}”. Điền xong, hãy sang phần Kiểm tra.`,
    en: `The sheet “${name}” was added. When it is filled in, go on to Check.`,
  };
}

export function filledSentence(name: string, rows: number, version: number): Sentence {
  const told = count(rows);
  return {
    vi: `Đã thêm trang tính “${name}” với ${told.vi} dịch vụ công của phiên bản ${version}. Sửa xong, hãy sang phần Kiểm tra.`,
    en: `The sheet “${name}” was added with the ${told.en} services of version ${version}. When it is changed, go on to Check.`,
  };
}
