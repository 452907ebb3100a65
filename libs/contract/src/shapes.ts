import { z } from 'zod';

/** ISO 8601 with offset. */
export const Time = z.iso.datetime({ offset: true }).meta({ examples: ['2026-03-02T08:15:00.000Z'] });
export const Day = z.iso.date().meta({ examples: ['2026-03-02'] });
export const Kind = z.enum(['services', 'accounts']);
export const SiteId = z.coerce.number().int().min(1).max(2_147_483_647);
export const VersionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A yes/no in a query string: `?dryRun`, `?dryRun=true|1`, `?dryRun=false|0`. */
export const Flag = z
  .enum(['', 'true', '1', 'false', '0'])
  .transform((text) => text === '' || text === 'true' || text === '1')
  .default(false);

export const Paging = {
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().max(200).optional(),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int().min(0), nextCursor: z.string().optional() });

export const SiteParams = z.object({ siteId: SiteId });
