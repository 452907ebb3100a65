import { z } from 'zod';
import { AccountFigures } from './accounts.js';
import { Day, Kind, NumberKey, pagedBy, Sha256, SiteId, SiteParams, Text, Time, VersionNumber } from './shapes.js';

export const Decision = z
  .object({ number: z.string().nullable(), date: Day.nullable(), hasScan: z.boolean() })
  .meta({ id: 'Decision' });

export const Version = z
  .object({
    siteId: SiteId,
    kind: Kind,
    number: z.number().int(),
    submissionId: z.uuid(),
    rows: z.number().int(),
    isDefault: z.boolean(),
    fileName: z.string(),
    sha256: Sha256,
    submittedBy: z.string(),
    acceptedAt: Time,
    decision: Decision,
    accounts: AccountFigures.nullable().describe('null for services'),
  })
  .meta({ id: 'Version' });
export type Version = z.infer<typeof Version>;

export const DefaultVersion = z
  .object({
    siteId: SiteId,
    kind: Kind,
    number: z.number().int().nullable(),
    changedAt: Time.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'DefaultVersion' });
export type DefaultVersion = z.infer<typeof DefaultVersion>;
export const DefaultChoice = z
  .strictObject({ number: VersionNumber, kind: Kind.default('services') })
  .meta({ id: 'DefaultChoice' });
export type DefaultChoice = z.infer<typeof DefaultChoice>;

export const Service = z
  .object({
    row: z.number().int().describe('row in the workbook it came from'),
    name: z.string(),
    level: z.number().int().min(0).max(4),
    url: z.string().nullable(),
    idCdvcqg: z.string(),
    idMcdt: z.string(),
  })
  .meta({ id: 'Service' });

export const ServiceFilter = z.object({
  query: Text.max(200).optional().describe('part of a name or code; accents do not matter'),
  level: z.coerce.number().int().min(0).max(4).optional(),
  ...pagedBy(NumberKey),
});
export type ServiceFilter = z.infer<typeof ServiceFilter>;

const Change = z.object({ before: Service, after: Service });
const Added = z.object({ before: z.null(), after: Service });
const Removed = z.object({ before: Service, after: z.null() });
export const DiffSummary = z
  .object({
    against: z.number().int().nullable().describe('the version compared with; null when there was none'),
    before: z.number().int().describe('services in the earlier version'),
    after: z.number().int(),
    added: z.number().int(),
    removed: z.number().int(),
    levelUp: z.number().int(),
    levelDown: z.number().int(),
    renamed: z.number().int(),
    urlChanged: z.number().int(),
    codeChanged: z.number().int(),
    nationalCodeChanged: z.number().int(),
    unchanged: z.number().int(),
    removedShare: z.number().describe('fraction 0–1 of the services of the earlier version'),
  })
  .meta({ id: 'DiffSummary' });
export type DiffSummary = z.infer<typeof DiffSummary>;
export const Diff = z
  .object({
    summary: DiffSummary,
    added: z.array(Added),
    removed: z.array(Removed),
    levelUp: z.array(Change),
    levelDown: z.array(Change),
    renamed: z.array(Change),
    urlChanged: z.array(Change),
    codeChanged: z.array(Change),
    nationalCodeChanged: z.array(Change),
  })
  .meta({ id: 'Diff' });

export const KindQuery = z.object({ kind: Kind.default('services') });
export const VersionsQuery = z.object({ kind: Kind.default('services'), ...pagedBy(NumberKey) });
export const VersionParams = SiteParams.extend({ number: VersionNumber });
export const DiffQuery = z.object({
  against: z.union([z.literal('default'), VersionNumber]).default('default'),
});
