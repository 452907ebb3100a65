import { z } from 'zod';
import { inBoth } from './sentences.js';

/** The highest that a column of integers holds. */
export const maxInteger = 2_147_483_647;

const yearWrong = inBoth('Năm phải từ 1900 đến 2999.', 'The year must be from 1900 to 2999.');
const inOurYears = (text: string) => text >= '1900' && text < '3000';
/** PostgreSQL knows no offset of 16 hours or more; nor does any country. */
const offsetKnown = (text: string) => !/[+-](?:1[6-9]|2\d):?\d\d$/.test(text);

/** ISO 8601 with offset, of any year. */
export const Moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine(
    offsetKnown,
    inBoth('Múi giờ phải từ -15:59 đến +15:59.', 'The offset from UTC must be from -15:59 to +15:59.'),
  )
  .meta({ examples: ['2026-03-02T08:15:00.000Z'] });
/** ISO 8601 with offset. */
export const Time = Moment.refine(inOurYears, yearWrong).meta({ examples: ['2026-03-02T08:15:00.000Z'] });
export const Day = z.iso
  .date({ abort: true })
  .refine(inOurYears, yearWrong)
  .meta({ examples: ['2026-03-02'] });
export const Kind = z.enum(['services', 'accounts']);
export const SiteId = z.coerce.number().int().min(1).max(maxInteger);
export const VersionNumber = z.coerce.number().int().min(1).max(maxInteger);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Can UTF-8 and PostgreSQL hold it: no NUL, no half of a surrogate pair? Old browsers know no `isWellFormed`. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

export const Text = z
  .string()
  .refine(
    isStorable,
    inBoth('Có ký tự không đọc được. Hãy gõ lại.', 'It holds characters that cannot be read. Type it again.'),
  );

/** A yes/no in a query string: `?dryRun`, `?dryRun=true|1`, `?dryRun=false|0`; undefined when nothing is said. */
export const Saying = z
  .enum(['', 'true', '1', 'false', '0'])
  .transform((text) => text === '' || text === 'true' || text === '1')
  .optional();

/** The same, where saying nothing means no. */
export const Flag = Saying.default(false);

export const badCursor = inBoth(
  'Hãy dùng nguyên văn nextCursor của trang trước, hoặc bỏ cursor để đọc từ đầu.',
  'Send nextCursor of the page before as it is, or no cursor to begin anew.',
);

/** What lists are ordered by, as the text that `nextCursor` holds. */
export const NumberKey = z.string().refine((key) => /^\d{1,10}$/.test(key) && Number(key) <= maxInteger, badCursor);
export const IdKey = z.uuid(badCursor);
export const NameKey = z.string().regex(/^[\w.-]{1,100}$/, badCursor);

/** `?limit&cursor` of a list ordered by such a key. */
export const pagedBy = <Key extends z.ZodType<string>>(key: Key) => ({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: key.optional().describe('nextCursor of the page before'),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int().min(0), nextCursor: z.string().optional() });

export const SiteParams = z.object({ siteId: SiteId });
