import { z } from 'zod';
import { AgencyCode } from './agencies.js';
import { inBoth } from './sentences.js';
import { Day, NumberKey, pagedBy, SiteId, Text, Time, VersionNumber } from './shapes.js';

const Count = z.number().int();
const Percent = z.string().nullable().describe('two decimals, half up, e.g. 68.54; null = there is no number');
const longestDays = 3 * 366;

export const IndicatorId = z.enum(['EMC-1', 'EMC-2', 'EMC-3', 'EMC-4', 'EMC-5']);
export const IndicatorParams = z.object({ indicator: IndicatorId });

const span = {
  from: Day.describe('first day, in Vietnam'),
  to: Day.describe('last day'),
  asOf: Day.optional().describe('what was known at the end of that day; today when absent'),
};
const scope = {
  agency: AgencyCode.optional().describe('absent, as siteId: the whole reach of the caller'),
  siteId: SiteId.optional(),
};

interface Span {
  readonly from: string;
  readonly to: string;
}
const isOrdered = ({ from, to }: Span) => from <= to;
const isShort = ({ from, to }: Span) => !((Date.parse(to) - Date.parse(from)) / 86_400_000 >= longestDays);
const ordered = {
  path: ['to'],
  error: inBoth('Ngày cuối không được trước ngày đầu.', 'The last day may not come before the first.'),
};
const short = {
  path: ['to'],
  error: inBoth('Chọn một kỳ dài nhất ba năm.', 'Choose a period of three years at most.'),
};
const isOneScope = ({ agency, siteId }: { agency?: string | undefined; siteId?: number | undefined }) =>
  agency === undefined || siteId === undefined;
const oneScope = {
  path: ['siteId'],
  error: inBoth('Chọn đơn vị hoặc trang, không chọn cả hai.', 'Choose an agency or a site, not both.'),
};

export const IndicatorsQuery = z
  .object({ ...scope, ...span })
  .refine(isOrdered, ordered)
  .refine(isShort, short)
  .refine(isOneScope, oneScope);
export type IndicatorsQuery = z.infer<typeof IndicatorsQuery>;

export const RankingQuery = z.object(span).refine(isOrdered, ordered).refine(isShort, short);
export type RankingQuery = z.infer<typeof RankingQuery>;

export const IndicatorRowsQuery = z
  .object({
    ...scope,
    ...span,
    codeTthc: Text.max(500).optional().describe('with siteId: the days of this procedure; EMC-1 and EMC-2 only'),
    ...pagedBy(NumberKey),
  })
  .refine(isOrdered, ordered)
  .refine(isShort, short)
  .refine(isOneScope, oneScope)
  .refine(({ codeTthc, siteId }) => codeTthc === undefined || siteId !== undefined, {
    path: ['siteId'],
    error: inBoth('Chọn trang của thủ tục này.', 'Choose the site of this procedure.'),
  });
export type IndicatorRowsQuery = z.infer<typeof IndicatorRowsQuery>;

const Coverage = z
  .object({
    reported: Count.describe(
      'sites that reported: EMC-1, 2, 4 dossiers in the period; EMC-3, 5 a list in force at its end',
    ),
    expected: Count.describe('sites that were to report, or did'),
    percent: Percent,
  })
  .meta({ id: 'Coverage' });

const ByType = z.object({ 1: Count, 2: Count, 3: Count });

const ListUsed = z
  .object({
    siteId: SiteId,
    kind: z.enum(['services', 'accounts']),
    number: VersionNumber,
    since: Time.describe('when it became the default version'),
    snapshot: z
      .object({ asOf: Day, accounts: Count, active90: Count, byType: ByType })
      .nullable()
      .describe('of a list of accounts: what it counts, as of its own day'),
  })
  .meta({ id: 'ListUsed' });
export type ListUsed = z.infer<typeof ListUsed>;

const Share = z.object({ numerator: Count, denominator: Count, percent: Percent });

export const Indicator = z
  .object({
    id: IndicatorId,
    revision: z.number().int().describe('of the formula'),
    title: z.string(),
    formula: z.string(),
    numerator: Count,
    denominator: Count,
    percent: Percent,
    state: z.enum(['number', 'insufficient']),
    reason: z.string().nullable().describe('why there is no number'),
    remark: z.string().nullable().describe('what bends the number'),
    coverage: Coverage,
    unmatched: Count.describe('dossiers whose procedure was in no list'),
    openDiscrepancies: Count,
    byType: z
      .object({ 1: Share, 2: Share, 3: Share })
      .nullable()
      .describe('EMC-5 by type of account: 1 business, 2 citizen, 3 officer; null for the others'),
    lists: z.array(ListUsed).describe('the versions that the figure rests on'),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

const Told = z.object({ from: Day, to: Day, asOf: Day });

export const Indicators = Told.extend({
  agency: z.object({ code: AgencyCode, name: z.string() }).nullable().describe('null = the whole country'),
  site: z.object({ id: SiteId, name: z.string() }).nullable(),
  leastCoverage: z.number().int().describe('percent; with less there is no number'),
  items: z.array(Indicator),
}).meta({ id: 'Indicators' });
export type Indicators = z.infer<typeof Indicators>;

export const IndicatorRow = z
  .object({
    siteId: SiteId,
    codeTthc: z.string().nullable().describe('null = not by procedure (EMC-5)'),
    name: z.string().nullable().describe('in the default version; null = not in it'),
    level: z.number().int().min(0).max(4).nullable().describe('null = in no list then'),
    day: Day.nullable().describe('null = the whole period'),
    dossiers: Count.describe('received'),
    online: Count.describe('received online, at whatever level'),
    numerator: Count.describe('what the row adds to the numerator'),
    denominator: Count,
    percent: Percent,
  })
  .meta({ id: 'IndicatorRow' });
export type IndicatorRow = z.infer<typeof IndicatorRow>;

export const IndicatorRows = Told.extend({
  id: IndicatorId,
  numerator: Count.describe('of all rows, on whatever page'),
  denominator: Count,
  items: z.array(IndicatorRow),
  total: Count,
  nextCursor: z.string().optional(),
}).meta({ id: 'IndicatorRows' });
export type IndicatorRows = z.infer<typeof IndicatorRows>;

const Ranked = Indicator.omit({ lists: true, byType: true, title: true, formula: true })
  .extend({
    rank: z.number().int().nullable().describe('1 = highest; equal percentages share it; null = no number'),
    agencyCode: AgencyCode,
    agencyName: z.string(),
  })
  .meta({ id: 'RankedAgency' });

export const Ranking = Told.extend({
  id: IndicatorId,
  revision: z.number().int(),
  title: z.string(),
  formula: z.string(),
  items: z.array(Ranked),
  total: Count,
}).meta({ id: 'Ranking' });
export type Ranking = z.infer<typeof Ranking>;
