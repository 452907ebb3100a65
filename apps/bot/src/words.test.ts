import { folded, momentInWords, percentInWords } from './words.js';

test.each([
  ['2026-03-02T08:15:00.000Z', '15:15 02/03/2026'],
  ['2026-03-02T17:30:00.000Z', '00:30 03/03/2026'],
  ['2026-03-02T08:15:00+07:00', '08:15 02/03/2026'],
])('%s is %s in Vietnam', (time, said) => {
  expect(momentInWords(time)).toBe(said);
});

test('a percentage has the comma of its reader', () => {
  expect([percentInWords('68.54', 'vi'), percentInWords('68.54', 'en')]).toEqual(['68,54%', '68.54%']);
});

test.each([
  ['Tài khoản', 'taikhoan'],
  ['DỊCH VỤ công', 'dichvucong'],
  ['đối soát', 'doisoat'],
])('%j is written as %j without accents', (text, said) => {
  expect(folded(text)).toBe(said);
});
