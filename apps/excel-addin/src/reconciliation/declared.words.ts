import type { DeclaredDay, DeclaredSheet } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { countTold, dayTold } from '../told.js';

export const words = {
  intro: {
    vi: 'Đơn vị khai số hồ sơ của từng ngày; EMC so với số nhận được để tìm ra hồ sơ bị thiếu, dù chỉ một.',
    en: 'The agency declares the dossiers of each day; EMC compares, and finds even a single missing one.',
  },
  beside: { vi: 'Số đã khai bên cạnh số EMC nhận được', en: 'Declared beside received' },
  nothing: {
    vi: 'Chưa khai ngày nào trong khoảng này. Hãy khai một ngày bên dưới hoặc tải lên tệp Excel theo mẫu.',
    en: 'No day of this period was declared. Declare one below, or upload the workbook.',
  },
  nothingToRead: { vi: 'Chưa khai ngày nào trong khoảng này.', en: 'No day of this period was declared.' },
  day: { vi: 'Ngày', en: 'Day' },
  declared: { vi: 'Khai', en: 'Declared' },
  got: { vi: 'EMC', en: 'EMC' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  returned: { vi: 'Trả kết quả', en: 'Returned' },
  result: { vi: 'So sánh', en: 'Comparison' },
  same: { vi: 'Khớp', en: 'Same' },
  missing: { vi: 'thiếu', en: 'missing' },
  surplus: { vi: 'thừa', en: 'too many' },
  adjusted: { vi: 'có điều chỉnh', en: 'adjusted' },
  by: { vi: 'Người khai', en: 'Declared by' },
  declareTitle: { vi: 'Khai một ngày', en: 'Declare a day' },
  declare: { vi: 'Khai số liệu', en: 'Declare' },
  blankIsUnknown: { vi: 'Bỏ trống nếu không theo dõi.', en: 'Leave blank if not counted.' },
  codes: { vi: 'Mã hồ sơ (mỗi dòng một mã)', en: 'Dossier codes (one a line)' },
  codesHint: {
    vi: 'Không bắt buộc. Có mã thì EMC chỉ ra được hồ sơ nào còn thiếu; số mã phải bằng số tiếp nhận.',
    en: 'Optional. With codes EMC can name the missing ones; there must be as many as received.',
  },
  uploadTitle: { vi: 'Khai nhiều ngày bằng tệp Excel', en: 'Declare several days by workbook' },
  file: { vi: 'Tệp .xlsx theo mẫu', en: 'The workbook (.xlsx)' },
  template: { vi: 'Tải tệp mẫu', en: 'Download the template' },
  issues: { vi: 'Những chỗ cần sửa trong tệp', en: 'What to correct in the workbook' },
  place: { vi: 'Ô', en: 'Cell' },
  value: { vi: 'Đang là', en: 'Holds' },
  message: { vi: 'Cần sửa', en: 'What to do' },
} as const satisfies Record<string, Sentence>;

const measures = ['received', 'online', 'returned'] as const;

/** Where declared and received differ, in words; what was not declared is not compared. */
export function differenceTold({ declared, received }: Pick<DeclaredDay, 'declared' | 'received'>, language: Language) {
  const parts = measures.flatMap((measure) => {
    const said = declared[measure];
    const lack = said === null ? 0 : said - (received[measure] ?? 0);
    if (lack === 0) return [];
    const word = lack > 0 ? words.missing : words.surplus;
    return [`${words[measure][language]}: ${word[language]} ${countTold(Math.abs(lack), language)}`];
  });
  return parts.length === 0 ? words.same[language] : parts.join('; ');
}

export function declaredSentence(day: string): Sentence {
  return {
    vi: `Đã khai số liệu ngày ${dayTold(day)}. EMC đang đối soát với số nhận được.`,
    en: `${dayTold(day)} is declared. EMC is comparing it with what it received.`,
  };
}

/** What became of a workbook: all of its days, or none. */
export function uploadedSentence({ state, days, changed, issues }: DeclaredSheet): Sentence {
  if (state === 'accepted') {
    return {
      vi: `Đã nhận tệp: ${days} ngày, trong đó ${changed} ngày khai mới hoặc khai khác trước.`,
      en: `Taken: ${days} days, ${changed} of them new or changed.`,
    };
  }
  return {
    vi: `Chưa nhận tệp: có ${issues.length} chỗ cần sửa. Không ngày nào được ghi; hãy sửa rồi tải lên lại.`,
    en: `Not taken: ${issues.length} things to correct. No day was kept; correct it and upload it again.`,
  };
}
