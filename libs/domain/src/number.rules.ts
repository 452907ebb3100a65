import { asRead } from './cell.rules.js';
import type { CellRule, Suggestion } from './rule.js';

/** Numbers where an id should be: restored where the file still tells, refused where it does not. */

/** Refuses ids beyond the fifteen digits Excel keeps of a number. */
export function numberTooLong(columns: readonly string[]): CellRule {
  return {
    code: 'NUMBER_TOO_LONG',
    columns,
    severity: 'error',
    message: {
      vi: 'Mã dài đã bị Excel lưu thành số ({value}) nên các chữ số cuối có thể đã mất. Hãy định dạng ô là Văn bản (Text) rồi nhập lại mã từ nguồn gốc.',
      en: 'Excel kept this long code as a number ({value}), so its last digits may be lost. Format the cell as Text and enter the code again from its source.',
    },
    find: ({ cell, text }) =>
      ('number' in cell && Math.abs(cell.number) >= 1e15) || /^\d([.,]\d+)?E\+\d+$/i.test(text.trim()) ? {} : null,
  };
}

/** Reads a number whose format shows its zeros. */
export function idFromFormat(columns: readonly string[]): CellRule {
  return {
    code: 'ID_FROM_FORMAT',
    columns,
    severity: 'notice',
    message: {
      vi: 'Excel lưu mã này thành số {value} nhưng hiển thị “{read}”; EMC lấy mã như đang hiển thị. Nên định dạng cột là Văn bản (Text).',
      en: 'Excel kept this code as the number {value} but shows “{read}”; EMC took it as shown. Better format the column as Text.',
    },
    fixes: [asRead],
    find: ({ cell }) => {
      const reads = 'number' in cell ? asFormatted(cell.number, cell.format) : null;
      return reads === null ? null : { reads };
    },
  };
}

/** Refuses every number whose zeros nothing restores. */
export function idLostZero(columns: readonly string[], fixes: readonly Suggestion[] = []): CellRule {
  return {
    code: 'ID_LOST_ZERO',
    columns,
    severity: 'error',
    message: {
      vi: 'Excel lưu mã này thành số {value} nên các chữ số 0 ở đầu (hoặc cuối) có thể đã mất. Hãy định dạng ô là Văn bản (Text) rồi nhập lại đủ mã, ví dụ 000001.',
      en: 'Excel kept this code as the number {value}, so its first (or last) zeros may be lost. Format the cell as Text and enter the whole code again, for example 000001.',
    },
    fixes,
    // A number that an earlier rule restored no longer reads as the bare number.
    find: ({ cell, text }) => ('number' in cell && asFormatted(cell.number, cell.format) !== text ? {} : null),
  };
}

/** What a format made of zeros shows for a whole number (`1`, `000000` → `000001`); null for every other format. */
export function asFormatted(number: number, format: string | undefined): string | null {
  const zeros = /^0{2,}(?=;|$)/.exec(format ?? '')?.[0];
  return zeros && Number.isInteger(number) && number >= 0 ? String(number).padStart(zeros.length, '0') : null;
}
