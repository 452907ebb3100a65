import { z } from 'zod';
import { Day, VersionNumber } from './shapes.js';

const Count = z.number().int().min(0);

/** The accounts of a snapshot in figures. */
export const AccountFigures = z
  .object({
    asOf: Day.describe('the day the snapshot shows'),
    accounts: Count,
    byType: z.object({ 1: Count, 2: Count, 3: Count }).describe('1 business, 2 citizen, 3 one-stop officer'),
    linked: Count.describe('with an ID_QG'),
    active30: Count.describe('last login on one of the 30 days that end with asOf'),
    active90: Count,
    active90ByType: z.object({ 1: Count, 2: Count, 3: Count }),
    createdThisMonth: Count.describe('created in the month of asOf, up to that day'),
  })
  .meta({ id: 'AccountFigures' });

/** The figures of the default version. */
export const AccountSummary = AccountFigures.extend({ version: VersionNumber }).meta({ id: 'AccountSummary' });
export type AccountSummary = z.infer<typeof AccountSummary>;

export const AccountDiff = z
  .object({
    against: z.number().int().nullable().describe('the version compared with; null when there was none'),
    before: AccountFigures.nullable(),
    after: AccountFigures,
    added: Count.nullable().describe('accounts by id; null when the ids were hashed under another key'),
    removed: Count.nullable(),
    kept: Count.nullable(),
    dropShare: z.number().describe('fraction 0–1 by which the number of accounts fell; 0 when it did not'),
  })
  .meta({ id: 'AccountDiff' });
export type AccountDiff = z.infer<typeof AccountDiff>;
