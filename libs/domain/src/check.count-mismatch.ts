import { differingBuckets, type Bucket } from './check.digest.js';
import { dayInWords, sampleSize, type Check, type CheckFinding } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import { fill } from './rule.js';

/** What one side says of a day; null = it does not say. */
export interface DayTotals {
  readonly received: number;
  readonly online: number | null;
  readonly returned: number | null;
  /** The codes of the dossiers received, or their digest. */
  readonly dossierCodes: readonly string[] | null;
  readonly digest: readonly Bucket[] | null;
}

export interface DeclaredDay {
  readonly day: string;
  readonly declared: DayTotals;
  /** What EMC has; its codes or digest are asked for only where the agency declared them. */
  readonly received: DayTotals;
}

export interface CountMismatchFacts {
  readonly days: readonly DeclaredDay[];
}

export const countMismatch: Check<CountMismatchFacts> = {
  kind: 'COUNT_MISMATCH',
  title: discrepancyKinds.COUNT_MISMATCH,
  severity: 'error',
  dueWorkingDays: 5,
  find: ({ days }) => days.flatMap((day) => compare(day) ?? []),
  judges: ({ days }, subject) => days.some(({ day }) => day === subject),
};

const measures = ['received', 'online', 'returned'] as const;

function compare({ day, declared, received }: DeclaredDay): CheckFinding | null {
  const measure = measures.find((name) => declared[name] !== null && declared[name] !== received[name]);
  const codes = compareCodes(declared, received);
  if (!measure && codes.rows.length === 0) return null;
  const counts = Object.fromEntries(
    measures.flatMap((name) =>
      declared[name] === null
        ? []
        : [[`declared.${name}`, declared[name]] as const, [`received.${name}`, received[name] ?? 0] as const],
    ),
  );
  const words = {
    day: dayInWords(day),
    declared: measure ? (declared[measure] ?? 0) : declared.received,
    received: measure ? (received[measure] ?? 0) : received.received,
    ...codes.counts,
  };
  return {
    subject: day,
    evidence: { counts: { ...counts, ...codes.counts }, rows: codes.rows.slice(0, namedCodes) },
    message: joined(fill(measure ? messages[measure] : messages.codes, words), fill(next[codes.by], words)),
  };
}

/** Unlike other samples these rows are what the agency works from. */
const namedCodes = 5 * sampleSize;

function compareCodes(declared: DayTotals, received: DayTotals) {
  if (declared.dossierCodes && received.dossierCodes) {
    const missing = without(declared.dossierCodes, received.dossierCodes);
    const surplus = without(received.dossierCodes, declared.dossierCodes);
    const rows = [
      ...missing.map((codeProfile) => ({ codeProfile, side: 'declared' })),
      ...surplus.map((codeProfile) => ({ codeProfile, side: 'received' })),
    ];
    return { by: 'codes', rows, counts: { missing: missing.length, surplus: surplus.length } } as const;
  }
  if (declared.digest && received.digest) {
    const buckets = differingBuckets(declared.digest, received.digest);
    return {
      by: 'buckets',
      rows: buckets.map((bucket) => ({ ...bucket })),
      counts: { buckets: buckets.length },
    } as const;
  }
  return { by: 'totals', rows: [], counts: {} } as const;
}

function without(codes: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return [...new Set(codes)].filter((code) => !known.has(code));
}

type Said = (typeof messages)['codes'];

function joined(one: Said, other: Said): Said {
  return { vi: `${one.vi} ${other.vi}`, en: `${one.en} ${other.en}` };
}

const messages = {
  received: {
    vi: 'Ngày {day}: đơn vị khai tiếp nhận {declared} hồ sơ, EMC nhận được {received}.',
    en: 'On {day} the agency declares {declared} dossiers received; EMC has {received}.',
  },
  online: {
    vi: 'Ngày {day}: đơn vị khai {declared} hồ sơ trực tuyến, EMC ghi nhận {received}.',
    en: 'On {day} the agency declares {declared} online dossiers; EMC has {received}.',
  },
  returned: {
    vi: 'Ngày {day}: đơn vị khai đã trả kết quả {declared} hồ sơ, EMC ghi nhận {received}.',
    en: 'On {day} the agency declares {declared} results returned; EMC has {received}.',
  },
  codes: {
    vi: 'Ngày {day}: số hồ sơ bằng nhau ({declared}) nhưng không phải cùng những hồ sơ.',
    en: 'On {day} both sides have {declared} dossiers, but not the same ones.',
  },
};

const next = {
  codes: {
    vi: 'EMC thiếu {missing} hồ sơ đơn vị đã khai và có {surplus} hồ sơ đơn vị không khai; danh sách mã kèm theo. Hãy gửi lại các hồ sơ còn thiếu, hoặc sửa số đã khai.',
    en: 'EMC lacks {missing} declared dossiers and has {surplus} that were not declared; their codes are attached. Send the missing ones again, or correct what was declared.',
  },
  buckets: {
    vi: 'Sai khác nằm trong {buckets} nhóm mã kèm theo. Hãy gửi lại các hồ sơ thuộc những nhóm này; hồ sơ đã có sẽ không bị tính hai lần.',
    en: 'The difference lies in the {buckets} attached buckets of codes. Send the dossiers of these buckets again; none is counted twice.',
  },
  totals: {
    vi: 'Hãy gửi lại hồ sơ của ngày này (hồ sơ đã có sẽ không bị tính hai lần), hoặc khai kèm danh sách mã hồ sơ để EMC chỉ ra hồ sơ còn thiếu.',
    en: 'Send the dossiers of this day again (none is counted twice), or declare their codes too, so that EMC can name the missing ones.',
  },
};
