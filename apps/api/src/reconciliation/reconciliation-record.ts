import { Injectable } from '@nestjs/common';
import type { RecordQuery } from '@emc/contract';
import {
  checks,
  dayInVietnam,
  dayInWords,
  daysBefore,
  discrepancyStates,
  type Evidence,
  type Severity,
} from '@emc/domain';
import { reconciliationRecord, type RecordedDiscrepancy } from '@emc/xlsx-templates';
import { DataSource } from 'typeorm';
import type { Site } from '../sites/site.entity.js';
import { rowsOfPeriod, type DiscrepancyRow } from './discrepancy.rows.js';

const mostRecorded = 1_000;
const usualDays = 30;

/** The record of reconciliation ("biên bản đối soát") of a site and a period, to be signed. */
@Injectable()
export class ReconciliationRecord {
  constructor(private readonly db: DataSource) {}

  /** Of the last 30 days unless asked otherwise. */
  async of(site: Site, period: RecordQuery, now: Date): Promise<Buffer> {
    const to = period.to ?? dayInVietnam(now);
    const from = period.from ?? daysBefore(to, usualDays - 1);
    const rows = await rowsOfPeriod(this.db.manager, { siteId: site.id, from, to, limit: mostRecorded + 1 });
    const shown = rows.slice(0, mostRecorded);
    const [steps, agencyName] = await Promise.all([this.stepsOf(site, shown), this.agencyName(site)]);
    const about = {
      siteId: site.id,
      siteName: site.name,
      agencyCode: site.agencyCode,
      agencyName,
      from: dayInWords(from),
      to: dayInWords(to),
      madeAt: inWords(now),
      remarks:
        rows.length > shown.length
          ? [`Chỉ in ${mostRecorded} chênh lệch nghiêm trọng nhất; hãy chọn kỳ ngắn hơn.`]
          : [],
      counts: countsOf(shown),
    };
    return reconciliationRecord(
      about,
      shown.map((row) => recorded(row, steps.get(row.id) ?? [])),
    );
  }

  private async stepsOf({ id: siteId }: Site, rows: readonly DiscrepancyRow[]): Promise<ReadonlyMap<string, Step[]>> {
    const steps = await this.db.query<Step[]>(
      `SELECT discrepancy_id AS id, at, actor, role, step, note, until::text FROM discrepancy_step
       WHERE site_id = $1 AND discrepancy_id = ANY ($2) ORDER BY discrepancy_id, ordinal`,
      [siteId, rows.map(({ id }) => id)],
    );
    const byId = new Map<string, Step[]>(rows.map(({ id }) => [id, []]));
    for (const step of steps) byId.get(step.id)?.push(step);
    return byId;
  }

  private async agencyName({ agencyCode }: Site): Promise<string> {
    const [agency] = await this.db.query<{ name: string }[]>('SELECT name FROM agency WHERE code = $1', [agencyCode]);
    return agency?.name ?? agencyCode;
  }
}

interface Step {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly role: string;
  readonly step: string;
  readonly note: string | null;
  readonly until: string | null;
}

const stepWords: Readonly<Record<string, string>> = {
  fail: 'Phép kiểm tra không đạt',
  pass: 'Phép kiểm tra đạt, đóng chênh lệch',
  acknowledge: 'Xác nhận đã xem',
  explain: 'Giải trình',
  submit_correction: 'Báo đã hiệu chỉnh',
  waive: 'Tạm miễn',
  assign: 'Giao người phụ trách',
};
const actors: Readonly<Record<string, string>> = { check: 'EMC (tự động)', feed: 'Hệ thống gửi dữ liệu' };
const severityWords: Readonly<Record<Severity, string>> = { error: 'Lỗi', warning: 'Cảnh báo', notice: 'Lưu ý' };

function countsOf(rows: readonly DiscrepancyRow[]) {
  const open = rows.filter(({ state }) => state !== 'closed' && state !== 'waived').length;
  const closed = rows.filter(({ state }) => state === 'closed').length;
  return [
    ['Số chênh lệch trong kỳ', rows.length],
    ['Chưa giải quyết xong', open],
    ['Đã đóng', closed],
    ['Tạm miễn', rows.length - open - closed],
  ] as const;
}

function recorded(row: DiscrepancyRow, steps: readonly Step[]): RecordedDiscrepancy {
  const { suggestion, closedAt, waivedUntil } = row;
  return {
    kind: checks[row.kind].title.vi,
    subject: isDay(row.subject) ? dayInWords(row.subject) : row.subject,
    message: row.message.vi,
    severity: severityWords[row.severity],
    state: discrepancyStates[row.state].vi,
    openedOn: dayInWords(dayInVietnam(row.openedAt)),
    dueOn: dayInWords(row.dueOn),
    closedOn: closedAt ? dayInWords(dayInVietnam(closedAt)) : waivedUntil ? `đến ${dayInWords(waivedUntil)}` : '',
    owner: row.owner ?? '',
    suggestion: suggestion ? `${suggestion.value} – ${suggestion.why.vi}` : '',
    evidence: evidenceLines(row.evidence),
    steps: steps.map(({ at, actor, step, note, until }) => ({
      at: inWords(at),
      who: actors[actor] ?? actor,
      what: stepWords[step] ?? step,
      note: [note ?? '', until ? `Đến hết ngày ${dayInWords(until)}` : ''].filter(Boolean).join('\n'),
    })),
  };
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** The names of counts and columns of evidence as officers read them. */
const evidenceWords: Readonly<Record<string, string>> = {
  accounts: 'số tài khoản',
  acceptedOn: 'ngày nhận danh sách',
  allowedDays: 'số ngày cho phép',
  allowedHours: 'số giờ cho phép',
  before: 'trước đây',
  bucket: 'nhóm mã',
  buckets: 'số nhóm mã khác nhau',
  codeProfile: 'mã hồ sơ',
  codeTthc: 'mã thủ tục',
  day: 'ngày',
  days: 'số ngày',
  declared: 'đơn vị khai',
  'declared.received': 'đơn vị khai tiếp nhận',
  'declared.online': 'đơn vị khai trực tuyến',
  'declared.returned': 'đơn vị khai trả kết quả',
  defaultAcceptedOn: 'ngày nhận danh sách',
  deviation: 'độ lệch',
  dossiers: 'số hồ sơ',
  dueOn: 'hạn kết nối',
  events: 'số sự kiện',
  expected: 'thường có',
  hash: 'mã băm',
  hours: 'số giờ làm việc',
  idMcdt: 'ID MCDT',
  lastDossierOn: 'hồ sơ gần nhất',
  lastEventAt: 'dữ liệu gần nhất',
  lastReceivedAt: 'gần nhất',
  level: 'cấp độ',
  listedSince: 'có trong danh sách từ',
  lost: 'giảm',
  missing: 'EMC thiếu',
  name: 'tên',
  now: 'hiện nay',
  online: 'trực tuyến',
  received: 'EMC nhận được',
  'received.received': 'EMC nhận được',
  'received.online': 'EMC ghi nhận trực tuyến',
  'received.returned': 'EMC ghi nhận trả kết quả',
  receivedAt: 'nhận lúc',
  side: 'bên có',
  surplus: 'đơn vị không khai',
  today: 'hôm nay',
  type: 'loại',
  version: 'phiên bản',
  versions: 'số phiên bản',
};
const valueWords: Readonly<Record<string, string>> = { 'side declared': 'đơn vị', 'side received': 'EMC' };

function evidenceLines({ counts, rows }: Evidence): string[] {
  return [counts, ...rows].map(pairs).filter((line) => line !== '');
}

function pairs(row: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(row)
    .map(([name, value]) => `${evidenceWords[name] ?? name}: ${valueInWords(name, value)}`)
    .join('; ');
}

function valueInWords(name: string, value: string | number | null): string {
  if (value === null) return '–';
  if (typeof value === 'number') return String(Math.round(value * 100) / 100).replace('.', ',');
  if (isDay(value)) return dayInWords(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return `${value.slice(11, 16)} ${dayInWords(value)}`;
  return valueWords[`${name} ${value}`] ?? value;
}

/** `02/03/2026 09:05`, in Vietnam. */
function inWords(at: Date): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'short' }).format(at);
  return `${dayInWords(dayInVietnam(at))} ${clock}`;
}
