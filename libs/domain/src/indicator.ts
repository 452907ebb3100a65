import type { Sentence } from './issue.js';

/** What indicators are made of, for one agency or site and one period. */
export interface IndicatorCounts {
  /** Dossiers, each once, on the day of its first "received" event. */
  readonly dossiers: number;
  /** … received online for services of level 3 or 4, of the list that was default then. */
  readonly onlineDossiers: number;
  /** … received online for services of level 4. */
  readonly fullOnlineDossiers: number;
  /** Services of the default list. */
  readonly services: number;
  /** … of level 3 or 4. */
  readonly onlineServices: number;
  /** … of level 3 or 4 with at least one dossier received online in the period. */
  readonly usedServices: number;
  /** … of level 4. */
  readonly fullServices: number;
  /** Accounts of the default list, of all types or of one. */
  readonly accounts: number;
  /** … with a last login on one of the 90 days that end with the period. */
  readonly activeAccounts: number;
}

export type IndicatorId = 'EMC-1' | 'EMC-2' | 'EMC-3' | 'EMC-4' | 'EMC-5';

/** An indicator is data; another formula is another revision. */
export interface Indicator {
  readonly id: IndicatorId;
  readonly revision: number;
  readonly title: Sentence;
  readonly formula: Sentence;
  readonly numerator: keyof IndicatorCounts;
  readonly denominator: keyof IndicatorCounts;
}

/** What a figure stands on. */
export interface IndicatorBasis {
  /** Sites that reported in the period, of those that were to. */
  readonly reported: number;
  readonly expected: number;
  /** Dossiers whose procedure is in no list. */
  readonly unmatched: number;
  readonly openDiscrepancies: number;
  /** Percent, 0–100: with fewer sites there is no number. */
  readonly leastCoverage: number;
}

export interface IndicatorResult {
  readonly id: IndicatorId;
  readonly revision: number;
  readonly numerator: number;
  readonly denominator: number;
  /** `68.54`; null = not enough data. */
  readonly percent: string | null;
  readonly coverage: { readonly reported: number; readonly expected: number; readonly percent: string | null };
  readonly unmatched: number;
  readonly openDiscrepancies: number;
  readonly state: 'number' | 'insufficient';
  /** Why there is no number. */
  readonly reason: Sentence | null;
}

export const indicators: readonly Indicator[] = [
  {
    id: 'EMC-1',
    revision: 1,
    title: { vi: 'Tỷ lệ hồ sơ trực tuyến toàn trình', en: 'Share of full-process online dossiers' },
    formula: {
      vi: 'Số hồ sơ tiếp nhận trực tuyến của dịch vụ toàn trình (cấp độ 4) / tổng số hồ sơ',
      en: 'Dossiers received online for services of level 4 / all dossiers',
    },
    numerator: 'fullOnlineDossiers',
    denominator: 'dossiers',
  },
  {
    id: 'EMC-2',
    revision: 1,
    title: { vi: 'Tỷ lệ hồ sơ trực tuyến', en: 'Share of online dossiers' },
    formula: {
      vi: 'Số hồ sơ tiếp nhận trực tuyến của dịch vụ một phần và toàn trình (cấp độ 3, 4) / tổng số hồ sơ',
      en: 'Dossiers received online for services of level 3 or 4 / all dossiers',
    },
    numerator: 'onlineDossiers',
    denominator: 'dossiers',
  },
  {
    id: 'EMC-3',
    revision: 1,
    title: { vi: 'Tỷ lệ dịch vụ công trực tuyến toàn trình', en: 'Share of full-process online services' },
    formula: {
      vi: 'Số dịch vụ toàn trình (cấp độ 4) / tổng số dịch vụ trong danh sách mặc định',
      en: 'Services of level 4 / all services of the default list',
    },
    numerator: 'fullServices',
    denominator: 'services',
  },
  {
    id: 'EMC-4',
    revision: 1,
    title: {
      vi: 'Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến',
      en: 'Share of online services with online dossiers',
    },
    formula: {
      vi: 'Số dịch vụ cấp độ 3, 4 có ít nhất một hồ sơ trực tuyến trong kỳ / số dịch vụ cấp độ 3, 4',
      en: 'Services of level 3 or 4 with at least one online dossier in the period / services of level 3 or 4',
    },
    numerator: 'usedServices',
    denominator: 'onlineServices',
  },
  {
    id: 'EMC-5',
    revision: 1,
    title: { vi: 'Tỷ lệ tài khoản hoạt động', en: 'Share of active accounts' },
    formula: {
      vi: 'Số tài khoản đăng nhập trong 90 ngày gần nhất / tổng số tài khoản',
      en: 'Accounts with a login in the last 90 days / all accounts',
    },
    numerator: 'activeAccounts',
    denominator: 'accounts',
  },
];

/** The figure of an indicator with all it stands on. */
export function computeIndicator(
  indicator: Indicator,
  counts: IndicatorCounts,
  basis: IndicatorBasis,
): IndicatorResult {
  const [numerator, denominator] = [counts[indicator.numerator], counts[indicator.denominator]];
  const { reported, expected, unmatched, openDiscrepancies } = basis;
  const reason = whyNoNumber(denominator, basis);
  return {
    id: indicator.id,
    revision: indicator.revision,
    numerator,
    denominator,
    percent: reason ? null : percentOf(numerator, denominator),
    coverage: { reported, expected, percent: percentOf(reported, expected) },
    unmatched,
    openDiscrepancies,
    state: reason ? 'insufficient' : 'number',
    reason,
  };
}

/** Percent with two decimals, half up, exact for whole numbers of any size; null where there is nothing to divide by. */
export function percentOf(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  const hundredths = (20_000n * above + below) / (2n * below);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

function whyNoNumber(denominator: number, { reported, expected, leastCoverage }: IndicatorBasis): Sentence | null {
  if (expected === 0) return reasons.nobodyExpected;
  if (reported * 100 < expected * leastCoverage) return reasons.lowCoverage;
  return denominator === 0 ? reasons.nothingToDivideBy : null;
}

const reasons = {
  nobodyExpected: {
    vi: 'Không đủ dữ liệu: đơn vị chưa có trang nào phải báo cáo trong kỳ.',
    en: 'Not enough data: no site of the agency was to report in the period.',
  },
  lowCoverage: {
    vi: 'Không đủ dữ liệu: quá ít trang của đơn vị gửi dữ liệu trong kỳ. Xem độ phủ và các chênh lệch đang mở.',
    en: 'Not enough data: too few sites of the agency reported in the period. See coverage and open discrepancies.',
  },
  nothingToDivideBy: {
    vi: 'Không đủ dữ liệu: mẫu số bằng 0.',
    en: 'Not enough data: the denominator is 0.',
  },
};
