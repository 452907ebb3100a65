import type { Counts, ListKind, Sentence, Severity } from '@emc/domain';
import type { Trouble } from './excel.support.js';
import type { Written } from './sheet.js';
import { counted, countTold } from './told.js';

const plural = (count: number, noun: string) => (count === 1 ? noun : `${noun}s`);

export const kindNames: Readonly<Record<ListKind, Sentence>> = {
  services: { vi: 'Dịch vụ công (Phụ lục I)', en: 'Public services (Appendix I)' },
  accounts: { vi: 'Tài khoản (Phụ lục II)', en: 'Accounts (Appendix II)' },
};

export const words = {
  site: { vi: 'Trang', en: 'Site' },
  findSite: { vi: 'Gõ tên, số của trang hoặc đơn vị…', en: 'Type a name, a number or an agency…' },
  siteStill: { vi: 'Vẫn đang xem', en: 'Still shown:' },
  printed: { vi: 'In lúc', en: 'Printed at' },
  department: { vi: 'Cục Chuyển đổi số', en: 'The Department' },
  account: { vi: 'Tài khoản của tôi', en: 'My account' },
  chooseSite: { vi: 'Chọn trang…', en: 'Choose a site…' },
  signInFirst: { vi: 'Hãy đăng nhập để dùng phần này.', en: 'Sign in to use this part.' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  leavesUnsent: {
    vi: 'Có nội dung chưa gửi, đăng xuất sẽ xoá. Bấm “Đăng xuất” lần nữa để xoá và đăng xuất.',
    en: 'Something typed was not sent; signing out deletes it. Press “Sign out” again to delete it and sign out.',
  },
  notAllowed: {
    vi: 'Tài khoản của bạn không dùng được phần này. Nếu cần, hãy liên hệ quản trị viên.',
    en: 'Your account may not use this part. Ask an administrator if you need it.',
  },
  offline: {
    vi: 'Chưa kết nối được với EMC. Hãy kiểm tra mạng rồi thử lại.',
    en: 'EMC is out of reach. Check the network and try again.',
  },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  kind: { vi: 'Loại danh sách', en: 'Kind of list' },
  check: { vi: 'Kiểm tra', en: 'Check' },
  checkAgain: { vi: 'Kiểm tra lại', en: 'Check again' },
  cancel: { vi: 'Dừng', en: 'Stop' },
  tryAgain: { vi: 'Thử lại', en: 'Try again' },
  intro: {
    vi: 'Mở trang tính có danh sách rồi bấm “Kiểm tra”. Không có dữ liệu nào rời khỏi máy.',
    en: 'Open the sheet that holds the list, then press “Check”. Nothing leaves this computer.',
  },
  stopped: {
    vi: 'Đã dừng.',
    en: 'Stopped.',
  },
  reading: { vi: 'Đang đọc trang tính…', en: 'Reading the sheet…' },
  noList: {
    vi: 'Trang tính đã kiểm tra không còn dòng tiêu đề của danh sách. Hãy kiểm tra lại.',
    en: 'The sheet that was checked has no header of a list any more. Check again.',
  },
  tooLargeForRows: {
    vi: 'Danh sách quá lớn để Excel này gửi từ khung bên. Hãy lưu sổ tính rồi nộp tệp trên trang web của EMC.',
    en: 'The list is too large for this Excel to send. Save the workbook and hand the file in on the web page of EMC.',
  },
  live: { vi: 'Tự kiểm tra khi trang tính thay đổi', en: 'Check again when the sheet changes' },
  notYet: {
    vi: 'Sửa hết lỗi rồi mới nộp được.',
    en: 'It can be handed in once no error is left.',
  },
  handIn: { vi: 'Nộp…', en: 'Hand in…' },
  clean: { vi: 'Danh sách có thể nộp.', en: 'The list can be handed in.' },
  fix: { vi: 'Sửa', en: 'Fix' },
  keep: { vi: 'Thôi', en: 'Leave it' },
  blank: { vi: 'ô trống', en: 'blank cell' },
  becomes: { vi: 'thành', en: 'becomes' },
  mark: { vi: 'Đánh dấu trên trang tính', en: 'Mark on the sheet' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  moved: {
    vi: 'Dòng này đã thay đổi từ lúc kiểm tra. Hãy kiểm tra lại để biết dòng đó nay ở đâu.',
    en: 'This row has changed since the check. Check again to see where it is now.',
  },
} as const satisfies Record<string, Sentence>;

export const severityNames: Readonly<Record<Severity, Sentence>> = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  notice: { vi: 'Lưu ý', en: 'Notice' },
};

/** What Excel would not do, and what the officer does about it. */
export const troubles: Readonly<Record<Trouble, Sentence>> = {
  editing: {
    vi: 'Excel đang chờ nhập xong một ô. Hãy nhấn Enter hoặc Esc trên trang tính rồi thử lại.',
    en: 'Excel is waiting for a cell to be finished. Press Enter or Esc on the sheet, then try again.',
  },
  protected: {
    vi: 'Trang tính đang được bảo vệ nên không ghi được. Hãy bỏ bảo vệ (Xem lại › Bỏ bảo vệ trang tính) rồi thử lại.',
    en: 'The sheet is protected and cannot be written to. Unprotect it (Review › Unprotect Sheet), then try again.',
  },
  sheetGone: {
    vi: 'Trang tính đã kiểm tra không còn nữa. Hãy mở trang tính có danh sách rồi kiểm tra lại.',
    en: 'The sheet that was checked is gone. Open the sheet that holds the list and check again.',
  },
  otherWorkbook: {
    vi: 'Một sổ tính khác đang mở ở phía trước. Hãy quay lại sổ tính có danh sách rồi thử lại.',
    en: 'Another workbook is in front. Go back to the workbook that holds the list, then try again.',
  },
  unknown: {
    vi: 'Excel chưa làm được việc này; trang tính vẫn như cũ hoặc chỉ sửa được một phần. Hãy thử lại.',
    en: 'Excel could not do this; the sheet is as it was, or only partly changed. Please try again.',
  },
};

/** `3 trang, chọn một.` */
export function sitesFoundSentence(count: number): Sentence {
  if (count === 0) return { vi: 'Không có trang nào như vậy.', en: 'There is no such site.' };
  return counted(count, (told) => ({
    vi: count === 1 ? '1 trang, nhấn Enter để chọn.' : `${told} trang, chọn một.`,
    en: count === 1 ? '1 site, press Enter to choose it.' : `${told} sites, choose one.`,
  }));
}

/** The address names a site that is not within reach. */
export function noSiteSentence(site: string): Sentence {
  return {
    vi: `Không có trang ${site}, hoặc tài khoản của bạn không xem được trang đó. Hãy chọn trang khác.`,
    en: `There is no site ${site}, or your account may not see it. Choose another one.`,
  };
}

/** `Đã xem 12.000 / 50.000 dòng` */
export function progressSentence(row: number, of: number): Sentence {
  return {
    vi: `Đã xem ${countTold(row, 'vi')} / ${countTold(of, 'vi')} dòng`,
    en: `${countTold(row, 'en')} of ${countTold(of, 'en')} rows read`,
  };
}

/** What a check came to, in one breath, for the eye and for a screen reader. */
export function verdictSentence({ rows, errors, warnings, notices }: Counts): Sentence {
  const counts = [rows, errors, warnings, notices] as const;
  const [vi, en] = [counts.map((count) => countTold(count, 'vi')), counts.map((count) => countTold(count, 'en'))];
  return {
    vi: `${vi[0]} dòng: ${vi[1]} lỗi, ${vi[2]} cảnh báo, ${vi[3]} lưu ý.`,
    en: `${en[0]} ${plural(rows, 'row')}: ${en[1]} ${plural(errors, 'error')}, ${en[2]} ${plural(warnings, 'warning')}, ${en[3]} ${plural(notices, 'notice')}.`,
  };
}

export function fixAllSentence(count: number): Sentence {
  return counted(count, (told) => ({ vi: `Sửa ${told} ô…`, en: `Fix ${told} ${plural(count, 'cell')}…` }));
}

export function fixTheseSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `Sửa ${told} ô này`,
    en: `Fix ${count === 1 ? 'this cell' : `these ${told} cells`}`,
  }));
}

export function undoSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `Hoàn tác ${told} ô vừa sửa`,
    en: `Undo the last fix (${told} ${plural(count, 'cell')})`,
  }));
}

/** Only the first thousand issues of a rule are shown one by one. */
export function unshownSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `Còn ${told} chỗ nữa cùng loại. Sửa các ô trên rồi kiểm tra lại để xem tiếp.`,
    en: `${told} more of the same kind. Fix these and check again to see them.`,
  }));
}

/** What became of cells that were to be written. */
export function writtenSentence(all: readonly Written[], done: 'fixed' | 'undone'): Sentence {
  const count = (fate: Written['fate']) => all.filter((each) => each.fate === fate).length;
  const lost = count('changed');
  const unkept = count('unkept') + count('formula');
  const parts = [
    counted(count('written'), (told) =>
      done === 'fixed'
        ? { vi: `Đã sửa ${told} ô.`, en: `${told} ${plural(count('written'), 'cell')} fixed.` }
        : { vi: `Đã hoàn tác ${told} ô.`, en: `${told} ${plural(count('written'), 'cell')} put back.` },
    ),
    lost > 0 &&
      counted(lost, (told) => ({
        vi: `${told} ô không được ghi vì dòng đã thay đổi từ lúc kiểm tra.`,
        en: `${told} left alone: the row has changed since the check.`,
      })),
    unkept > 0 &&
      counted(unkept, (told) => ({
        vi: `${told} ô không nhận giá trị mới (công thức hoặc ô gộp); hãy sửa tay.`,
        en: `${told} did not take the new value (a formula or merged cells); mend by hand.`,
      })),
  ].filter((part) => part !== false);
  return { vi: parts.map(({ vi }) => vi).join(' '), en: parts.map(({ en }) => en).join(' ') };
}
