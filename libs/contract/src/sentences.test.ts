import { z } from 'zod';
import { inLanguage, Text } from './index.js';

const schema = z.strictObject({
  name: Text.min(1).max(5),
  password: z.string().min(12),
  count: z.int().min(1).max(9),
  day: z.iso.date(),
  id: z.uuid(),
  url: z.httpUrl(),
  kind: z.enum(['services', 'accounts']),
  sure: z.boolean(),
  rows: z.array(z.string()),
});

const right = {
  name: 'Tên',
  password: 'du-mười-hai-chữ',
  count: 3,
  day: '2026-03-02',
  id: '01a20000-0000-7000-8000-000000000000',
  url: 'https://example.vn',
  kind: 'services',
  sure: true,
  rows: [],
};

test.each<[path: string, wrong: object, vi: string, en: string]>([
  ['name', { name: undefined }, 'Thiếu mục này. Hãy bổ sung.', 'This is missing. Add it.'],
  ['name', { name: 5 }, 'Cần là chữ, đặt trong ngoặc kép.', 'It must be text.'],
  ['name', { name: null }, 'Cần là chữ, đặt trong ngoặc kép.', 'It must be text.'],
  ['name', { name: '' }, 'Không được để trống.', 'It may not be empty.'],
  ['name', { name: 'quá dài' }, 'Rút ngắn còn nhiều nhất 5 ký tự.', 'Shorten it to 5 characters at most.'],
  [
    'name',
    { name: 'a\0' },
    'Có ký tự không đọc được. Hãy gõ lại.',
    'It holds characters that cannot be read. Type it again.',
  ],
  ['password', { password: 'ngắn' }, 'Cần ít nhất 12 ký tự.', 'It needs 12 characters at least.'],
  ['count', { count: 0 }, 'Ít nhất là 1.', 'It must be 1 at least.'],
  ['count', { count: 10 }, 'Nhiều nhất là 9.', 'It may be 9 at most.'],
  ['count', { count: 1.5 }, 'Cần là số nguyên.', 'It must be a whole number.'],
  ['day', { day: '02/03/2026' }, 'Nhập ngày dạng năm-tháng-ngày, ví dụ 2026-03-02.', 'Give a date as 2026-03-02.'],
  [
    'id',
    { id: '12' },
    'Đây không phải là mã do EMC cấp. Sao chép lại mã.',
    'This is not an id that EMC gave. Copy it again.',
  ],
  [
    'url',
    { url: 'example.vn' },
    'Nhập địa chỉ web đầy đủ, bắt đầu bằng https://.',
    'Give a full web address, beginning with https://.',
  ],
  ['kind', { kind: 'x' }, 'Chọn một trong: services, accounts.', 'Choose one of: services, accounts.'],
  ['sure', { sure: 'true' }, 'Cần là true hoặc false.', 'It must be true or false.'],
  ['rows', { rows: {} }, 'Cần là một danh sách.', 'It must be a list.'],
  ['', { colour: 'red' }, 'Không có mục: colour. Hãy bỏ đi.', 'Unknown: colour. Leave out.'],
])('%s with %j: %s', (path, wrong, vi, en) => {
  const { error } = schema.safeParse({ ...right, ...wrong });
  const told = error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(told).toEqual([[path, `${vi}\n${en}`]]);
});

test('the reader sees one language', () => {
  expect(inLanguage('Thiếu.\nMissing.', 'vi')).toBe('Thiếu.');
  expect(inLanguage('Thiếu.\nMissing.', 'en')).toBe('Missing.');
  expect(inLanguage('Unhandled', 'en')).toBe('Unhandled');
});
