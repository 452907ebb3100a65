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
  declareAnyway: { vi: 'Vẫn khai như vậy', en: 'Declare it all the same' },
  blankIsUnknown: { vi: 'Bỏ trống nếu không theo dõi.', en: 'Leave blank if not counted.' },
  codes: { vi: 'Mã hồ sơ (mỗi dòng một mã)', en: 'Dossier codes (one a line)' },
  codesHint: {
    vi: 'Không bắt buộc. Có mã thì EMC chỉ ra được hồ sơ nào còn thiếu; số mã phải bằng số tiếp nhận.',
    en: 'Optional. With codes EMC can name the missing ones; there must be as many as received.',
  },
  uploadTitle: { vi: 'Khai nhiều ngày bằng tệp Excel', en: 'Declare several days by workbook' },
  file: { vi: 'Chọn tệp .xlsx theo mẫu…', en: 'Choose the workbook (.xlsx)…' },
  template: { vi: 'Tải tệp mẫu', en: 'Download the template' },
  issues: { vi: 'Những chỗ cần sửa trong tệp', en: 'What to correct in the workbook' },
  place: { vi: 'Ô', en: 'Cell' },
  value: { vi: 'Đang là', en: 'Holds' },
  message: { vi: 'Cần sửa', en: 'What to do' },
} as const satisfies Record<string, Sentence>;

export const measures = ['received', 'online', 'returned'] as const;
type Measure = (typeof measures)[number];

/** A day that somebody is about to declare. */
export interface KnownDay {
  /** Empty until one is known. */
  readonly day: string;
  readonly declared: DeclaredDay['declared'] | null;
  readonly got: Readonly<Record<Measure, number>> | null;
}

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

/** What is known of a day before it is declared (again). */
export function knownSentence({ declared, got }: Omit<KnownDay, 'day'>): Sentence | null {
  const have = got === null ? null : [countTold(got.received, 'vi'), countTold(got.received, 'en')];
  const again = declared
    ? { vi: 'Ngày này đã được khai; các số đã khai ở bên cạnh. ', en: 'It was declared; these are the numbers. ' }
    : { vi: '', en: '' };
  if (!have) return declared && again;
  return {
    vi: `${again.vi}EMC có ${have[0]} hồ sơ tiếp nhận.`,
    en: `${again.en}EMC has ${have[1]} received.`,
  };
}

/** Asked before a number is declared that is far from what EMC has. */
export function farSentence(far: readonly Far[]): Sentence {
  const each = (language: Language) =>
    far
      .map(({ measure, said, got }) => {
        const [one, other] = [countTold(said, language), countTold(got, language)];
        return `${words[measure][language]}: ${one} (EMC: ${other})`;
      })
      .join('; ');
  return {
    vi: `Số khai khác xa số EMC có. ${each('vi')}. Hãy xem lại; nếu đúng, bấm “${words.declareAnyway.vi}”.`,
    en: `This is far from what EMC has. ${each('en')}. Look again; if it is right, press “${words.declareAnyway.en}”.`,
  };
}

/** Numbers that are more than three times, or less than a third of, what EMC has; a few dossiers are never far. */
export function farFrom(said: Readonly<Record<Measure, number | null>>, got: KnownDay['got']): Far[] {
  if (!got) return [];
  return measures.flatMap((measure) => {
    const [one, other] = [said[measure], got[measure]];
    const isFar = one !== null && other > 0 && Math.abs(one - other) > 10 && (one > 3 * other || other > 3 * one);
    return isFar ? [{ measure, said: one, got: other }] : [];
  });
}

interface Far {
  readonly measure: Measure;
  readonly said: number;
  readonly got: number;
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
