import type { Edit, Fate, Written } from './sheet.js';
import { fixTheseSentence, progressSentence, undoSentence, verdictSentence, writtenSentence } from './words.js';

const edit: Edit = { row: 1, column: 0, expected: { row: 1, cells: [] }, to: { value: 'x' } };
const written = (...fates: readonly Fate[]): Written[] => fates.map((fate) => ({ edit, fate }));

test.each([
  [progressSentence(20_000, 45_003), 'Đã xem 20.000 / 45.003 dòng', '20,000 of 45,003 rows read'],
  [
    verdictSentence({ rows: 1_882, errors: 1, warnings: 0, notices: 12 }),
    '1.882 dòng: 1 lỗi, 0 cảnh báo, 12 lưu ý.',
    '1,882 rows: 1 error, 0 warnings, 12 notices.',
  ],
  [fixTheseSentence(1), 'Sửa 1 ô này', 'Fix this cell'],
  [fixTheseSentence(1_000), 'Sửa 1.000 ô này', 'Fix these 1,000 cells'],
  [undoSentence(2), 'Hoàn tác 2 ô vừa sửa', 'Undo the last fix (2 cells)'],
  [writtenSentence(written('written'), 'fixed'), 'Đã sửa 1 ô.', '1 cell fixed.'],
  [
    writtenSentence(written('written', 'written', 'changed', 'unkept', 'formula'), 'undone'),
    'Đã hoàn tác 2 ô. 1 ô không được ghi vì dòng đã thay đổi từ lúc kiểm tra. 2 ô không nhận giá trị mới (công thức hoặc ô gộp); hãy sửa tay.',
    '2 cells put back. 1 left alone: the row has changed since the check. 2 did not take the new value (a formula or merged cells); mend by hand.',
  ],
])('%j', ({ vi, en }, inVietnamese, inEnglish) => {
  expect([vi, en]).toEqual([inVietnamese, inEnglish]);
});
