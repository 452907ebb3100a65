import { chance } from './chance.js';

/** Columns of Appendix I, as the workbook maker takes them. @type {import('./workbook-maker.js').Column[]} */
export const serviceColumns = [
  { header: 'Name', kind: 'text' },
  { header: 'Level', kind: 'number' },
  { header: 'Url', kind: 'text' },
  { header: 'ID CDVCQG', kind: 'text' },
  { header: 'ID MCDT', kind: 'text' },
];

const deeds = ['Cấp', 'Cấp lại', 'Cấp đổi', 'Gia hạn', 'Điều chỉnh', 'Thu hồi'];
const papers = ['Giấy phép', 'Giấy chứng nhận', 'Giấy xác nhận', 'Chứng chỉ hành nghề', 'Quyết định công nhận'];
const subjects = [
  'kinh doanh xăng dầu',
  'an toàn thực phẩm đối với cơ sở chế biến',
  'kiểm dịch thực vật đối với các lô vật thể vận chuyển từ vùng nhiễm đối tượng kiểm dịch',
  'hoạt động của cơ sở giáo dục mầm non',
  'khai thác nước dưới đất quy mô vừa và nhỏ',
  'đủ điều kiện hoạt động của cơ sở dịch vụ lưu trú',
  'thẩm định thiết kế xe cơ giới cải tạo',
];

/**
 * Services as a province lists them.
 *
 * @param {number} count
 * @returns {Generator<string[]>} texts in the order of the columns, '' = blank
 */
export function* serviceRows(count) {
  const { below, percent } = chance(1882);
  const one = (/** @type {string[]} */ words) => words[below(words.length)];
  for (let n = 1; n <= count; n++) {
    const code = `1.${String((n * 397 + 1001) % 1_000_000).padStart(6, '0')}.000.00.00.H34`;
    yield [
      `${one(deeds)} ${one(papers)} ${one(subjects)} (thủ tục ${n})`,
      percent(45) ? '4' : percent(60) ? '3' : '0',
      percent(30) ? `https://dichvucong.example.vn/thu-tuc/${n}` : '',
      code,
      String(n).padStart(6, '0'),
    ];
  }
}

/** How many services stand at each level. */
export function serviceTotals(/** @type {Iterable<string[]>} */ rows) {
  const totals = { 0: 0, 3: 0, 4: 0 };
  for (const [, level] of rows) totals[level]++;
  return totals;
}
