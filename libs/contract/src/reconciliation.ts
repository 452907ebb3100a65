import {
  bucketCount,
  discrepancyKinds,
  discrepancyStates,
  normaliseCode,
  type DiscrepancyKind,
  type DiscrepancyState,
} from '@emc/domain';
import { z } from 'zod';
import { inBoth } from './sentences.js';
import { badCursor, Day, Flag, IdKey, pagedBy, SiteId, SiteParams, Text, Time } from './shapes.js';
import { Issue } from './submissions.js';

const kinds = Object.keys(discrepancyKinds) as [DiscrepancyKind, ...DiscrepancyKind[]];

const mostCodes = 200_000;
const mostDays = 366;

const Count = z.int().min(0).max(10_000_000);
const Code = Text.transform(normaliseCode).pipe(z.string().min(1).max(200));
const Note = Text.trim().max(4000);
const Bucket = z.strictObject({ count: Count, hash: z.string().regex(/^[0-9a-f]{16}$/) });

const oneOfThem = inBoth('Gửi dossierCodes hoặc digest, không gửi cả hai.', 'Send dossierCodes or digest, not both.');
const codesDiffer = inBoth(
  'Số mã hồ sơ khác nhau trong dossierCodes phải bằng received. Hãy bổ sung mã còn thiếu hoặc sửa số đã khai.',
  'There must be as many different dossierCodes as received. Add the missing ones, or correct the number.',
);
const digestDiffers = inBoth(
  'Tổng count của các nhóm trong digest phải bằng received. Hãy tính lại digest.',
  'The counts of the digest must add up to received. Make the digest again.',
);
const onlineTooMany = inBoth(
  'Số trực tuyến không thể lớn hơn số tiếp nhận. Hãy kiểm tra lại hai số.',
  'There cannot be more online than received. Check both numbers.',
);

/** What an agency says of a day of a site: totals, and if it wants the missing ones named, the codes or their digest. */
export const DeclaredTotals = z
  .strictObject({
    received: Count,
    online: Count.nullable().default(null),
    returned: Count.nullable().default(null),
    dossierCodes: z.array(Code).max(mostCodes).optional(),
    digest: z.array(Bucket).length(bucketCount).optional(),
  })
  .superRefine(({ received, online, dossierCodes, digest }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (online !== null && online > received) say('online', onlineTooMany);
    if (dossierCodes && digest) say('digest', oneOfThem);
    if (dossierCodes && new Set(dossierCodes).size !== received) say('dossierCodes', codesDiffer);
    if (digest && digest.reduce((sum, { count }) => sum + count, 0) !== received) say('digest', digestDiffers);
  })
  .meta({ id: 'DeclaredTotals' });
export type DeclaredTotals = z.infer<typeof DeclaredTotals>;

const Totals = z.object({
  received: z.int(),
  online: z.int().nullable(),
  returned: z.int().nullable(),
});

/** A declared day beside what EMC has. */
export const DeclaredDay = z
  .object({
    siteId: SiteId,
    day: Day,
    revision: z.int().describe('a new one each time something else is declared'),
    declared: Totals,
    received: Totals.describe('what EMC has, adjustments among it'),
    dossierCodes: z.int().nullable().describe('how many codes were declared; null = none'),
    hasDigest: z.boolean(),
    adjusted: z.boolean().describe('an approved adjustment is among the figures of EMC'),
    changedOn: Day.nullable().describe('when the figures of EMC last changed after the day was over; null = never'),
    declaredBy: z.string(),
    declaredAt: Time,
  })
  .meta({ id: 'DeclaredDay' });
export type DeclaredDay = z.infer<typeof DeclaredDay>;

export const DeclaredParams = SiteParams.extend({ day: Day });
export const DeclaredQuery = z
  .object({ from: Day, to: Day })
  .refine(
    ({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < mostDays * 86_400_000,
    inBoth('Chọn khoảng từ ngày đến ngày, nhiều nhất 366 ngày.', 'Choose from and to, 366 days at most.'),
  );
export type DeclaredQuery = z.infer<typeof DeclaredQuery>;

/** What became of a workbook of declared totals: all of its days, or none and why. */
export const DeclaredSheet = z
  .object({
    state: z.enum(['accepted', 'refused']),
    days: z.int().describe('days in the workbook'),
    changed: z.int().describe('days declared anew; the others were declared as they are'),
    sha256: z.string(),
    issues: z.array(Issue),
  })
  .meta({ id: 'DeclaredSheet' });
export type DeclaredSheet = z.infer<typeof DeclaredSheet>;

const states = Object.keys(discrepancyStates) as [DiscrepancyState, ...DiscrepancyState[]];
const DiscrepancyKinds = z.enum(kinds);
const State = z.enum(states);
const Severity = z.enum(['error', 'warning', 'notice']);
const EvidenceRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const discrepancyShape = {
  id: z.uuid(),
  siteId: z.int().nullable().describe('null = of no site that EMC knows'),
  kind: DiscrepancyKinds,
  title: z.string(),
  subject: z.string().describe('what it is about: a code, a day'),
  state: State,
  severity: Severity,
  message: z.string(),
  evidence: z.object({ counts: z.record(z.string(), z.number()), rows: z.array(EvidenceRow) }),
  suggestion: z.object({ value: z.string(), why: z.string() }).nullable().describe('never applied by itself'),
  openedAt: Time,
  dueOn: Day,
  isOverdue: z.boolean(),
  waivedUntil: Day.nullable(),
  owner: z.string().nullable(),
  closedAt: Time.nullable(),
  checkedAt: Time.nullable().describe('when the checks of the site last ran'),
};

export const Discrepancy = z.object(discrepancyShape).meta({ id: 'Discrepancy' });
export type Discrepancy = z.infer<typeof Discrepancy>;

const DiscrepancyStepTaken = z
  .object({
    at: Time,
    actor: z.string(),
    role: z.string(),
    step: z.string(),
    stateBefore: State.nullable(),
    stateAfter: State,
    note: z.string().nullable(),
    until: Day.nullable(),
  })
  .meta({ id: 'DiscrepancyStep' });

/** A discrepancy with its life. */
export const DiscrepancyLife = z
  .object({ ...discrepancyShape, steps: z.array(DiscrepancyStepTaken) })
  .meta({ id: 'DiscrepancyLife' });
export type DiscrepancyLife = z.infer<typeof DiscrepancyLife>;

export const DiscrepancyParams = z.object({ id: z.uuid() });

/** Where a page of discrepancies ended. */
const DueKey = z.string().refine((text) => {
  const [, dueOn, id] = /^[01]~([^~]+)~[1-3]~([^~]+)$/.exec(text) ?? [];
  return Day.safeParse(dueOn).success && z.uuid().safeParse(id).success;
}, badCursor);

interface DuePlace {
  readonly isSettled: boolean;
  readonly dueOn: string;
  /** 1 error, 2 warning, 3 notice. */
  readonly rank: number;
  readonly id: string;
}

/** The cursor behind a discrepancy, and back: settled ones come last, then what is due first, then the graver. */
export const dueCursor = {
  of: ({ isSettled, dueOn, rank, id }: DuePlace) => `${Number(isSettled)}~${dueOn}~${rank}~${id}`,
  read: (cursor: string): DuePlace => {
    const [settled, dueOn = '', rank, id = ''] = cursor.split('~');
    return { isSettled: settled === '1', dueOn, rank: Number(rank), id };
  },
};

export const DiscrepanciesQuery = z.object({
  state: z
    .enum([...states, 'unsettled'])
    .optional()
    .describe('unsettled = neither closed nor waived'),
  kind: DiscrepancyKinds.optional(),
  severity: Severity.optional(),
  overdue: Flag.describe('only what was due before today and is unsettled'),
  agency: Text.max(20).optional().describe('code of an agency'),
  owner: Text.max(100).optional().describe('user name of whoever sees to it; empty = nobody does'),
  ...pagedBy(DueKey),
});
export type DiscrepanciesQuery = z.infer<typeof DiscrepanciesQuery>;

/** What a person does about a discrepancy. */
export const NewStep = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('acknowledge') }),
    z.strictObject({ step: z.literal('explain'), note: Note }),
    z.strictObject({ step: z.literal('submit_correction'), note: Note }),
    z.strictObject({ step: z.literal('waive'), note: Note, until: Day }),
    z.strictObject({ step: z.literal('close') }),
  ])
  .meta({ id: 'NewDiscrepancyStep' });
export type NewStep = z.infer<typeof NewStep>;

export const OwnerChoice = z.strictObject({ owner: Text.min(1).max(100).nullable() });
export type OwnerChoice = z.infer<typeof OwnerChoice>;

export const RecordQuery = z.object({ from: Day.optional(), to: Day.optional() });
export type RecordQuery = z.infer<typeof RecordQuery>;

/** What a run of the checks came to. */
export const ReconciliationRun = z
  .object({
    siteId: SiteId,
    ranAt: Time,
    opened: z.int(),
    reopened: z.int(),
    closed: z.int(),
    unsettled: z.partialRecord(DiscrepancyKinds, z.int()).describe('discrepancies neither closed nor waived, by kind'),
  })
  .meta({ id: 'ReconciliationRun' });
export type ReconciliationRun = z.infer<typeof ReconciliationRun>;

export const TrialQuery = z.object({ at: Time.optional().describe('the moment to judge by; now when absent') });

/** What the checks would find; nothing is written. */
export const Trial = z
  .object({
    at: Time,
    findings: z.array(
      z.object({
        kind: DiscrepancyKinds,
        subject: z.string(),
        message: z.string(),
        evidence: discrepancyShape.evidence,
      }),
    ),
  })
  .meta({ id: 'ReconciliationTrial' });
export type Trial = z.infer<typeof Trial>;

/** Codes that do not meet: sent by dossiers but not listed, and listed but never sent, both of the last 30 days. */
export const UnmatchedCodes = z
  .object({
    version: z.int().nullable().describe('the default version compared with; null = there is none'),
    since: Day,
    sent: z.array(
      z.object({
        codeTthc: z.string(),
        dossiers: z.int(),
        lastReceivedOn: Day,
        suggestion: z.object({ value: z.string(), why: z.string() }).nullable(),
      }),
    ),
    listed: z.array(z.object({ idMcdt: z.string(), idCdvcqg: z.string(), name: z.string(), level: z.int() })),
    totals: z.object({ sent: z.int(), dossiers: z.int(), listed: z.int() }),
  })
  .meta({ id: 'UnmatchedCodes' });
export type UnmatchedCodes = z.infer<typeof UnmatchedCodes>;

const noChange = inBoth(
  'Ghi số cần cộng thêm hoặc bớt đi; cả hai bằng 0 thì không có gì để điều chỉnh.',
  'Give what to add or take away; with both 0 there is nothing to adjust.',
);
const Change = z.int().min(-10_000_000).max(10_000_000);

export const NewAdjustment = z
  .strictObject({
    discrepancyId: z.uuid().nullable().default(null),
    day: Day,
    codeTthc: z.union([z.literal(''), Code]).describe("'' = no procedure known"),
    channel: z.enum(['online', 'direct']).nullable().default(null),
    received: Change.default(0),
    returned: Change.default(0),
    reason: Note.min(1),
  })
  .refine(({ received, returned }) => received !== 0 || returned !== 0, noChange)
  .meta({ id: 'NewAdjustment' });
export type NewAdjustment = z.infer<typeof NewAdjustment>;

export const Adjustment = z
  .object({
    id: z.uuid(),
    siteId: SiteId,
    discrepancyId: z.uuid().nullable(),
    day: Day,
    codeTthc: z.string(),
    channel: z.enum(['online', 'direct']).nullable(),
    received: z.int(),
    returned: z.int(),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: Time,
    state: z.enum(['proposed', 'approved', 'refused']),
    decidedBy: z.string().nullable(),
    decidedAt: Time.nullable(),
    decisionNote: z.string().nullable(),
  })
  .meta({ id: 'Adjustment' });
export type Adjustment = z.infer<typeof Adjustment>;

export const AdjustmentParams = z.object({ id: z.uuid() });
export const AdjustmentsQuery = z.object({
  state: z.enum(['proposed', 'approved', 'refused']).optional(),
  ...pagedBy(IdKey),
});
export type AdjustmentsQuery = z.infer<typeof AdjustmentsQuery>;
export const AdjustmentDecision = z.strictObject({
  state: z.enum(['approved', 'refused']),
  note: Note.optional(),
});
export type AdjustmentDecision = z.infer<typeof AdjustmentDecision>;

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const Clock = z.string().regex(clock, inBoth('Nhập giờ dạng 07:30.', 'Give a time as 07:30.'));
const MonthDay = z
  .string()
  .refine(
    (text) => /^\d\d-\d\d$/.test(text) && z.iso.date().safeParse(`2024-${text}`).success,
    inBoth('Nhập ngày dạng tháng-ngày, ví dụ 09-02.', 'Give a day as month-day, such as 09-02.'),
  );
const hoursOutOfOrder = inBoth(
  'Giờ làm việc phải tăng dần và không chồng lên nhau.',
  'Working hours must follow each other without overlapping.',
);
const yearTwice = inBoth('Mỗi năm chỉ khai một lần.', 'Name each year once.');
const notOfYear = inBoth('Ngày này không thuộc năm đã khai.', 'This day is not of the year.');
const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());
const offIsWeekend = inBoth(
  'Ngày nghỉ phải là thứ Hai đến thứ Sáu; thứ Bảy, Chủ nhật không cần khai.',
  'Days off are from Monday to Friday; Saturdays and Sundays need not be named.',
);
const workedIsWeekday = inBoth(
  'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.',
  'Days worked in exchange are Saturdays or Sundays.',
);

const CalendarYear = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    confirmed: z.boolean(),
    tet: Day,
    hungKings: Day,
    off: z.array(MonthDay).max(60),
    worked: z.array(MonthDay).max(20),
  })
  .superRefine(({ year, tet, hungKings, off, worked }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!tet.startsWith(`${year}-`)) say('tet', notOfYear);
    if (!hungKings.startsWith(`${year}-`)) say('hungKings', notOfYear);
    if (off.some((day) => isWeekend(`${year}-${day}`))) say('off', offIsWeekend);
    if (worked.some((day) => !isWeekend(`${year}-${day}`))) say('worked', workedIsWeekday);
  });

/** The table of holidays as a whole; a new one replaces it under the next version. */
export const NewHolidays = z
  .strictObject({
    hours: z
      .array(z.tuple([Clock, Clock]))
      .min(1)
      .max(4),
    years: z.array(CalendarYear).min(1).max(100),
  })
  .superRefine(({ hours, years }, context) => {
    const inOrder = hours.flat().every((time, index, all) => index === 0 || (all[index - 1] ?? '') < time);
    if (!inOrder) context.addIssue({ code: 'custom', path: ['hours'], message: hoursOutOfOrder });
    if (new Set(years.map(({ year }) => year)).size < years.length) {
      context.addIssue({ code: 'custom', path: ['years'], message: yearTwice });
    }
  })
  .meta({ id: 'NewHolidays' });
export type NewHolidays = z.infer<typeof NewHolidays>;

export const Holidays = z
  .object({
    version: z.int(),
    hours: z.array(z.tuple([z.string(), z.string()])),
    years: z.array(
      z.object({
        year: z.int(),
        confirmed: z.boolean().describe('false = some days are only what the law lets expect'),
        tet: Day,
        hungKings: Day,
        off: z.array(z.string()),
        worked: z.array(z.string()),
      }),
    ),
    changedBy: z.string().nullable().describe('null = the table that EMC comes with'),
    changedAt: Time.nullable(),
  })
  .meta({ id: 'Holidays' });
export type Holidays = z.infer<typeof Holidays>;
