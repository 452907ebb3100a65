import { z } from 'zod';
import { AccountDiff } from './accounts.js';
import { inBoth } from './sentences.js';
import { Day, Flag, IdKey, Kind, NumberKey, pagedBy, Saying, Sha256, SiteId, Text, Time } from './shapes.js';
import { Decision, DiffSummary } from './versions.js';

const badPart = inBoth(
  'Ghi phần thứ mấy trên tổng số phần, ví dụ part=2/3; nhiều nhất 50 phần.',
  'Give the number of the part and how many there are, such as part=2/3; 50 parts at most.',
);
const onlyForAccounts = inBoth('Mục này chỉ dùng với kind=accounts.', 'This goes with kind=accounts only.');
const followsFirst = inBoth(
  'Từ phần thứ hai, gửi kèm submission = id nhận được khi nộp phần 1; phần 1 thì không gửi.',
  'From the second part on, send submission = the id that part 1 was given; with part 1, leave it out.',
);

export const SubmissionState = z.enum([
  'awaiting',
  'queued',
  'reading',
  'saving',
  'accepted',
  'refused',
  'failed',
  'cancelled',
]);
export type SubmissionState = z.infer<typeof SubmissionState>;
export const finalStates: readonly SubmissionState[] = ['accepted', 'refused', 'failed', 'cancelled'];

/** `replace`: the list is all there is; `append`: it adds to the default version, or brings its accounts up to date. */
export const SubmitMode = z.enum(['replace', 'append']);
export type SubmitMode = z.infer<typeof SubmitMode>;

const SubmissionPart = z.object({ number: z.number().int(), fileName: z.string(), sha256: Sha256 });

/** What of the feed of the last 30 days a list of services would not match. */
export const Unmatched = z
  .object({
    sent: z.number().int().describe('codes that dossiers carry and the list lacks'),
    dossiers: z.number().int().describe('how many dossiers carry them'),
    lost: z.number().int().describe('of these codes, those that the default version has'),
    listed: z.number().int().describe('services for which no dossier came'),
    codes: z
      .array(
        z.object({
          codeTthc: z.string(),
          dossiers: z.number().int(),
          matchesNow: z.boolean().describe('the default version has it'),
          suggestion: z.string().nullable().describe('the listed code it may stand for; never applied by itself'),
        }),
      )
      .describe('the first 20: those that would be lost, then by dossiers'),
  })
  .meta({ id: 'Unmatched' });
export type Unmatched = z.infer<typeof Unmatched>;

export const Submission = z
  .object({
    id: z.uuid(),
    siteId: SiteId,
    kind: Kind,
    state: SubmissionState,
    receipt: z.object({ number: z.string(), sha256: Sha256, receivedAt: Time }),
    progress: z.object({ rowsRead: z.number().int(), rowsExpected: z.number().int().nullable() }),
    counts: z.object({
      rows: z.number().int(),
      errors: z.number().int(),
      warnings: z.number().int(),
      notices: z.number().int(),
    }),
    versionNumber: z.number().int().nullable(),
    fileName: z.string(),
    source: z.enum(['file', 'rows']).describe('a workbook as it was sent, or the rows of an open sheet'),
    sha256: Sha256,
    submittedBy: z.string(),
    submittedAt: Time,
    finishedAt: Time.nullable(),
    dryRun: z.boolean(),
    makeDefault: z.boolean(),
    decision: Decision,
    asOf: Day.nullable().describe('the day an account list shows; null for services, as mode'),
    mode: SubmitMode.nullable(),
    parts: z
      .object({ expected: z.number().int(), received: z.array(SubmissionPart) })
      .nullable()
      .describe('the files of a list that comes in several; null when it came as one'),
    diff: z
      .union([DiffSummary, AccountDiff])
      .nullable()
      .describe('what changes against the default version; null unless the list is accepted'),
    unmatched: Unmatched.nullable().describe(
      'beside the dossier feed; null unless an accepted list of services meets one',
    ),
  })
  .meta({ id: 'Submission' });
export type Submission = z.infer<typeof Submission>;

const maxParts = 50;

const Part = z
  .string()
  .regex(/^[1-9]\d?\/[1-9]\d?$/, badPart)
  .transform((text) => ({ number: Number(text.split('/')[0]), of: Number(text.split('/')[1]) }))
  .refine(({ number, of }) => number <= of && of <= maxParts, badPart);

const accountsOnly = ['asOf', 'mode', 'part', 'submission'] as const;

const Wait = z.coerce.number().int().min(0).max(60).default(0).describe('seconds to wait for the result');

export const SubmitQuery = z
  .object({
    kind: Kind.default('services'),
    dryRun: Saying.describe('judge it only; no when absent'),
    makeDefault: Saying.describe('make it the default version when it is accepted; no when absent'),
    wait: Wait,
    asOf: Day.optional().describe('accounts: the day the list shows; today when absent'),
    mode: SubmitMode.optional().describe('accounts: replace (the default) or append'),
    part: Part.optional().describe('accounts: k/n, this file is the k-th of n that make the list together'),
    submission: z
      .uuid()
      .optional()
      .describe('accounts: for parts after the first, the id that the first one was given'),
  })
  .superRefine((query, context) => {
    const say = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    for (const name of accountsOnly) {
      if (query.kind === 'services' && query[name] !== undefined) say(name, onlyForAccounts);
    }
    const follows = query.part !== undefined && query.part.number > 1;
    if (follows !== (query.submission !== undefined)) say('submission', followsFirst);
  });
export type SubmitQuery = z.infer<typeof SubmitQuery>;

export const HandInQuery = z.object({ makeDefault: Flag, wait: Wait });
export type HandInQuery = z.infer<typeof HandInQuery>;

const CellText = Text.max(32_767);
const Formula = {
  formula: z.literal(true).optional(),
  linked: z.literal(true).optional().describe('its formula takes the value from another workbook'),
};
const RichCell = z.union([
  z.strictObject({ text: CellText, ...Formula }),
  z.strictObject({
    date: z.iso.datetime({ local: true }),
    number: z.number(),
    format: Text.max(255).optional(),
    ...Formula,
  }),
  z.strictObject({ number: z.number(), format: Text.max(255).optional(), ...Formula }),
  z.strictObject({ boolean: z.boolean(), ...Formula }),
  z.strictObject({ error: Text.max(20), ...Formula }),
  z.strictObject({ uncalculated: z.literal(true), formula: z.literal(true) }),
]);
const CellInput = z.union([z.null(), CellText, z.number(), z.boolean(), RichCell]);

/** The rows of an open sheet; row `headerRow + 1 + i` of the sheet is `rows[i]`. */
export const SheetInput = z
  .strictObject({
    sheetName: Text.min(1).max(255),
    fileName: Text.min(1).max(255).optional(),
    headerRow: z.number().int().min(1).max(1_048_576).default(1),
    header: z.array(CellText).min(1).max(200),
    rows: z.array(z.array(CellInput).max(200)).max(50_000),
    hiddenRows: z.array(z.number().int().min(1)).max(50_000).default([]),
    merges: z
      .array(z.strictObject({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() }))
      .max(10_000)
      .default([]),
    date1904: z.boolean().default(false).describe('the workbook counts its days from 1904'),
    otherSheets: z
      .array(Text.min(1).max(255))
      .max(1000)
      .default([])
      .describe('names of the visible sheets beside this one, which are not sent'),
    decisionNumber: Text.trim().min(1).max(100).optional(),
    decisionDate: Day.optional(),
  })
  .meta({ id: 'SheetInput' });
export type SheetInput = z.infer<typeof SheetInput>;

export const DecisionFields = z.object({
  decisionNumber: Text.trim().min(1).max(100).optional(),
  decisionDate: Day.optional(),
});

/** What is said beside a trial when it is handed in; what is left out stays as it was tried. */
export const HandInDecision = z.strictObject(DecisionFields.shape).meta({ id: 'HandInDecision' });

export const IdempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[\x21-\x7e]+$/,
    inBoth('Khoá chỉ gồm chữ không dấu, số và ký hiệu, không có dấu cách.', 'Use printable ASCII without spaces.'),
  );

export const Issue = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'notice']),
    sheet: z.string().nullable().describe('named only when the list spans several sheets'),
    row: z.number().int().nullable().describe('as Excel numbers it; null when about the whole file'),
    column: z.string().nullable(),
    cell: z.string().nullable().describe('address, e.g. E5'),
    value: z.string().nullable(),
    message: z.string(),
    fix: z.object({ value: z.string(), why: z.string() }).optional(),
  })
  .meta({ id: 'Issue' });
export type Issue = z.infer<typeof Issue>;

export const SubmissionParams = z.object({ id: z.uuid() });
export const PartQuery = z.object({ part: z.coerce.number().int().min(1).max(maxParts).default(1) });
export const LatestQuery = z.object({
  kind: Kind.optional(),
  receipt: Text.max(40).optional().describe('the submission with this receipt number'),
  ...pagedBy(IdKey),
});
export type LatestQuery = z.infer<typeof LatestQuery>;
export const SubmissionsQuery = z.object({ kind: Kind.optional(), ...pagedBy(IdKey) });
export const IssuesQuery = z.object({
  severity: z.enum(['error', 'warning', 'notice']).optional(),
  code: Text.max(60).optional(),
  ...pagedBy(NumberKey),
});
export type IssuesQuery = z.infer<typeof IssuesQuery>;

export const AuditEntry = z
  .object({
    id: z.uuid(),
    at: Time,
    actor: z.string(),
    action: z.string(),
    siteId: z.int().min(0).nullable().describe('0 = events that name no site EMC knows'),
    subject: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
