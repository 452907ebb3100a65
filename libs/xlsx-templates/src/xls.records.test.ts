import { judgeRecords } from './xls.records.js';

const BOOK = 0x0005;
const record = (id: number, data: number[] = []) => [id & 255, id >> 8, data.length & 255, data.length >> 8, ...data];
const begin = record(0x0809, [0, 6, BOOK, 0]);
const end = record(0x000a);
const sheetAt = (position: number, type = 0) => record(0x0085, [position, 0, 0, 0, 0, type, 1, 0, 65]);
const bookLength = begin.length + sheetAt(0).length + end.length;
const judge =
  (...records: number[][]) =>
  () =>
    judgeRecords(Buffer.from(records.flat()));

test('a whole stream passes, zeros behind it too', () => {
  expect(judge(begin, sheetAt(bookLength), end, begin, end, [0, 0, 0, 0, 0])()).toBe(false);
});

test.each([
  ['XLS_BROKEN', 'no records', judge([])],
  ['XLS_BROKEN', 'no end', judge(begin, sheetAt(bookLength), end, begin)],
  [
    'XLS_BROKEN',
    'a record cut short',
    judge(begin, sheetAt(bookLength), end, begin, record(0x00fd, [1, 2, 3]).slice(0, -1)),
  ],
  ['XLS_BROKEN', 'a sheet that is not there', judge(begin, sheetAt(bookLength), end)],
  ['FILE_ENCRYPTED', 'a password', judge(begin, record(0x002f, [0, 0]), end)],
  ['FILE_HAS_MACROS', 'a macro sheet', judge(begin, sheetAt(bookLength, 1), end, begin, end)],
  ['FILE_HAS_EXTERNAL_LINKS', 'a program', judge(begin, record(0x01ae, [0, 0, 3, 0, 0, 115, 3, 116]), end)],
])('%s: %s', (code, _, judging) => expect(judging).toThrow(code));

test.each([
  ['itself', [1, 0, 0x01, 0x04]],
  ['an add-in', [1, 0, 0x01, 0x3a]],
  ['nothing', [0, 0, 1, 0, 0, 32]],
])('a link to %s is no link to another file', (_, data) => {
  expect(judge(begin, record(0x01ae, data), end)()).toBe(false);
});

test('a link to another workbook is told', () => {
  expect(judge(begin, record(0x01ae, [1, 0, 8, 0, 0, 1, 98, 3, 97, 46, 120, 108, 115]), end)()).toBe(true);
});
