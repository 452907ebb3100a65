import type { Indicator } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { countTold, dayTold, percentTold, timeTold } from '../told.js';

export const words = {
  presets: { vi: 'Kỳ thường xem', en: 'Usual periods' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  wholeCountry: { vi: 'Cả nước', en: 'The whole country' },
  wholeAgency: { vi: 'Cả đơn vị', en: 'The whole agency' },
  site: { vi: 'Trang', en: 'Site' },
  asOf: { vi: 'Số liệu biết đến ngày', en: 'As known on' },
  asOfHint: { vi: 'Bỏ trống: đến hôm nay.', en: 'Blank: today.' },
  excel: { vi: 'Tải Excel', en: 'Download Excel' },
  csv: { vi: 'Tải CSV', en: 'Download CSV' },
  all: { vi: '‹ Cả năm chỉ số', en: '‹ All five indicators' },
  insufficient: { vi: 'Không đủ dữ liệu', en: 'Not enough data' },
  formula: { vi: 'Cách tính', en: 'Formula' },
  revision: { vi: 'bản', en: 'revision' },
  coverage: { vi: 'Độ phủ', en: 'Coverage' },
  sites: { vi: 'trang gửi dữ liệu', en: 'sites reported' },
  unmatched: { vi: 'Hồ sơ mang mã không khớp', en: 'Dossiers with unmatched codes' },
  discrepancies: { vi: 'Chênh lệch đang mở', en: 'Open discrepancies' },
  lists: { vi: 'Dựa trên', en: 'Rests on' },
  noLists: { vi: 'chưa có danh sách nào', en: 'no list' },
  rows: { vi: 'Xem các dòng', en: 'See the rows' },
  byType: { vi: 'Theo loại tài khoản', en: 'By type of account' },
  type: { vi: 'Loại tài khoản', en: 'Type of account' },
  rowsTitle: { vi: 'Các dòng làm nên chỉ số', en: 'The rows behind the figure' },
  noRows: {
    vi: 'Không có dòng nào trong kỳ này. Hãy chọn kỳ khác, hoặc xem phần Đối soát nếu lẽ ra phải có.',
    en: 'There are no rows in this period. Choose another one, or see the reconciliation if there should be some.',
  },
  allProcedures: { vi: '‹ Mọi thủ tục', en: '‹ All procedures' },
  day: { vi: 'Ngày', en: 'Day' },
  procedure: { vi: 'Mã thủ tục', en: 'Procedure' },
  name: { vi: 'Tên dịch vụ công', en: 'Service' },
  level: { vi: 'Cấp độ', en: 'Level' },
  notListed: { vi: 'không có trong danh sách', en: 'not in the list' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  percent: { vi: 'Tỷ lệ', en: 'Share' },
  ranking: { vi: 'Xếp hạng các đơn vị', en: 'Agencies ranked' },
  rank: { vi: 'Hạng', en: 'Rank' },
  agency: { vi: 'Đơn vị', en: 'Agency' },
  chart: { vi: 'Biểu đồ diễn biến', en: 'Over time' },
} as const satisfies Record<string, Sentence>;

export const typeNames = [
  ['1', { vi: 'Doanh nghiệp', en: 'Business' }],
  ['2', { vi: 'Cá nhân', en: 'Citizen' }],
  ['3', { vi: 'Cán bộ một cửa', en: 'One-stop officer' }],
] as const satisfies readonly (readonly [string, Sentence])[];

/** What the picture shows, for whoever cannot see it. */
export function chartTold(indicator: Indicator, from: string, to: string): Sentence {
  const { id, title, percent } = indicator;
  return {
    vi: `Biểu đồ ${id} (${title}) từ ${dayTold(from)} đến ${dayTold(to)}; cả kỳ: ${percent === null ? 'không đủ dữ liệu' : percentTold(percent, 'vi')}.`,
    en: `Chart of ${id} (${title}) from ${dayTold(from)} to ${dayTold(to)}; over the period: ${percent === null ? 'not enough data' : percentTold(percent, 'en')}.`,
  };
}

const namedLists = 3;

/** The versions a figure rests on; of many only the first are named. */
export function listsTold(lists: Indicator['lists'], language: Language): string {
  if (lists.length === 0) return words.noLists[language];
  const named = lists.slice(0, namedLists).map((list) => listTold(list)[language]);
  const rest = lists.length - named.length;
  const more = { vi: `và ${countTold(rest, 'vi')} danh sách khác`, en: `and ${countTold(rest, 'en')} more lists` };
  return [...named, ...(rest > 0 ? [more[language]] : [])].join('; ');
}

function listTold({ siteId, kind, number, since, snapshot }: Indicator['lists'][number]): Sentence {
  const asOf = snapshot ? dayTold(snapshot.asOf) : null;
  const [vi, en] = kind === 'services' ? ['dịch vụ công', 'services'] : ['tài khoản', 'accounts'];
  return {
    vi: `danh sách ${vi} trang ${siteId}, phiên bản ${number} (mặc định từ ${timeTold(since)}${asOf ? `, số liệu ngày ${asOf}` : ''})`,
    en: `${en} of site ${siteId}, version ${number} (default since ${timeTold(since)}${asOf ? `, as of ${asOf}` : ''})`,
  };
}
