/** An indicator of an agency, of a site, or of all; days are `YYYY-MM-DD`. */
export interface ExportedIndicator {
  /** Null = the whole country. */
  readonly agencyCode: string | null;
  readonly agencyName: string;
  readonly siteId: number | null;
  readonly siteName: string | null;
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly formula: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly numerator: number;
  readonly denominator: number;
  /** `68.54`; null = not enough data, and `reason` says why. */
  readonly percent: string | null;
  readonly reason: string | null;
  /** What bends the number. */
  readonly remark: string | null;
  readonly reported: number;
  readonly expected: number;
  readonly coverage: string | null;
  readonly unmatched: number;
  readonly openDiscrepancies: number;
  /** The versions of lists behind it, in words. */
  readonly lists: string;
}

interface IndicatorColumn {
  readonly header: string;
  readonly width: number;
  readonly value: (row: ExportedIndicator) => string | number | null;
  /** A percentage as text, shown with its two decimals. */
  readonly isPercent?: true;
}

const day = (iso: string) => iso.split('-').reverse().join('/');

/** Every row says by itself what it is and what it rests on. */
export const indicatorColumns: readonly IndicatorColumn[] = [
  { header: 'Mã đơn vị', width: 11, value: ({ agencyCode }) => agencyCode },
  { header: 'Đơn vị', width: 28, value: ({ agencyName }) => agencyName },
  { header: 'Mã trang', width: 10, value: ({ siteId }) => siteId },
  { header: 'Trang', width: 28, value: ({ siteName }) => siteName },
  { header: 'Chỉ số', width: 9, value: ({ id }) => id },
  { header: 'Tên chỉ số', width: 40, value: ({ title }) => title },
  { header: 'Tử số', width: 12, value: ({ numerator }) => numerator },
  { header: 'Mẫu số', width: 12, value: ({ denominator }) => denominator },
  { header: 'Tỷ lệ (%)', width: 11, value: ({ percent }) => percent, isPercent: true },
  { header: 'Lý do không có tỷ lệ', width: 40, value: ({ reason }) => reason },
  { header: 'Lưu ý', width: 60, value: ({ remark }) => remark },
  { header: 'Từ ngày', width: 12, value: ({ from }) => day(from) },
  { header: 'Đến ngày', width: 12, value: ({ to }) => day(to) },
  { header: 'Số liệu biết đến hết ngày', width: 24, value: ({ asOf }) => day(asOf) },
  { header: 'Số trang đã báo cáo', width: 20, value: ({ reported }) => reported },
  { header: 'Số trang phải báo cáo', width: 20, value: ({ expected }) => expected },
  { header: 'Độ phủ (%)', width: 12, value: ({ coverage }) => coverage, isPercent: true },
  { header: 'Hồ sơ chưa khớp danh sách', width: 26, value: ({ unmatched }) => unmatched },
  { header: 'Chênh lệch đang mở', width: 20, value: ({ openDiscrepancies }) => openDiscrepancies },
  { header: 'Công thức', width: 60, value: ({ formula, revision }) => `${formula} (bản ${revision})` },
  { header: 'Danh sách đã dùng', width: 80, value: ({ lists }) => lists },
];
