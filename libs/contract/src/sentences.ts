import { z } from 'zod';
import type { Language, Sentence } from '@emc/domain';

/** A message for a schema: it is made before anybody knows who asks, so it carries both languages. */
export function inBoth(vi: string, en: string): string {
  return `${vi}\n${en}`;
}

/** The half of a schema's message that the reader asked for. */
export function inLanguage(message: string, language: Language): string {
  const [vi = message, en = vi] = message.split('\n');
  return language === 'vi' ? vi : en;
}

type Misfit = z.core.$ZodRawIssue;

const formats: Readonly<Record<string, Sentence>> = {
  date: { vi: 'Nhập ngày dạng năm-tháng-ngày, ví dụ 2026-03-02.', en: 'Give a date as 2026-03-02.' },
  datetime: { vi: 'Nhập thời điểm dạng 2026-03-02T08:15:00+07:00.', en: 'Give a time as 2026-03-02T08:15:00+07:00.' },
  uuid: {
    vi: 'Đây không phải là mã do EMC cấp. Sao chép lại mã.',
    en: 'This is not an id that EMC gave. Copy it again.',
  },
  url: {
    vi: 'Nhập địa chỉ web đầy đủ, bắt đầu bằng https://.',
    en: 'Give a full web address, beginning with https://.',
  },
};

const kinds: Readonly<Record<string, Sentence>> = {
  string: { vi: 'chữ, đặt trong ngoặc kép', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'một danh sách', en: 'a list' },
  object: { vi: 'một đối tượng JSON', en: 'a JSON object' },
};

/** What a schema says of a value it refuses, in the words of the person who has to correct it. */
function localeError(misfit: Misfit): string {
  switch (misfit.code) {
    case 'invalid_type':
      return wrongType(misfit);
    case 'invalid_value':
      return inBoth(`Chọn một trong: ${misfit.values.join(', ')}.`, `Choose one of: ${misfit.values.join(', ')}.`);
    case 'too_small':
      return tooSmall(misfit);
    case 'too_big':
      return misfit.origin === 'string'
        ? inBoth(
            `Rút ngắn còn nhiều nhất ${misfit.maximum} ký tự.`,
            `Shorten it to ${misfit.maximum} characters at most.`,
          )
        : inBoth(`Nhiều nhất là ${misfit.maximum}.`, `It may be ${misfit.maximum} at most.`);
    case 'invalid_format': {
      const { vi, en } = formats[misfit.format] ?? { vi: 'Giá trị chưa đúng dạng.', en: 'The form is not right.' };
      return inBoth(vi, en);
    }
    case 'unrecognized_keys':
      return inBoth(
        `Không có mục: ${misfit.keys.join(', ')}. Hãy bỏ đi.`,
        `Unknown: ${misfit.keys.join(', ')}. Leave out.`,
      );
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return inBoth('Giá trị chưa đúng.', 'The value is not right.');
  }
}

function wrongType({ expected, input }: Extract<Misfit, { code: 'invalid_type' }>): string {
  if (input === undefined) return inBoth('Thiếu mục này. Hãy bổ sung.', 'This is missing. Add it.');
  const { vi, en } = kinds[expected] ?? { vi: expected, en: expected };
  return inBoth(`Cần là ${vi}.`, `It must be ${en}.`);
}

function tooSmall({ origin, minimum }: Extract<Misfit, { code: 'too_small' }>): string {
  if (origin !== 'string') return inBoth(`Ít nhất là ${minimum}.`, `It must be ${minimum} at least.`);
  return minimum === 1
    ? inBoth('Không được để trống.', 'It may not be empty.')
    : inBoth(`Cần ít nhất ${minimum} ký tự.`, `It needs ${minimum} characters at least.`);
}

z.config({ localeError });
