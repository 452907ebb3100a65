import { readAccountType } from './account.type.js';

test.each([
  ['1', 1],
  [' 2 ', 2],
  ['3.0', 3],
  ['03', 3],
  ['２', 2],
  ['Doanh nghiệp', 1],
  ['DOANH NGHIỆP', 1],
  ['Tổ chức', 1],
  ['Doanh nghiệp/Tổ chức', 1],
  ['DN', 1],
  ['Cá nhân', 2],
  ['ca nhan', 2],
  ['Công dân', 2],
  ['Công dân'.normalize('NFD'), 2],
  ['Tài khoản cá nhân', 2],
  ['Cán bộ', 3],
  ['Cán bộ một cửa', 3],
  ['Cán bộ Một cửa', 3],
  ['1 - Doanh nghiệp', 1],
  ['2. Cá nhân', 2],
])('%j is type %d', (text, type) => {
  expect(readAccountType(text)).toBe(type);
});

test.each(['', '0', '4', '12', '1,5', '-1', 'Khách', 'constructor', '1 - Cá nhân', '079089001234'])(
  '%j is no type',
  (text) => {
    expect(readAccountType(text)).toBeNull();
  },
);
