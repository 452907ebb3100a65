import { z } from 'zod';
import { inBoth } from './sentences.js';
import { Day, Flag, IdKey, Kind, NumberKey, pagedBy, Sha256, SiteId, Text, Time } from './shapes.js';
import { Decision, DiffSummary } from './versions.js';

export const SubmissionState = z.enum(['queued', 'reading', 'saving', 'accepted', 'refused', 'failed']);
export type SubmissionState = z.infer<typeof SubmissionState>;
export const finalStates: readonly SubmissionState[] = ['accepted', 'refused', 'failed'];

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
    sha256: Sha256,
    submittedBy: z.string(),
    submittedAt: Time,
    finishedAt: Time.nullable(),
    dryRun: z.boolean(),
    makeDefault: z.boolean(),
    decision: Decision,
    diff: DiffSummary.nullable().describe('what changes against the default version; null unless the list is accepted'),
  })
  .meta({ id: 'Submission' });
export type Submission = z.infer<typeof Submission>;

export const SubmitQuery = z.object({
  kind: Kind.default('services'),
  dryRun: Flag,
  makeDefault: Flag,
  wait: z.coerce.number().int().min(0).max(60).default(0).describe('seconds to wait for the result'),
});
export type SubmitQuery = z.infer<typeof SubmitQuery>;

const CellText = Text.max(32_767);
const Formula = { formula: z.literal(true).optional() };
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
    decisionNumber: Text.trim().min(1).max(100).optional(),
    decisionDate: Day.optional(),
  })
  .meta({ id: 'SheetInput' });
export type SheetInput = z.infer<typeof SheetInput>;

export const DecisionFields = z.object({
  decisionNumber: Text.trim().min(1).max(100).optional(),
  decisionDate: Day.optional(),
});

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
    siteId: SiteId.nullable(),
    subject: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
