import { z } from 'zod';
import { inBoth } from './sentences.js';
import { badCursor, Day, IdKey, isStorable, Moment, pagedBy, SiteId, SiteParams, Text, Time } from './shapes.js';

const Count = z.number().int().min(0);
/** One look at each: ten thousand come at once. EMC trims them. */
const Code = z
  .string()
  .max(200)
  .refine(
    (code) => code.trim() !== '' && isStorable(code),
    inBoth('Cần một mã có ký tự đọc được.', 'It must be a code of readable characters.'),
  );
const Channel = z.enum(['online', 'direct']);
const Status = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)], {
  error: inBoth(
    'Nhập 1 khi tiếp nhận, 4 khi phân công, 2 khi đang xử lý, 3 khi trả kết quả, 0 cho trường hợp khác.',
    'Give 1 when received, 4 assigned, 2 in process, 3 result returned, 0 otherwise.',
  ),
});
const PersonId = Text.max(200).nullish();

/** One action on a dossier, sent through EMC's own API. */
export const NewDossierEvent = z
  .strictObject({
    eventId: Text.min(1).max(200).describe('yours; an id that comes again is not stored again'),
    codeProfile: Code.describe('dossier code'),
    codeTthc: Code.describe('equals the ID MCDT of the service'),
    nameTthc: Text.max(2000).optional(),
    status: Status.describe('0 other, 1 received, 2 processing, 3 result returned, 4 assigned'),
    channel: Channel.nullish(),
    isFromDvcqg: z.boolean().nullish().describe('came through the national portal'),
    receivingPlace: z.enum(['direct', 'post', 'other']).nullish(),
    payment: z.enum(['none', 'online', 'direct']).nullish(),
    user: z
      .strictObject({
        idLocal: PersonId,
        idQg: PersonId,
        type: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullish(),
        location: Text.max(500).nullish(),
      })
      .nullish()
      .describe('EMC keeps keyed hashes of the ids'),
    occurredAt: Moment.nullish().describe('when it happened; from 2000 on, 5 minutes ahead of EMC at most'),
    correctionOf: z.uuid().nullish().describe('the discrepancy that this event settles'),
  })
  .meta({ id: 'NewDossierEvent' });
export type NewDossierEvent = z.infer<typeof NewDossierEvent>;

const mostEvents = 10_000;
const batchOf = <Event extends z.ZodType>(event: Event) =>
  z.union([z.array(event).max(mostEvents), z.strictObject({ events: z.array(event).max(mostEvents) })], {
    error: inBoth(
      'Gửi một mảng JSON, {"events": [...]} hoặc NDJSON, nhiều nhất 10.000 sự kiện.',
      'Send a JSON array, {"events": [...]} or NDJSON, 10,000 events at most.',
    ),
  });

/** What a sender should send; lines of NDJSON are the first of the two. */
export const DossierEvents = batchOf(NewDossierEvent).meta({ id: 'DossierEvents' });

/** What the door takes: each event is judged by itself, so that a bad one does not stop the others. */
export const SentEvents = batchOf(z.unknown());
export type SentEvents = z.infer<typeof SentEvents>;

export const EventResult = z
  .object({
    eventId: z.string().nullable().describe('null when it could not be read'),
    result: z.enum(['stored', 'already', 'refused']),
    code: z.enum(['EVENT_INVALID', 'OCCURRED_AHEAD', 'OCCURRED_TOO_EARLY']).optional().describe('why it was refused'),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'EventResult' });
export type EventResult = z.infer<typeof EventResult>;

export const EventResults = z
  .object({ stored: Count, already: Count, refused: Count, results: z.array(EventResult).describe('in your order') })
  .meta({ id: 'EventResults' });
export type EventResults = z.infer<typeof EventResults>;

const separator = '~';

/** Where a page of dossiers ended: day and dossier code. */
const DossierKey = Text.max(211).refine(
  (key) => key[10] === separator && Day.safeParse(key.slice(0, 10)).success,
  badCursor,
);

/** The cursor behind a dossier, and back. */
export const dossierCursor = {
  of: ({ day, codeProfile }: { day: string; codeProfile: string }) => `${day}${separator}${codeProfile}`,
  read: (cursor: string) => ({ day: cursor.slice(0, 10), codeProfile: cursor.slice(11) }),
};

export const DossierFilter = z.object({
  query: Text.max(200).optional().describe('how the dossier code begins'),
  day: Day.optional().describe('the day it counts on'),
  code: Text.max(200).optional().describe('CodeTTHC'),
  ...pagedBy(DossierKey),
});
export type DossierFilter = z.infer<typeof DossierFilter>;

export const Dossier = z
  .object({
    siteId: SiteId,
    codeProfile: z.string(),
    day: Day.describe('the day it counts on'),
    returnedOn: Day.nullable(),
    codeTthc: z.string().describe('empty when no event named a procedure'),
    level: z.number().int().nullable().describe('of the list that was default then; null when not listed'),
    listVersion: z.number().int().nullable(),
    channel: Channel.nullable(),
    status: Status.nullable(),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.infer<typeof Dossier>;

export const DossierEvent = z
  .object({
    seq: z.number().int(),
    eventId: z.string().nullable(),
    receivedAt: Time,
    occurredAt: Time.nullable(),
    codeTthc: z.string(),
    nameTthc: z.string(),
    status: Status.nullable(),
    channel: Channel.nullable(),
    isFromDvcqg: z.boolean().nullable(),
    correctionOf: z.uuid().nullable(),
    doubts: z.array(z.string()),
    unread: z
      .array(z.object({ name: z.string().describe("'' = it had no name fit to be shown"), length: Count }))
      .describe('fields that EMC does not know or could not read, and how many characters they held'),
  })
  .meta({ id: 'DossierEvent' });
export type DossierEvent = z.infer<typeof DossierEvent>;

export const DossierHistory = Dossier.extend({
  events: z.array(DossierEvent).describe('in the order they came; the first 1,000'),
}).meta({ id: 'DossierHistory' });
export type DossierHistory = z.infer<typeof DossierHistory>;

export const DossierParams = SiteParams.extend({ code: Text.min(1).max(200) });

export const EventParams = DossierParams.extend({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const UnreadFields = z
  .object({ fields: z.record(z.string(), z.string()).describe('as sent; cut where there was too much') })
  .meta({ id: 'UnreadFields' });
export type UnreadFields = z.infer<typeof UnreadFields>;

export const DailyQuery = z.object({ from: Day, to: Day });
export type DailyQuery = z.infer<typeof DailyQuery>;

export const DailyFigures = z
  .object({
    siteId: SiteId,
    from: Day,
    to: Day,
    days: z.array(
      z.object({
        day: Day,
        received: z.number().int(),
        online: z.number().int(),
        fullOnline: z.number().int().describe('online, for services of level 4'),
        unmatched: z.number().int().describe('of procedures that were in no list'),
        returned: z.number().int(),
        adjusted: z.boolean().describe('holds an approved adjustment'),
        changedOn: Day.describe('the last day that brought something for it'),
      }),
    ),
  })
  .meta({ id: 'DailyFigures' });
export type DailyFigures = z.infer<typeof DailyFigures>;

/** What may be set about a site's feed. */
export const FeedChange = z
  .strictObject({
    keyRequired: z.boolean(),
    expectedFrom: Day.nullable().describe('the day by which the site is to be connected'),
    allowedHours: z.number().int().min(1).max(1000).describe('working hours without events before that is told'),
    ratePerMinute: z.number().int().min(60).max(1_000_000),
  })
  .meta({ id: 'FeedChange' });
export type FeedChange = z.infer<typeof FeedChange>;

export const Feed = FeedChange.extend({
  siteId: SiteId,
  hasKey: z.boolean(),
  lastEventAt: Time.nullable(),
  events: Count,
  derived: Count.describe('events that dossiers and figures hold already'),
  dossiers: Count,
  quarantined: Count.describe('events with this siteId that wait in quarantine'),
  rebuiltAt: Time.nullable(),
}).meta({ id: 'Feed' });
export type Feed = z.infer<typeof Feed>;

/** Shown once: EMC keeps only its hash. */
export const IssuedFeedKey = z
  .object({ key: z.string(), url: z.string().describe('to be set in the case-handling system') })
  .meta({ id: 'IssuedFeedKey' });
export type IssuedFeedKey = z.infer<typeof IssuedFeedKey>;

export const TrackingKey = z.object({ key: Text.max(200) });
/** Whatever else the address says is no reason to lose an event. */
export const TrackingQuery = z.looseObject({ key: Text.max(200).optional() });

export const QuarantineQuery = z.object({
  siteId: SiteId.optional().describe('as it was sent'),
  ...pagedBy(IdKey),
});
export type QuarantineQuery = z.infer<typeof QuarantineQuery>;

export const QuarantinedEvent = z
  .object({
    id: z.uuid(),
    receivedAt: Time,
    siteId: SiteId.nullable().describe('as it was sent'),
    doubts: z.array(z.object({ code: z.string(), message: z.string() })),
    contentType: z.string(),
    codeProfile: z.string(),
    codeTthc: z.string(),
    nameTthc: z.string(),
    status: z.number().int().nullable(),
  })
  .meta({ id: 'QuarantinedEvent' });
export type QuarantinedEvent = z.infer<typeof QuarantinedEvent>;

export const Reassignment = z
  .strictObject({
    sentAs: SiteId.describe('the siteId that was sent'),
    siteId: SiteId.describe('whose events they are'),
  })
  .meta({ id: 'Reassignment' });
export type Reassignment = z.infer<typeof Reassignment>;
export const Reassigned = z.object({ moved: Count }).meta({ id: 'Reassigned' });

export const RebuildStarted = z.object({ siteId: SiteId, events: Count }).meta({ id: 'RebuildStarted' });
