import { oldText } from './old.fonts.js';

test.each([
  ['TCVN3', 'CÊp giÊy phÐp x©y dùng', 'Cấp giấy phép xây dựng'],
  ['TCVN3', '§¨ng ký kinh doanh hé', 'Đăng ký kinh doanh hộ'],
  ['TCVN3', 'Chøng thùc b¶n sao', 'Chứng thực bản sao'],
  ['TCVN3', '§\u00adêng dÉn', 'Đường dẫn'],
  ['VNI', 'Caáp giaáy pheùp xaây döïng', 'Cấp giấy phép xây dựng'],
  ['VNI', 'Ñaêng kyù kinh doanh hoä', 'Đăng ký kinh doanh hộ'],
  ['VNI', 'Chöùng thöïc baûn sao', 'Chứng thực bản sao'],
  ['VNI', 'CAÁP GIAÁY PHEÙP', 'CẤP GIẤY PHÉP'],
])('%s: %s', (encoding, text, unicode) => {
  expect(oldText(text)).toEqual({ encoding, unicode });
});

test.each([
  'Cấp giấy phép xây dựng',
  'Khai báo',
  'Hoà giải',
  'Xoá án tích',
  'Đăng ký Microsoft® Windows®',
  'Noël à la carte, naïf, aérien'.replace('aérien', 'café'),
  'Thu phí 5 m² · 10 m³',
  'Giá: 10 % ± 2',
  'Cap giay phep',
  '',
])('%s is no such text', (text) => expect(oldText(text)).toBeNull());
