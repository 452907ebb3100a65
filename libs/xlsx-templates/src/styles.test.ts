import { isDateFormat, numberFormat } from './styles.js';

describe('a format of dates or times', () => {
  test.each([
    'dd/mm/yyyy',
    'd/m/yy h:mm',
    '[$-42A]dd/mm/yyyy',
    '[$-1010000]d/m/yyyy;@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'yyyy\\-mm\\-dd\\Thh:mm:ss',
    '"Ngày "dd" tháng "mm" năm "yyyy',
    'h:mm AM/PM',
    '[h]:mm:ss',
    '[mm]:ss',
    'mm:ss.0',
    'yyyy-mm-dd hh:mm:ss.000',
    '[Red]dd/mm/yyyy',
    'yyyy"年"m"月"d"日"',
  ])('%s', (code) => expect(isDateFormat(code)).toBe(true));
});

describe('a format of something else', () => {
  test.each([
    'General',
    '@',
    '0',
    '000000',
    '#,##0.00',
    '#,##0\\ "đ"',
    '#,##0 [$₫-42A]',
    '[$USD] #,##0',
    '[Red]0;[Blue]-0',
    '0.00E+00',
    '# ?/?',
    '0" ngày"',
    '"mã số "000000',
    '\\d\\m0',
    '_-* #,##0_d',
    ';;;',
    '[Magenta]General',
  ])('%s', (code) => expect(isDateFormat(code)).toBe(false));
});

test('General has no code, however it is spelt', () => {
  expect(numberFormat('GENERAL')).toEqual({ isDate: false });
  expect(numberFormat(undefined)).toEqual({ isDate: false });
});
